"""A contact passed by one council to another, of the hub or outside it, until that council has answered."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.frontdoor.declared.transfers import TransferState
from onestory.frontdoor.models.contact import Contact
from onestory.frontdoor.models.decision import Decision

PERSON = settings.AUTH_USER_MODEL
ANSWERS = [TransferState.ACCEPTED.value, TransferState.RETURNED.value]


class Transfer(models.Model):
    """What was sent never changes. For a council outside, the sender writes down who acknowledged it there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+", help_text="Who passes it on.")
    to_council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+", null=True)
    to_name = models.CharField(max_length=200, help_text="The receiving council, as it is called.")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="transfers")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="transfers")
    reference = models.CharField(max_length=20)
    about = models.CharField(max_length=200)
    brag = models.CharField(max_length=5)
    why = models.TextField(help_text="Why it is theirs: they live there now, they are open there.")
    asks = models.TextField(blank=True)
    state = models.CharField(max_length=10, default=TransferState.SENT.value)
    sent_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    due_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, help_text="When the receiver first opened it.")
    answered_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)
    answered_for = models.CharField(max_length=200, blank=True, help_text="Who answered at a council outside.")
    answer = models.TextField(blank=True)
    taken_back = models.BooleanField(default=False, db_default=False, help_text="Returned by its sender, not by them.")
    became = models.CharField(max_length=20, blank=True, help_text="The contact's reference at the receiver.")

    class Meta:
        ordering: ClassVar[list[str]] = ["due_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in TransferState]) & ~Q(why=""), name="transfer_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ANSWERS, answered_by__isnull=False, answered_at__isnull=False)
                | (~Q(state__in=ANSWERS) & Q(answered_by__isnull=True, answered_at__isnull=True)),
                name="transfer_answered_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state=TransferState.RETURNED.value) | ~Q(answer=""), name="transfer_returned_says_why"
            ),
            models.CheckConstraint(
                condition=Q(taken_back=False) | Q(state=TransferState.RETURNED.value),
                name="transfer_taken_back_is_returned",
            ),
            models.UniqueConstraint(
                fields=["contact"],
                condition=~Q(state=TransferState.RETURNED.value),
                name="contact_passed_to_one_council",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} to {self.to_name}"
