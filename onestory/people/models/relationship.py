"""What one person is to another, says a source."""

from typing import ClassVar

from django.db import models
from django.db.models import CompositePrimaryKey, F, Q

from onestory.councils.models import Council
from onestory.people.models.person import Person


class Relationship(models.Model):
    """Read as: `person` is the `kind` of `other`. `confidence` says how it is known: stated, identifier, inferred."""

    pk = CompositePrimaryKey("person_id", "other_id", "kind", "feed")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    kind = models.CharField(max_length=30)
    feed = models.CharField(max_length=60)
    agency = models.CharField(max_length=60)
    record = models.TextField()
    as_of = models.DateField()
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    confidence = models.CharField(max_length=12)
    contested = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["kind", "person"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(person=F("other")), name="nobody_is_related_to_themselves"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["other"], name="relationship_other")]

    def __str__(self) -> str:
        return f"{self.person_id} is {self.kind} of {self.other_id}"
