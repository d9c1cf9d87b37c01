"""A person: one lasting identifier, and the few chosen facts that every list needs."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from onestory.councils.models import Council


class Person(models.Model):
    """Never overwritten by a merge: a person who turns out to be another is retired, and an alias leads on.

    The name, birth and sex here are the chosen facts, repeated so that lists need no joins. No place is kept here.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, help_text="child, adult or unborn, as last written up.")
    given_name = models.TextField(blank=True)
    family_name = models.TextField(blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=1, blank=True)
    is_shielded = models.BooleanField(default=False)
    records = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["family_name", "given_name", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(kind__in=("child", "adult", "unborn")), name="person_kind_is_known"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["council", "family_name"], name="person_of_the_council"),
        ]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip() or "(no name yet)"
