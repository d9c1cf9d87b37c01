"""What was decided, handed to a team that must say whether it takes it up."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Agency, Council, Team
from onestory.frontdoor.declared.handovers import HandoverState
from onestory.frontdoor.models.contact import Contact
from onestory.frontdoor.models.decision import Decision
from onestory.vocabulary.frontdoor import ContactOutcome

PERSON = settings.AUTH_USER_MODEL


class Handover(models.Model):
    """One offer to one team. Declined, it stays as it was, and another is made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", help_text="Whose team it is.")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="handovers")
    decision = models.ForeignKey(
        Decision,
        on_delete=models.PROTECT,
        related_name="handovers",
        null=True,
        help_text="None for a contact on an open case, which goes straight to its worker.",
    )
    worker = models.CharField(max_length=200, blank=True, help_text="Whose case it is, as a record says.")
    reference = models.CharField(max_length=20)
    outcome = models.CharField(max_length=30)
    level = models.CharField(max_length=1)
    brag = models.CharField(max_length=5)
    note = models.TextField(blank=True, help_text="What the hub asks of the team.")
    state = models.CharField(max_length=20, default=HandoverState.OFFERED.value)
    offered_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    due_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, help_text="Why not; or what the team will do first.")

    class Meta:
        ordering: ClassVar[list[str]] = ["offered_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in HandoverState]), name="handover_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=False) | Q(outcome=ContactOutcome.EXISTING_CASE.value),
                name="handover_undecided_is_of_an_open_case",
            ),
            models.UniqueConstraint(
                fields=["contact"],
                condition=~Q(state=HandoverState.DECLINED.value),
                name="contact_is_handed_to_one_team",
            ),
            models.CheckConstraint(
                condition=Q(state=HandoverState.OFFERED.value, answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(state=HandoverState.OFFERED.value) & Q(answered_by__isnull=False) & Q(answered_at__isnull=False)),
                name="handover_answered_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state=HandoverState.DECLINED.value) | ~Q(answer=""), name="handover_declined_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} to {self.team}"
