"""The day by which a court wants what it asked for: given, moved, met or withdrawn, a row each."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.frontdoor.declared.courts import RUNNING, CourtStep
from onestory.frontdoor.models.contact import Contact


class CourtDay(models.Model):
    """Never changed: the newest row of a contact stands, and its clock runs while that says asked or moved."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="court_days")
    reference = models.CharField(max_length=20, help_text="The contact's, for the team it was handed to.")
    number = models.PositiveSmallIntegerField(help_text="In order, within the contact.")
    step = models.CharField(max_length=10)
    court = models.CharField(max_length=200)
    section = models.CharField(max_length=5, help_text="The section of the Children Act 1989.")
    due_on = models.DateField()
    hour = models.TimeField(null=True)
    due_at = models.DateTimeField(help_text="When that runs out here.")
    words = models.TextField(blank=True, help_text="Why the day is another, what was sent, how it was withdrawn.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["contact", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["contact", "number"], name="court_day_number_once"),
            models.CheckConstraint(
                condition=Q(step__in=[each.value for each in CourtStep]), name="court_day_step_known"
            ),
            models.CheckConstraint(condition=Q(step=CourtStep.ASKED.value) | ~Q(words=""), name="court_day_says_why"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["council", "due_at"],
                condition=Q(step__in=[each.value for each in RUNNING]),
                name="court_day_running",
            ),
            models.Index(fields=["reference"], name="court_day_of_reference"),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.court}, {self.due_on}"
