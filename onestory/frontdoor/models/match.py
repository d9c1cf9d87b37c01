"""One decision about who somebody named in a contact is. Never changed: a new decision is a new row."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.frontdoor.models.contact_adult import ContactAdult
from onestory.frontdoor.models.contact_child import ContactChild


class Match(models.Model):
    """Who was taken for whom, by whom, when, with the weight and reasons they had before them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey(ContactChild, on_delete=models.PROTECT, related_name="matches", null=True)
    adult = models.ForeignKey(ContactAdult, on_delete=models.PROTECT, related_name="matches", null=True)
    person_id = models.UUIDField(null=True)
    found = models.CharField(max_length=10)
    weight = models.FloatField(null=True)
    reasons = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(child__isnull=False, adult__isnull=True) | Q(child__isnull=True, adult__isnull=False),
                name="match_is_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child or self.adult}: {self.found}"
