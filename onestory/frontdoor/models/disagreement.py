"""A professional disagreement about a contact: who raised it with whom, how far up it is, how it ended."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Agency, Council
from onestory.frontdoor.declared.disagreements import DisagreementState, Settled, Topic
from onestory.frontdoor.models.contact import Contact
from onestory.frontdoor.models.information_request import InformationRequest

PERSON = settings.AUTH_USER_MODEL


class Disagreement(models.Model):
    """Between the hub and one agency. What was raised never changes; what was said since is in its steps."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", help_text="The other side.")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="disagreements")
    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="disagreements", null=True)
    reference = models.CharField(max_length=20, help_text="What both sides call it: a request, or one's own contact.")
    about = models.CharField(max_length=200, help_text="The children, as both sides know them.")
    raised_by_hub = models.BooleanField(default=False, help_text="The hub disagrees with the agency.")
    topic = models.CharField(max_length=20)
    issue = models.TextField()
    wants = models.TextField()
    raised_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    stage = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, default=DisagreementState.OPEN.value)
    due_at = models.DateTimeField(help_text="When the next word is due, from whichever side.")
    settled = models.CharField(max_length=10, blank=True)
    closed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in DisagreementState], stage__range=(1, 4)),
                name="disagreement_is_at_a_stage",
            ),
            models.CheckConstraint(
                condition=Q(topic__in=[each.value for each in Topic]) & ~Q(issue="") & ~Q(wants=""),
                name="disagreement_says_what",
            ),
            models.CheckConstraint(
                condition=Q(state=DisagreementState.CLOSED.value, settled__in=[each.value for each in Settled])
                & Q(closed_by__isnull=False, closed_at__isnull=False)
                | ~Q(state=DisagreementState.CLOSED.value)
                & Q(settled="", closed_by__isnull=True, closed_at__isnull=True),
                name="disagreement_closed_is_whole",
            ),
            models.UniqueConstraint(
                fields=["contact", "agency", "topic", "raised_by_hub"],
                condition=~Q(state=DisagreementState.CLOSED.value),
                name="disagreement_once_at_a_time",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["council", "due_at"], condition=Q(closed_at__isnull=True), name="disagreement_open"),
        ]

    def __str__(self) -> str:
        return f"{self.reference}, stage {self.stage}"
