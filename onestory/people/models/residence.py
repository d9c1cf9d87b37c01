"""Where a person lives or lived, as one source gives it, from when until when."""

from typing import ClassVar

from django.db import models
from django.db.models import CompositePrimaryKey

from onestory.councils.models import Council
from onestory.people.models.person import Person


class Residence(models.Model):
    """People with the same current `place` make a household. The whole row is a place, so a shield hides all of it."""

    pk = CompositePrimaryKey("person_id", "feed", "place")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="residences", db_constraint=False)
    place = models.TextField(help_text="What is the same for everybody at one address.")
    address = models.TextField(blank=True)
    postcode = models.TextField(blank=True)
    uprn = models.TextField(blank=True)
    lived_from = models.DateField(null=True)
    lived_until = models.DateField(null=True)
    feed = models.CharField(max_length=60)
    agency = models.CharField(max_length=60)
    record = models.TextField()
    as_of = models.DateField()
    chosen = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-chosen", "-as_of"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["council", "place"], name="residence_place")]

    def __str__(self) -> str:
        return self.address or self.postcode
