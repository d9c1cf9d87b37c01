"""One judgement of level of need and urgency. Never changed: a change of mind is a new row."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.frontdoor.models.contact import Contact


class Triage(models.Model):
    """Level of need (how much help) and BRAG (how fast to ask) are two judgements, kept apart."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="triages")
    number = models.PositiveSmallIntegerField(help_text="In order, within the contact.")
    level = models.CharField(max_length=1)
    brag = models.CharField(max_length=5)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    clock_started_at = models.DateTimeField()
    clock_due_at = models.DateTimeField()
    out_of_hours = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["contact", "number"], name="triage_number_once_a_contact"),
            models.CheckConstraint(condition=Q(level__in=["1", "2", "3", "4"]), name="triage_level_is_one_of_four"),
            models.CheckConstraint(
                condition=Q(brag__in=["red", "amber", "green", "blue"]), name="triage_brag_is_one_of_four"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="triage_says_why"),
        ]

    def __str__(self) -> str:
        return f"Level {self.level}, {self.brag}"
