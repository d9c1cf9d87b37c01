"""A version of a story kept as it stood, for a court: its lines, and the digest that shows they are still the same."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.people.models import Person


class Version(models.Model):
    """Never changed, by anybody. `told` is the exact text that was digested; what is printed is read from it."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    number = models.PositiveIntegerField(help_text="In order, within the person.")
    why = models.TextField(help_text="For which court or conference.")
    told = models.TextField()
    entries = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    looked_through = models.BooleanField(help_text="Made while a shield stood: its places are taken out.")
    locked_at = models.DateTimeField()
    locked_by = models.CharField(max_length=150)
    locked_by_user = models.BigIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "number"], name="version_number_once_a_person"),
            models.CheckConstraint(condition=~Q(why=""), name="version_says_what_for"),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}, locked {self.locked_at:%-d %B %Y}"
