"""A question about a request, from either side to the other; the clock runs on unless the hub says so."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Agency, Council
from onestory.frontdoor.models.information_request import InformationRequest

PERSON = settings.AUTH_USER_MODEL


class Clarification(models.Model):
    """What was asked never changes; it is answered once. `moved_to` is a new time the hub declared, with its reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="clarifications")
    by_hub = models.BooleanField(help_text="The hub asked the agency; otherwise the agency asked the hub.")
    asks = models.TextField()
    asked_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)
    moved_from = models.DateTimeField(null=True)
    moved_to = models.DateTimeField(null=True)
    moved_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(asks=""), name="clarification_asks_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="clarification_answered_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(moved_from__isnull=True, moved_to__isnull=True, moved_why="")
                | (Q(moved_from__isnull=False, moved_to__isnull=False, by_hub=False) & ~Q(moved_why="")),
                name="clarification_moves_a_clock_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{'The hub' if self.by_hub else 'The agency'} asks about {self.request_id}"
