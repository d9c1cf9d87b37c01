"""What was told of a shielded person, as it was told: under the key outside, beside the row that tells it no longer."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from onestory.councils.models import Council


class AsTold(models.Model):
    """The originals of one row's columns, and what stands in their place; gone once no shield hides anything of them.

    `whose` are the contacts or people that the row is about.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=63)
    key = models.CharField(max_length=40)
    whose = ArrayField(models.UUIDField())
    locked = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["table", "key"], name="as_told_once_a_row"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"


class OwedTelling(models.Model):
    """Somebody, or something told, that must be looked through for hidden places: once the keys answer, and in order.

    `person`: whatever is told of them, and of their relatives. `called`: whatever is told of somebody of their name who
    is not matched. `locked`: everything that is locked, since a shield was lifted. Other kinds are those of the rooms
    where things are told.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    about = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
