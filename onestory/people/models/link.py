"""A link: this record is of this person, says a model or a human being, from when until when."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onestory.councils.models import Council
from onestory.people.models.change import Change
from onestory.people.models.person import Person


class Link(models.Model):
    """Opened and closed, never overwritten. A record has one open link."""

    # Half a million of these are written in one statement: their council and person are checked there, not row by row.
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    record = models.TextField(help_text="The source record, as feeds name it.")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="links", db_constraint=False)
    weight = models.FloatField(null=True, help_text="The strongest match to another of the person's records, in bits.")
    by_exclusion = models.BooleanField(
        default=False, db_default=False, help_text="Not by what it says: the lists of a home left nobody else for it."
    )
    model = models.CharField(max_length=60, blank=True)
    opened_by = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="opened", db_constraint=False)
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        Change, on_delete=models.PROTECT, related_name="closed", null=True, db_constraint=False
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["council", "record"], condition=Q(closed_at__isnull=True), name="record_has_one_open_link"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__gte=F("opened_at"), closed_by__isnull=False),
                name="link_is_closed_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record} → {self.person_id}"
