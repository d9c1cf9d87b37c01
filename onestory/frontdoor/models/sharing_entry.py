"""The ledger: one line for each decision to share, or not to share, about one person."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Agency, Council
from onestory.frontdoor.declared.standings import ShareDecision
from onestory.frontdoor.models.contact import Contact
from onestory.frontdoor.models.held_ask import HeldAsk
from onestory.frontdoor.models.information_request import InformationRequest


class SharingEntry(models.Model):
    """What, about whom, from whom to whom, on what footing. Says that something was shared, never what it said."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="shares", null=True)
    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="shares", null=True)
    ask = models.ForeignKey(HeldAsk, on_delete=models.PROTECT, related_name="+", null=True)
    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", null=True)
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", null=True)
    to_whom = models.CharField(max_length=300)
    about = models.CharField(max_length=401)
    person_id = models.UUIDField(null=True)
    what = models.TextField()
    lawful_basis = models.CharField(max_length=40)
    necessity = models.TextField()
    told = models.CharField(max_length=20, blank=True)
    told_why_not = models.TextField(blank=True)
    decision = models.CharField(max_length=10, default=ShareDecision.SHARE.value)
    refused_why = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(decision__in=[each.value for each in ShareDecision]), name="sharing_decision_is_known"
            ),
            models.CheckConstraint(
                condition=Q(decision=ShareDecision.SHARE.value) | ~Q(refused_why=""), name="sharing_refused_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(lawful_basis="") & ~Q(necessity="") & ~Q(what=""), name="sharing_says_on_what_footing"
            ),
            models.CheckConstraint(
                condition=Q(contact__isnull=False) | Q(ask__isnull=False), name="sharing_says_in_what_it_was_decided"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["person_id", "at"], name="sharing_of_person")]

    def __str__(self) -> str:
        return f"{self.decision}: {self.what}"
