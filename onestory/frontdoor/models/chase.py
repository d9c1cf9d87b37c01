"""One reminder to an agency that has not answered."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from onestory.councils.models import Agency, Council
from onestory.frontdoor.models.information_request import InformationRequest


class Chase(models.Model):
    """By a person, or by the clock when nobody has."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="chases")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    words = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]

    def __str__(self) -> str:
        return f"{self.request} chased {self.at:%-d %B %Y %H:%M}"
