"""What a school must know before its next morning: Operation Encompass, one notice a child."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Agency, Council
from onestory.frontdoor.models.contact import Contact

PERSON = settings.AUTH_USER_MODEL


class SchoolNotice(models.Model):
    """Written with the contact, and never changed but for who saw it. It says when and what, and never where."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="school_notice")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", null=True)
    school = models.CharField(max_length=200, blank=True, help_text="As told; blank where nobody said.")
    child_name = models.CharField(max_length=401)
    born_on = models.DateField(null=True)
    police_reference = models.CharField(max_length=60)
    happened_at = models.DateTimeField()
    was_present = models.BooleanField(null=True)
    circumstances = models.TextField()
    childs_voice = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    due_at = models.DateTimeField(help_text="When the school next opens.")
    opened_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    told_whom = models.CharField(max_length=200, blank=True, help_text="Whom the hub rang, and in what part.")

    class Meta:
        ordering: ClassVar[list[str]] = ["due_at", "sent_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True, acknowledged_by__isnull=True)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="school_notice_acknowledged_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(told_at__isnull=True, told_by__isnull=True, told_whom="")
                | (Q(told_at__isnull=False, told_by__isnull=False) & ~Q(told_whom="")),
                name="school_notice_told_is_whole",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "-sent_at"], name="school_notice_of_agency"),
            models.Index(
                fields=["council", "due_at"],
                condition=Q(acknowledged_at__isnull=True, told_at__isnull=True),
                name="school_notice_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"Notice to {self.school or 'a school not named'} under {self.contact_id}"
