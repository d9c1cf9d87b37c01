"""One named question of a request."""

import uuid
from typing import ClassVar

from django.db import models

from onestory.councils.models import Agency, Council
from onestory.frontdoor.models.information_request import InformationRequest


class RequestQuestion(models.Model):
    """The question as it was put, whatever becomes of the declared list."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60, blank=True, help_text="Blank where the asker wrote their own.")
    asks = models.TextField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]

    def __str__(self) -> str:
        return self.asks
