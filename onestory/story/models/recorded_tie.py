"""What a worker recorded of how two people stand to one another, on whose word, and how sure they are of it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onestory.councils.models import Council
from onestory.people.models import Person
from onestory.vocabulary.people import Sureness


class RecordedTie(models.Model):
    """Read as: `person` is the `kind` of `other`. Never changed: a later row takes an earlier one back, with a reason.

    Where the later row `corrects`, it stands in the place of the earlier one; otherwise nothing does.

    `contested_by` says who says otherwise, and what; blank where nobody does.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    kind = models.CharField(max_length=30)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    sureness = models.CharField(max_length=12)
    contested_by = models.TextField(blank=True)
    said_by = models.TextField(help_text="Who told it.")
    why = models.TextField(help_text="Why it is recorded, or taken back.")
    takes_back = models.OneToOneField("self", on_delete=models.PROTECT, related_name="+", null=True)
    corrects = models.BooleanField(default=False, db_default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)
    recorded_by_user = models.BigIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(person=F("other")), name="recorded_tie_joins_two"),
            models.CheckConstraint(
                condition=Q(sureness__in=[each.value for each in Sureness]), name="recorded_tie_says_how_sure"
            ),
            models.CheckConstraint(condition=~Q(said_by="") & ~Q(why=""), name="recorded_tie_says_whence_and_why"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gt=F("since")),
                name="recorded_tie_ends_after_it_began",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person"], name="recorded_tie_person"),
            models.Index(fields=["other"], name="recorded_tie_other"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} is {self.kind} of {self.other_id}"
