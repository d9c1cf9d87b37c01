"""An agency's agreement that an answer of its own may leave the hub."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Agency, Council
from onestory.frontdoor.models.answer import Answer


class Release(models.Model):
    """The words that may go, in the owner's wording, and for whom."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="releases")
    words = models.TextField()
    for_whom = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(for_whom=""), name="release_says_what_and_for_whom"),
        ]

    def __str__(self) -> str:
        return f"Released for {self.for_whom}"
