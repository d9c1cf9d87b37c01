"""One letter to one person: written in the act that needs it, sent after, and kept until it is sent or given up."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council


class Letter(models.Model):
    """What it says is declared under its code. `key` says of what it tells, so that nobody is told twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField()
    key = models.CharField(max_length=120)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    queued_at = models.DateTimeField()
    try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=200, blank=True, help_text="Why the last try failed.")

    class Meta:
        ordering: ClassVar[list[str]] = ["queued_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["council", "code", "key", "to"], name="letter_once_of_a_thing"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(given_up_at__isnull=True), name="letter_is_sent_or_given_up"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["council", "try_at"],
                condition=Q(sent_at__isnull=True, given_up_at__isnull=True),
                name="letter_waiting",
            ),
            models.Index(fields=["council", "to", "code", "-queued_at"], name="letter_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.code} to {self.to_id}"
