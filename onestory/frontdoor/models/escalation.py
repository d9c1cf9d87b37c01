"""Something ran past its time, and this is whom the clock told."""

import uuid
from typing import ClassVar

from django.db import models

from onestory.councils.models import Council, Team
from onestory.frontdoor.models.contact import Contact
from onestory.frontdoor.models.information_request import InformationRequest


class Escalation(models.Model):
    """Raised once for each clock that runs out, and never lowered: what became of it is in the record."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="escalations")
    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="escalations", null=True)
    kind = models.CharField(max_length=20)
    due_at = models.DateTimeField(help_text="The time that was passed.")
    raised_at = models.DateTimeField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["raised_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["contact", "request", "kind", "due_at"],
                name="escalation_once_a_clock",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact}: {self.kind}"
