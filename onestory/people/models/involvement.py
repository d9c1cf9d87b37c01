"""A professional or service that works with a person, says a source."""

from typing import ClassVar

from django.db import models
from django.db.models import CompositePrimaryKey

from onestory.councils.models import Council
from onestory.people.models.person import Person


class Involvement(models.Model):
    """Who to ring. `hidden` where naming the school or surgery would betray where a shielded person is."""

    pk = CompositePrimaryKey("council_id", "record", "number")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    record = models.TextField()
    number = models.SmallIntegerField(help_text="Its place among the record's involvements.")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="involvements", db_constraint=False, null=True
    )
    service = models.CharField(max_length=60)
    role = models.CharField(max_length=100)
    name = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    team = models.TextField(blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    feed = models.CharField(max_length=60)
    agency = models.CharField(max_length=60)
    as_of = models.DateField()
    locked = models.BinaryField(null=True, help_text="Name, telephone and team, under the outside key.")
    hidden = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["service", "-as_of"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["person"], name="involvement_person")]

    def __str__(self) -> str:
        return f"{self.role} {self.name}"
