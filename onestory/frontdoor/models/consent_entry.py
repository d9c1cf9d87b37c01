"""What a family agreed to, or what its parents were told, since the contact came."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from onestory.councils.models import Council
from onestory.frontdoor.models.contact import Contact


class ConsentEntry(models.Model):
    """One position of one kind. A change of mind is a new row; the newest of each kind stands."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="consents")
    number = models.PositiveSmallIntegerField(help_text="In order, within the contact.")
    kind = models.CharField(max_length=20)
    position = models.CharField(max_length=20)
    from_whom = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["contact", "number"], name="consent_number_once_a_contact"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.position}"
