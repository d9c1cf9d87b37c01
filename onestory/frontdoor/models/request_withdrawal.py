"""That the hub withdrew a request: by whom, when and why, for the agency to read."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Agency, Council
from onestory.frontdoor.models.information_request import InformationRequest


class RequestWithdrawal(models.Model):
    """Once a request, and never changed: to ask after all is a new request."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    request = models.OneToOneField(InformationRequest, on_delete=models.PROTECT, related_name="withdrawal")
    state = models.CharField(max_length=20, help_text="Where it stood: sent, or answered in part.")
    why = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(why=""), name="request_withdrawal_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.request} withdrawn {self.at:%-d %B %Y %H:%M}"
