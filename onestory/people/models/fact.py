"""A fact about a person, as one source gives it."""

from typing import ClassVar

from django.db import models
from django.db.models import CompositePrimaryKey, Q

from onestory.councils.models import Council
from onestory.people.models.person import Person


class Fact(models.Model):
    """Every value that any source gives is kept; the one that the page shows first is `chosen`.

    A row is one value of one kind from one feed. `hidden` marks what would betray where a shielded person is; the
    database shows it to nobody without the grant.
    """

    pk = CompositePrimaryKey("person_id", "kind", "feed", "value")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="facts", db_constraint=False)
    kind = models.CharField(max_length=30, help_text="A code of the declared kinds of fact.")
    value = models.TextField()
    feed = models.CharField(max_length=60)
    agency = models.CharField(max_length=60)
    record = models.TextField(help_text="The latest record that says so.")
    as_of = models.DateField(help_text="The day on which the source last said so.")
    chosen = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["kind", "-chosen", "-as_of"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(value=""), name="fact_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.value} ({self.feed})"
