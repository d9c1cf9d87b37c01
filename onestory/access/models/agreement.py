"""A data-sharing agreement, and each agency's part in it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from onestory.access.declared.agreements import AgreementState
from onestory.councils.models import Agency, Council


class Agreement(models.Model):
    """What one agency lets others see, for which purposes, until when. `shares` says which kinds of which feed.

    Empty `shares` let nothing be seen but that the agency holds a record, and whom to ask.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    giver = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    shares = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    purposes = ArrayField(models.SlugField())
    lawful_basis = models.CharField(max_length=40)
    necessity = models.TextField()
    holder_name = models.CharField(max_length=150, help_text="Whom to ask for what is not shared.")
    holder_phone = models.CharField(max_length=40)
    review_on = models.DateField()
    until = models.DateField(null=True, help_text="The first day on which it no longer counts.")
    state = models.CharField(max_length=10, default=AgreementState.DRAFT.value)
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField(null=True)
    asked_by = models.CharField(max_length=150, blank=True)
    switched_on_at = models.DateTimeField(null=True)
    switched_on_by = models.CharField(max_length=150, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)
    ended_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["title", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in AgreementState]), name="agreement_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="in-force")
                | (~Q(asked_by="") & ~Q(switched_on_by="") & ~Q(asked_by=F("switched_on_by"))),
                name="agreement_is_switched_on_by_two",
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | (Q(ended_at__isnull=False) & ~Q(ended_by="") & ~Q(ended_why="")),
                name="agreement_ends_whole",
            ),
            models.CheckConstraint(condition=~Q(lawful_basis="") & ~Q(necessity=""), name="agreement_has_a_footing"),
            models.CheckConstraint(condition=~Q(purposes=[]), name="agreement_has_a_purpose"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.state})"


class AgreementParty(models.Model):
    """One agency that is party to an agreement: it signs for itself, and its people see what is shared."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="parties")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["agency__name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agreement", "agency"], name="agreement_party_once"),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_by="") | (Q(signed_at__isnull=False) & ~Q(signed_by="")),
                name="agreement_is_signed_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} in {self.agreement_id}"
