"""A contact: somebody told the front door about a child."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council, Team
from onestory.frontdoor.declared.contact_workflow import OPEN_STATES, ContactState
from onestory.frontdoor.declared.standings import Queue

PERSON = settings.AUTH_USER_MODEL
UNJUDGED = [ContactState.NEW.value, ContactState.WITHDRAWN.value]
UNDECIDED = [*(each.value for each in OPEN_STATES), ContactState.WITHDRAWN.value]


class Contact(models.Model):
    """What was said, by whom, and where it stands. Their words never change; the columns after `queue` may.

    The boards count thousands of open ones for everybody who looks: their indexes hold all that is counted by.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(help_text="When it came, not when it was typed.")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    channel = models.CharField(max_length=20)
    kind = models.CharField(max_length=30)
    source = models.CharField(max_length=3, help_text="The census's source of referral, 1A to 10.")
    source_organisation = models.CharField(max_length=200, blank=True)

    referrer_name = models.CharField(max_length=200, blank=True)
    referrer_role = models.CharField(max_length=200, blank=True)
    referrer_phone = models.CharField(max_length=30, blank=True)
    referrer_email = models.CharField(max_length=254, blank=True)
    referrer = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    is_anonymous = models.BooleanField(default=False, help_text="They would not say who they are.")
    wishes_anonymity = models.BooleanField(default=False, help_text="The hub knows; the family must not.")

    worry = models.TextField()
    working_well = models.TextField(blank=True)
    needs_to_happen = models.TextField(blank=True)
    scale = models.PositiveSmallIntegerField(null=True, help_text="0, as bad as can be, to 10, no worry at all.")
    immediate_danger = models.BooleanField(default=False)
    danger = models.TextField(blank=True)
    told_parents = models.CharField(max_length=20, blank=True)
    told_why_not = models.TextField(blank=True)
    consent_data_protection = models.CharField(max_length=20, blank=True)
    consent_confidentiality = models.CharField(max_length=20, blank=True)
    consent_service = models.CharField(max_length=20, blank=True)
    consent_medical = models.CharField(max_length=20, blank=True)
    consent_from = models.CharField(max_length=200, blank=True)
    consent_why_not = models.TextField(blank=True)
    incident_on = models.DateField(null=True)
    incident_reference = models.CharField(max_length=60, blank=True)

    queue = models.CharField(max_length=20, choices=[(queue.value, queue.value) for queue in Queue])
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    handed_at = models.DateTimeField(help_text="When it last changed hands.")
    state = models.CharField(max_length=20, default=ContactState.NEW.value)
    level = models.CharField(max_length=1, blank=True)
    brag = models.CharField(max_length=5, blank=True)
    due_at = models.DateTimeField(help_text="When the next act is due.")
    decide_by = models.DateTimeField(help_text="When the decision is due, whatever the colour.")
    read_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_at", "received_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(queue__in=[each.value for each in Queue]), name="contact_is_in_a_named_queue"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in ContactState]), name="contact_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(told_parents__startswith="no") | ~Q(told_why_not=""), name="contact_says_why_not_told"
            ),
            models.CheckConstraint(condition=Q(scale__isnull=True) | Q(scale__lte=10), name="contact_scale_to_ten"),
            models.CheckConstraint(
                condition=Q(is_anonymous=False)
                | Q(referrer_name="", referrer_phone="", referrer_email="", referrer__isnull=True),
                name="contact_anonymous_names_nobody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNJUDGED, level="", brag="")
                | (~Q(state__in=UNJUDGED) & ~Q(level="") & ~Q(brag="")),
                name="contact_past_new_has_level_and_colour",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNDECIDED, decided_at__isnull=True)
                | (~Q(state__in=UNDECIDED) & Q(decided_at__isnull=False)),
                name="contact_decided_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=ContactState.WITHDRAWN.value) | Q(closed_at__isnull=False),
                name="contact_withdrawn_is_closed",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["council", "due_at"], condition=Q(closed_at__isnull=True), name="contact_open"),
            models.Index(
                fields=["owner", "due_at"],
                include=["council", "state", "id", "reference"],
                condition=Q(closed_at__isnull=True),
                name="contact_of_owner",
            ),
            models.Index(
                fields=["council", "due_at"],
                include=["state", "team", "id"],
                condition=Q(closed_at__isnull=True, owner__isnull=True),
                name="contact_unowned",
            ),
            models.Index(
                fields=["council", "state", "brag"],
                include=["owner", "due_at", "id"],
                condition=Q(closed_at__isnull=True),
                name="contact_counted",
            ),
            models.Index(fields=["council", "received_at"], name="contact_received"),
            models.Index(
                fields=["council", "decided_at"],
                include=["owner"],
                condition=Q(decided_at__isnull=False),
                name="contact_decided",
            ),
            models.Index(
                fields=["incident_reference"], condition=~Q(incident_reference=""), name="contact_police_number"
            ),
        ]

    def __str__(self) -> str:
        return self.reference
