"""What somebody thinks should be decided, and why: for another person to decide."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.frontdoor.models.contact import Contact
from onestory.vocabulary.frontdoor import ContactOutcome

NO_FURTHER_ACTION = ContactOutcome.NO_FURTHER_ACTION.value


class Proposal(models.Model):
    """The newest stands. Kept whole, so that a decision can be held against what was proposed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="proposals")
    number = models.PositiveSmallIntegerField(help_text="In order, within the contact.")
    outcome = models.CharField(max_length=30)
    reason_code = models.CharField(max_length=30, blank=True, help_text="For no further action.")
    level = models.CharField(max_length=1)
    rationale = models.TextField()
    unknown = models.TextField(blank=True)
    would_change = models.TextField(blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["contact", "number"], name="proposal_number_once_a_contact"),
            models.CheckConstraint(
                condition=Q(outcome__in=[each.value for each in ContactOutcome]), name="proposal_outcome_is_closed"
            ),
            models.CheckConstraint(condition=~Q(rationale=""), name="proposal_says_why"),
            models.CheckConstraint(
                condition=~Q(outcome=NO_FURTHER_ACTION) | (~Q(reason_code="") & ~Q(would_change="")),
                name="proposal_of_nothing_says_what_would_change_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome}, proposed"
