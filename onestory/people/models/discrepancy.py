"""Something that one source says of a person and others say otherwise, on its way to whoever can put it right."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from onestory.councils.models import Agency, Council
from onestory.people.models.person import Person

WAITING = ("open", "told", "mending")
STATES = (*WAITING, "stands", "corrected", "lapsed")


class Discrepancy(models.Model):
    """One a record and value, as the record's own agency may read it: nothing that it does not hold itself stands here,
    but `other`, where the declaration lets it be told.

    Found and closed by the indexer whenever it settles the person; told and answered by people.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30, help_text="A code of the compared facts.")
    feed = models.CharField(max_length=60)
    agency_kind = models.CharField(max_length=60)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, related_name="+", help_text="Whose record it is, if it is plain."
    )
    school = models.TextField(blank=True, help_text="Where a feed speaks for many agencies: which.")
    record = models.TextField(help_text="The record that says so.")
    name = models.TextField(blank=True, help_text="Whom it is of, as this record calls them.")
    value = models.TextField(help_text="What this record says.")
    other = models.TextField(blank=True, help_text="What most others say, where that may be told.")
    named = ArrayField(models.CharField(max_length=60), default=list, help_text="Those of the others who may be named.")
    hidden = models.BooleanField(default=False, help_text="Of a shielded person: nobody is told.")
    held = models.BooleanField(default=False, help_text="Whether these records are one person is still being asked.")
    state = models.CharField(max_length=10, default="open")
    found_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    told_by = models.CharField(max_length=150, blank=True)
    how = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=150, blank=True)
    why = models.TextField(blank=True, help_text="Why it stands, or what is being done.")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["found_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["council", "record", "kind", "value"], name="discrepancy_is_found_once"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="discrepancy_state_is_known"),
            models.CheckConstraint(
                condition=Q(told_at__isnull=True, told_by="", how="")
                | (Q(told_at__isnull=False) & ~Q(told_by="") & ~Q(how="")),
                name="discrepancy_is_told_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="stands") | (Q(answered_at__isnull=False) & ~Q(answered_by="") & ~Q(why="")),
                name="discrepancy_stands_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(hidden=False) | Q(agency__isnull=True, school=""), name="discrepancy_hidden_is_of_nobody"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["council", "state", "feed"], name="discrepancy_queue"),
            models.Index(fields=["person"], name="discrepancy_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.record}"
