"""What the night worked on, handed to the day team with words, until somebody of the day takes it up."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from onestory.councils.models import Council
from onestory.frontdoor.models.contact import Contact

PERSON = settings.AUTH_USER_MODEL


class MorningHandover(models.Model):
    """One contact, handed from the night to the morning. What was said never changes; taking it up is added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="mornings")
    shut_at = models.DateTimeField(help_text="When the night began.")
    done = models.TextField(help_text="What was done in the night.")
    first = models.TextField(help_text="What the day team must do first.")
    given_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    due_at = models.DateTimeField()
    taken_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_at", "given_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["contact"], condition=Q(taken_at__isnull=True), name="contact_waits_once_for_the_morning"
            ),
            models.CheckConstraint(condition=~Q(done="") & ~Q(first=""), name="morning_says_what_and_what_next"),
            models.CheckConstraint(
                condition=Q(taken_by__isnull=True, taken_at__isnull=True)
                | (Q(taken_by__isnull=False, taken_at__isnull=False) & ~Q(taken_by=F("given_by"))),
                name="morning_is_taken_up_by_another",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["council", "-given_at"], name="morning_of_council")
        ]

    def __str__(self) -> str:
        return f"{self.contact_id}, from the night of {self.shut_at:%-d %B %Y}"
