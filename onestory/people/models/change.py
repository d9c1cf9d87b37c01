"""A line of the ledger of matching: what joined or parted records and people, by whom or by which model."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.people.models.person import Person

KINDS = ("adopt", "add", "merge", "split", "apart", "together", "undo", "merged", "parted")


class Change(models.Model):
    """`adopt` is a run of linkage; `add`, `merge`, `split`, `apart`, `together` and `undo` are a person's acts.

    `merged` and `parted` are lines that a run adds for each pair of people it joined or parted (`within` that run).
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    model = models.CharField(max_length=60, blank=True)
    why = models.TextField(blank=True)
    from_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    into_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    records = models.JSONField(default=list, help_text="The records a person's decision named.")
    within = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="lines")
    undone_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="undoes")

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="change_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.at:%Y-%m-%d %H:%M} by {self.by}"
