"""A credential that lapses: a DBS check, safeguarding training."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Credential(models.Model):
    """One check or course, and the day it stops counting. Renewals are new rows."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="credentials")
    kind = models.CharField(max_length=30)
    reference = models.CharField(max_length=60, blank=True)
    held_from = models.DateField()
    held_until = models.DateField(help_text="The first day on which it no longer counts.")

    class Meta:
        ordering: ClassVar[list[str]] = ["kind", "-held_until"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(held_until__gt=F("held_from")), name="credential_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.user} until {self.held_until}"
