"""Somebody at work who is this person, or their relative: their page stays shut to them, and so does its existence."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from onestory.councils.models import Council
from onestory.people.models.person import Person


class Kin(models.Model):
    """Declared by the member of staff or found by the hub. Never shown to whom it names."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, help_text="self, relative or conflict.")
    declared_at = models.DateTimeField()
    declared_by = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "person"], name="kin_is_declared_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of user {self.user_id}"
