"""The lines of the chronology that a page needs, in one statement: planning many months costs more than reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, Q, QuerySet, Value

from onestory.calendars.instants import at_london
from onestory.people.declared.event_kinds import STATUS
from onestory.people.declared.process import KINDS as STEPS
from onestory.people.declared.warnings import KINDS as WARN
from onestory.people.declared.warnings import WARNINGS
from onestory.people.models import Event
from onestory.people.policies import recorded_until
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

NEWEST = "newest"
MOST_NEWEST = 30
LONGEST = max((rule.lasts for rule in WARNINGS if rule.lasts), default=timedelta(0))


@dataclass(frozen=True)
class Lines:
    """The newest lines of a person; and of them and their family what stands open, what warns, and the steps taken."""

    newest: tuple[Event, ...]
    standing: tuple[Event, ...]


def lines_of(
    identifiers: Sequence[UUID], others: Iterable[UUID], *, viewer: Actor, today: date, with_newest: bool = False
) -> Lines:
    """Lines of one person under any of their identifiers and of those around them; perhaps their newest thirty too."""
    everybody = [*identifiers, *others]
    values = {
        "mine": list(identifiers),
        "everybody": everybody,
        "today": today,
        "warned_since": at_london(today - LONGEST),
        "ahead": recorded_until(today),
    }
    asked = _standing_and_newest(**values) if with_newest else _standing(**values)
    found = sorted(asked, key=lambda line: (line.happened_at, line.pk), reverse=True)
    return Lines(
        newest=tuple(line for line in found if line.part == NEWEST),  # type: ignore[attr-defined]
        standing=tuple(line for line in found if line.part != NEWEST),  # type: ignore[attr-defined]
    )


@written_once
def _standing(*, mine: Any, everybody: Any, today: Any, warned_since: Any, ahead: Any) -> QuerySet[Event]:
    is_open = Q(until=None) | Q(until__gt=today)
    wanted = (
        (Q(kind__in=list(STATUS)) & is_open)
        | (Q(kind__in=WARN) & (is_open | Q(happened_at__gte=warned_since)))
        | Q(kind__in=STEPS, person_id__among=mine)
    )
    by_now = Event.objects.filter(recorded_at__lt=ahead, hidden=False)
    return by_now.filter(wanted, person_id__among=everybody).annotate(part=_part("standing")).order_by()


@written_once
def _standing_and_newest(*, mine: Any, everybody: Any, today: Any, warned_since: Any, ahead: Any) -> QuerySet[Event]:
    standing = _standing.build(mine=mine, everybody=everybody, today=today, warned_since=warned_since, ahead=ahead)
    latest = Event.objects.filter(recorded_at__lt=ahead, hidden=False, person_id__among=mine)
    newest = latest.annotate(part=_part(NEWEST)).order_by("-happened_at", "-id")[:MOST_NEWEST]
    return standing.union(newest, all=True)


def _part(name: str) -> Value:
    return Value(name, output_field=CharField())
