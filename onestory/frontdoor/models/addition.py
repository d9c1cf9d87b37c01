"""What somebody told more about a contact that they had sent already."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.frontdoor.models.contact import Contact
from onestory.frontdoor.models.information_request import InformationRequest

PERSON = settings.AUTH_USER_MODEL


class Addition(models.Model):
    """Their words, never changed, with a time by which the hub has read them.

    Of a partner who answered after the decision, only that they did: what they said is sealed, in their answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="additions")
    reference = models.CharField(max_length=20)
    request = models.ForeignKey(
        InformationRequest,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        help_text="The request that was answered after the decision; the answer itself is sealed.",
    )
    words = models.TextField()
    in_danger = models.BooleanField(default=False, help_text="They say that a child is in immediate danger.")
    channel = models.CharField(  # noqa: DJ001  a default of the database's is read back, which whoever tells may not
        max_length=20, null=True, help_text="By which door it came; none for an answer."
    )
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    told_at = models.DateTimeField()
    due_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    changes = models.TextField(blank=True, help_text="What it changes, as whoever read it says.")

    class Meta:
        ordering: ClassVar[list[str]] = ["told_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(words=""), name="addition_says_something"),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True, read_by__isnull=True)
                | (Q(read_at__isnull=False, read_by__isnull=False) & ~Q(changes="")),
                name="addition_read_says_what_it_changes",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["council", "due_at"], condition=Q(read_at__isnull=True), name="addition_unread"),
        ]

    def __str__(self) -> str:
        return f"More about {self.reference}"
