"""An alias: a retired identifier and the living one it leads to."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.people.models.person import Person


class Alias(models.Model):
    """Rooms downstream keep the identifier they were given; this says who it is now. Undoing a merge ends the alias."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    retired = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="aliases")
    living = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="known_as")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["since"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["retired"], condition=Q(until__isnull=True), name="person_has_one_open_alias"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.retired_id} is {self.living_id}"
