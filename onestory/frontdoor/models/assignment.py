"""Who had a contact, from when. Never changed: the next assignment ends the one before."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from onestory.councils.models import Council, Team
from onestory.frontdoor.models.contact import Contact


class Assignment(models.Model):
    """A team at least, a person at best."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="assignments")
    number = models.PositiveSmallIntegerField(help_text="In order, within the contact.")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["contact", "number"], name="assignment_number_once_a_contact"),
        ]

    def __str__(self) -> str:
        return f"{self.contact} to {self.owner or self.team}"
