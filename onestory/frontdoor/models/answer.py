"""What an agency answered. It belongs to the agency, and is sealed to it and to the hub's sealed readers."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Agency, Council
from onestory.frontdoor.declared.answers import Handling, Held, Onward, Withheld
from onestory.frontdoor.models.information_request import InformationRequest


class Answer(models.Model):
    """Facts are rows of their own; the professional's view of them is kept apart. Never changed, only added to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField()
    held = models.CharField(max_length=20)
    comment = models.TextField(blank=True, help_text="What the professional makes of it: opinion, not fact.")
    handling = models.CharField(max_length=10, default=Handling.SEALED.value)
    onward = models.CharField(max_length=10, default=Onward.ASK.value)
    withheld_ground = models.CharField(max_length=20, blank=True, help_text="On what ground, of the declared list.")
    withheld_why = models.TextField(blank=True)
    missing = models.TextField(blank=True, help_text="What is still to come.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["request", "number"], name="answer_number_once_a_request"),
            models.CheckConstraint(
                condition=Q(
                    held__in=[each.value for each in Held],
                    handling__in=[each.value for each in Handling],
                    onward__in=[each.value for each in Onward],
                ),
                name="answer_is_one_of_the_kinds",
            ),
            models.CheckConstraint(
                condition=~Q(held=Held.WITHHELD.value) | ~Q(withheld_why=""), name="answer_withheld_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(held=Held.WITHHELD.value) | Q(withheld_ground__in=[each.value for each in Withheld]),
                name="answer_withheld_on_a_ground",
            ),
            models.CheckConstraint(
                condition=~Q(held=Held.PARTLY.value) | ~Q(missing=""), name="answer_partly_says_what_is_missing"
            ),
        ]

    def __str__(self) -> str:
        return f"Answer {self.number} to {self.request_id}"
