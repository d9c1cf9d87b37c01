"""A quarter of an hour at one door: how many were acknowledged, and how many are there."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from onestory.councils.models import Council


class DoorCount(models.Model):
    """Counted twice over, from the audit and from the tables. Only doors at which something came are kept, and every
    quarter of an hour once as a whole, so that a count that was not made is seen too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    door = models.CharField(max_length=20, help_text="A channel; blank for all doors together.", blank=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    acknowledged = models.PositiveIntegerField(help_text="Receipts given, as the audit has them.")
    kept = models.PositiveIntegerField(help_text="Contacts there whole: sent, in a queue, with a team and a time.")
    missing = ArrayField(models.CharField(max_length=20), help_text="References acknowledged and not there.")
    unspoken = ArrayField(models.CharField(max_length=20), help_text="References there and not in the audit.")
    counted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-from_at", "door"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["council", "door", "from_at"], name="door_counted_once"),
            models.CheckConstraint(condition=Q(until_at__gt=F("from_at")), name="door_count_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.door or 'all doors'}, {self.from_at:%-d %B %Y %H:%M}"
