"""Somebody who saw a person as they were not, and has to be told."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.people.models.change import Change
from onestory.people.models.person import Person


class Misled(models.Model):
    """One a decision and user: kept when a merge or split is made or taken back, from who looked in the meantime."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="misled")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", help_text="Whose page they saw.")
    username = models.CharField(max_length=150)
    role = models.CharField(max_length=60, blank=True)
    first_at = models.DateTimeField(help_text="When they first looked.")
    last_at = models.DateTimeField(help_text="When they last looked.")
    told_at = models.DateTimeField(null=True)
    told_by = models.CharField(max_length=150, blank=True)
    how = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["first_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["change", "username"], name="misled_once_by_a_decision"),
            models.CheckConstraint(
                condition=Q(told_at__isnull=True, told_by="")
                | (Q(told_at__isnull=False) & ~Q(told_by="") & ~Q(how="")),
                name="misled_is_told_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.username} saw {self.person_id}"
