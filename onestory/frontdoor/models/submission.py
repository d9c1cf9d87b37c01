"""What was sent, exactly as it came, and what its sender may know of how far it has got."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from onestory.councils.models import Council
from onestory.frontdoor.declared.standings import Standing
from onestory.frontdoor.models.contact import Contact


class Submission(models.Model):
    """The sender's receipt. The key makes sending twice harmless; the digest tells a repeat from another message."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="submission")
    reference = models.CharField(max_length=20, unique=True)
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    sent_by = models.CharField(max_length=60, help_text="Whose key it is: a user, an agency's system, or one draft.")
    key = models.CharField(max_length=128)
    body_digest = models.CharField(max_length=64)
    token_digest = models.CharField(max_length=64, blank=True, help_text="Opens the receipt of an unsigned draft.")
    form = models.CharField(max_length=40)
    form_version = models.CharField(max_length=20)
    answers = models.JSONField()
    received_at = models.DateTimeField()
    standing = models.CharField(max_length=10, default=Standing.RECEIVED.value)
    read_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-received_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["sent_by", "key"], name="submission_once_a_key"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["sender", "-received_at"], name="submission_of_sender"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} as it was sent"
