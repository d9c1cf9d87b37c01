"""What somebody saw that led them to a level of need."""

import uuid
from typing import ClassVar

from django.db import models

from onestory.councils.models import Council
from onestory.frontdoor.models.contact import Contact
from onestory.frontdoor.models.triage import Triage


class TriageIndicator(models.Model):
    """Kept in the words that were ticked, whatever becomes of the list."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    triage = models.ForeignKey(Triage, on_delete=models.PROTECT, related_name="indicators")
    number = models.PositiveSmallIntegerField()
    says = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]

    def __str__(self) -> str:
        return self.says
