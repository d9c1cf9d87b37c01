"""What the referrer was told: an outcome class in plain words, never a family's details."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from onestory.councils.models import Council
from onestory.frontdoor.models.contact import Contact


class Feedback(models.Model):
    """To whom, how, when. The sentence is declared, so that nobody types a family's business into it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="feedback")
    reference = models.CharField(max_length=20)
    to_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    to_whom = models.CharField(max_length=200)
    channel = models.CharField(max_length=20)
    outcome_class = models.CharField(max_length=30)
    sentence = models.TextField()
    is_safe = models.BooleanField(help_text="Checked that this way of telling them puts nobody at risk.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]

    def __str__(self) -> str:
        return f"{self.outcome_class}, to {self.to_whom}"
