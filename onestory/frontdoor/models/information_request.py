"""A request to one agency: what is asked, about whom, on what footing, by when."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from onestory.councils.models import Agency, Council
from onestory.frontdoor.declared.request_workflow import KEPT, WAITING, RequestState
from onestory.frontdoor.models.contact import Contact


class InformationRequest(models.Model):
    """What was asked never changes; its state, and when it was chased, may."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="requests")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    purpose = models.TextField(help_text="Why the hub asks, for the agency to read.")
    lawful_basis = models.CharField(max_length=40)
    necessity = models.TextField(help_text="Why this is necessary and no more than necessary.")
    told = models.CharField(max_length=20, help_text="Whether the parents were told that the hub would ask.")
    told_why_not = models.TextField(blank=True)
    urgency = models.CharField(max_length=5)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    sent_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=20, default=RequestState.SENT.value)
    opened_at = models.DateTimeField(null=True, help_text="When the agency first looked.")
    answered_at = models.DateTimeField(null=True)
    chased_at = models.DateTimeField(null=True)
    chased_times = models.PositiveSmallIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True, help_text="When the hub withdrew it; why is in a row of its own.")
    decided_at = models.DateTimeField(null=True, help_text="When its contact was decided, for the agency to know.")

    class Meta:
        ordering: ClassVar[list[str]] = ["due_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(lawful_basis="") & ~Q(necessity="") & ~Q(purpose="") & ~Q(told=""),
                name="request_says_on_what_footing",
            ),
            models.CheckConstraint(
                condition=~Q(told__startswith="no") | ~Q(told_why_not=""), name="request_says_why_not_told"
            ),
            models.CheckConstraint(condition=Q(due_at__gte=F("sent_at")), name="request_is_due_after_it_is_sent"),
            models.CheckConstraint(condition=Q(state__in=[each.value for each in KEPT]), name="request_state_is_known"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(state__in=[each.value for each in WAITING]),
                name="request_withdrawn_waits_for_nothing",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "due_at"], condition=Q(answered_at__isnull=True), name="request_waiting"),
        ]

    def __str__(self) -> str:
        return self.reference
