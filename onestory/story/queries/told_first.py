"""What workers said that a reader must know before anything else: how to reach somebody, and who is a risk to whom."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, DateField, Func, IntegerField, Q, QuerySet, UUIDField, Value

from onestory.calendars.instants import london_date
from onestory.people.models import Person
from onestory.people.queries.withheld import withheld, withheld_near
from onestory.people.rules.page import PersonHead, Warned
from onestory.people.rules.relations import is_what_to
from onestory.story.models import RecordedTie, SafeContact
from onestory.story.policies import BEHIND, living, standing
from onestory.story.rules.risks import Risk, recorded_by, warned_of
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.people import SURENESS, RiskKind
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once


@dataclass(frozen=True, kw_only=True)
class HowToReach:
    """The latest word on how somebody may safely be reached."""

    words: str
    at: datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class ToldFirst:
    """How they may safely be reached, where anybody has said so; and the risks that are recorded and not over."""

    reach: HowToReach | None
    risks: tuple[Warned, ...]


class _Row(NamedTuple):
    """A word on how to reach somebody, or, with a `kind`, a recorded risk."""

    words: str
    at: datetime
    by: str
    kind: str
    sureness: str
    contested: str
    said_by: str
    since: date | None
    behind: int
    one: UUID | None
    one_given: str
    one_family: str
    other: UUID | None
    other_given: str
    other_family: str


NOTHING = Value("", output_field=CharField())
OF_NOBODY = (Value(None, output_field=UUIDField()), NOTHING, NOTHING)
NAMED = ("given_name", "family_name")


def told_first(head: PersonHead, *, viewer: Actor, today: date) -> ToldFirst:
    """Both of somebody whose record is open, in one statement, looked through for shielded places."""
    rows = [_Row(*row) for row in _said(people=list(head.identifiers), today=today)]
    reach = next((HowToReach(words=row.words, at=row.at, by=row.by) for row in rows if not row.kind), None)
    risky = [row for row in rows if row.kind]
    found = ToldFirst(reach=reach, risks=tuple(warned_of(_risk(row, head)) for row in risky))
    if not any(row.behind for row in risky):
        return withheld_near(head, found, viewer=viewer)
    ends = {end for row in risky for end in (row.one, row.other) if end}
    return withheld(found, viewer=viewer, people={*head.identifiers, *ends})


@written_once
def _said(*, people: Any, today: Any) -> QuerySet[Any, Any]:
    said = SafeContact.objects.filter(person_id__among=people).order_by("-said_at", "-id")
    reach = said.values_list(
        "words", "said_at", "said_by", NOTHING, NOTHING, NOTHING, NOTHING, Value(None, output_field=DateField()),
        Value(0, output_field=IntegerField()), *OF_NOBODY, *OF_NOBODY,
    )[:1]  # fmt: skip
    return reach.union(_risks("person_id", people, today), _risks("other_id", people, today), all=True)


def _risks(end: str, people: Any, today: Any) -> QuerySet[Any, Any]:
    recorded = RecordedTie.objects.filter(
        standing(), kind__in=[each.value for each in RiskKind], **{f"{end}__among": people}
    )
    behind = Func(BEHIND, function="cardinality", output_field=IntegerField())
    return recorded.filter(Q(until=None) | Q(until__gt=today)).order_by().values_list(
        "why", "recorded_at", "recorded_by", "kind", "sureness", "contested_by", "said_by", "since", behind,
        living("person_id"), *(f"person__{name}" for name in NAMED),
        living("other_id"), *(f"other__{name}" for name in NAMED),
    )  # fmt: skip


def _risk(row: _Row, head: PersonHead) -> Risk:
    one = head.name if row.one == head.person else str(Person(given_name=row.one_given, family_name=row.one_family))
    other = Person(given_name=row.other_given, family_name=row.other_family)
    whom = head.name if row.other == head.person else str(other)
    return Risk(
        one=one,
        words=is_what_to(row.kind, "", whom),
        how_sure=label_of(SURENESS, row.sureness).lower(),
        contested=row.contested,
        since=row.since,
        source=recorded_by(row.by, row.said_by),
        as_of=london_date(row.at),
    )
