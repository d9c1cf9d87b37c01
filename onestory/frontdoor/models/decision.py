"""What was decided, by somebody other than whoever proposed it."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from onestory.councils.models import Council
from onestory.frontdoor.models.contact import Contact
from onestory.frontdoor.models.proposal import NO_FURTHER_ACTION, Proposal
from onestory.vocabulary.frontdoor import ContactOutcome


class Decision(models.Model):
    """Stays for ever; a decision taken back within minutes says so, and by whom."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField(help_text="In order, within the contact.")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=30)
    reason_code = models.CharField(max_length=30, blank=True)
    level = models.CharField(max_length=1)
    rationale = models.TextField()
    would_change = models.TextField(blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    undone_at = models.DateTimeField(null=True)
    undone_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["contact", "number"], name="decision_number_once_a_contact"),
            models.UniqueConstraint(
                fields=["contact"], condition=Q(undone_at__isnull=True), name="contact_has_one_standing_decision"
            ),
            models.CheckConstraint(condition=~Q(decided_by=F("proposed_by")), name="decision_takes_two_people"),
            models.CheckConstraint(
                condition=Q(outcome__in=[each.value for each in ContactOutcome]), name="decision_outcome_is_closed"
            ),
            models.CheckConstraint(condition=~Q(rationale=""), name="decision_says_why"),
            models.CheckConstraint(
                condition=~Q(outcome=NO_FURTHER_ACTION) | (~Q(reason_code="") & ~Q(would_change="")),
                name="decision_of_nothing_says_what_would_change_it",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True, undone_why="")
                | (Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undone_why="")),
                name="decision_undone_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome}, decided {self.decided_at:%-d %B %Y}"
