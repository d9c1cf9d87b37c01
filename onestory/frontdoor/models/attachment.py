"""A file that came with a form, a contact, more told about it, or a partner's answer; and its content, kept apart."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Agency, Council
from onestory.frontdoor.declared.attachments import MOST_BYTES, Scan
from onestory.frontdoor.models.addition import Addition
from onestory.frontdoor.models.contact import Contact
from onestory.frontdoor.models.draft import Draft
from onestory.frontdoor.models.information_request import InformationRequest

PERSON = settings.AUTH_USER_MODEL


class Attachment(models.Model):
    """Of a draft until it is sent, and of its contact from then on. One with an agency came with its sealed answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+", null=True)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="attachments", null=True)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="attachments", null=True)
    addition = models.ForeignKey(Addition, on_delete=models.PROTECT, related_name="attachments", null=True)
    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="attachments", null=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", null=True)
    name = models.CharField(max_length=140)
    kind = models.CharField(max_length=20, help_text="By its content, never by its name.")
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    added_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=Scan.HELD.value)
    scanned_at = models.DateTimeField(null=True)
    says = models.CharField(max_length=200, blank=True, help_text="Why it is held, or what the scanner found.")

    class Meta:
        ordering: ClassVar[list[str]] = ["added_at", "name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(draft__isnull=False, contact__isnull=True, request__isnull=True, addition__isnull=True)
                | Q(draft__isnull=True, contact__isnull=False, council__isnull=False),
                name="attachment_hangs_on_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(request__isnull=True, agency__isnull=True)
                | Q(request__isnull=False, agency__isnull=False, addition__isnull=True),
                name="attachment_of_an_answer_is_its_agencys",
            ),
            models.CheckConstraint(
                condition=Q(state=Scan.HELD.value, scanned_at__isnull=True)
                | Q(state__in=[Scan.CLEAN.value, Scan.REFUSED.value], scanned_at__isnull=False),
                name="attachment_is_held_until_scanned",
            ),
            models.CheckConstraint(condition=Q(size__gt=0, size__lte=MOST_BYTES), name="attachment_has_a_size"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["council", "added_at"], condition=Q(state=Scan.HELD.value), name="attachment_held"),
        ]

    def __str__(self) -> str:
        return self.name


class AttachmentContent(models.Model):
    """The bytes, as they came: never changed, and gone once a scanner has refused them."""

    attachment = models.OneToOneField(Attachment, on_delete=models.CASCADE, primary_key=True, related_name="content")
    bytes = models.BinaryField()

    def __str__(self) -> str:
        return f"What is in {self.attachment_id}"
