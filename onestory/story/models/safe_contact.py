"""How somebody may safely be reached, and how not: what a worker reads before they ring or write."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.people.models import Person


class SafeContact(models.Model):
    """Never changed: the latest word stands, the earlier ones are kept."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    words = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=150)

    class Meta:
        ordering: ClassVar[list[str]] = ["-said_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(words=""), name="safe_contact_says_how"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["person", "-said_at"], name="safe_contact_of")]

    def __str__(self) -> str:
        return self.words
