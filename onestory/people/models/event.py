"""One line of the one chronology: what happened, when, who says so, and when it was recorded."""

from typing import ClassVar

from django.db import models

from onestory.people.models.person import Person


class Event(models.Model):
    """From a feed's record or from an act. Made in SQL, because Django knows no partitions: one a month of record time.

    `standing` is fact or opinion; `significance` routine or significant, by declared rule or by a person.
    A `sealed` line is for those with the grant and for the agency it came from.
    """

    id = models.BigIntegerField(primary_key=True)
    council_id = models.BigIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="events", db_constraint=False)
    kind = models.TextField()
    happened_at = models.DateTimeField()
    to_the_day = models.BooleanField()
    until = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    text = models.TextField()
    standing = models.TextField()
    significance = models.TextField()
    agency = models.TextField()
    agency_id = models.BigIntegerField(null=True)
    feed = models.TextField()
    record = models.TextField()
    number = models.SmallIntegerField()
    act = models.TextField()
    subject = models.TextField()
    noted_by = models.TextField()
    handling = models.TextField()
    sealed = models.BooleanField()
    hidden = models.BooleanField()
    locked = models.BinaryField(null=True)

    class Meta:
        managed = False
        db_table = "people_event"
        ordering: ClassVar[list[str]] = ["-happened_at", "-id"]

    def __str__(self) -> str:
        return f"{self.happened_at:%Y-%m-%d} {self.kind}"
