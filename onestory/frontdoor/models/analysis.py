"""What the hub makes of what it knows. A new thought is a new row."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.frontdoor.models.contact import Contact


class Analysis(models.Model):
    """Worry, strength, complication, history, the child's voice, and what is not known: each in its own place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="analyses")
    number = models.PositiveSmallIntegerField(help_text="In order, within the contact.")
    harm = models.TextField(help_text="What has happened, and what we worry will.")
    strengths = models.TextField(blank=True)
    complicating = models.TextField(blank=True)
    history = models.TextField(blank=True)
    childs_voice = models.TextField(blank=True)
    unknown = models.TextField(blank=True)
    needs_to_happen = models.TextField(blank=True)
    scale = models.PositiveSmallIntegerField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["contact", "number"], name="analysis_number_once_a_contact"),
            models.CheckConstraint(condition=Q(scale__isnull=True) | Q(scale__lte=10), name="analysis_scale_to_ten"),
        ]

    def __str__(self) -> str:
        return f"Analysis of {self.contact_id}, {self.at:%-d %B %Y}"
