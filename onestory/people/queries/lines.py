"""The lines of the chronology that a page needs, in one statement: planning many months costs more than reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import CharField, Q, Value

from onestory.calendars.instants import at_london
from onestory.people.declared.event_kinds import STATUS
from onestory.people.declared.process import KINDS as STEPS
from onestory.people.declared.warnings import KINDS as WARN
from onestory.people.declared.warnings import WARNINGS
from onestory.people.models import Event
from onestory.people.policies import recorded_by
from onestory.walls.actor import Actor

NEWEST = "newest"
LONGEST = max((rule.lasts for rule in WARNINGS if rule.lasts), default=timedelta(0))


@dataclass(frozen=True)
class Lines:
    """The newest lines of a person; and of them and their family what stands open, what warns, and the steps taken."""

    newest: tuple[Event, ...]
    standing: tuple[Event, ...]


def lines_of(
    identifiers: Sequence[UUID], others: Iterable[UUID], *, viewer: Actor, today: date, newest: int = 0
) -> Lines:
    """Lines of one person under any of their identifiers, and of those around them."""
    everybody = [*identifiers, *others]
    is_open = Q(until=None) | Q(until__gt=today)
    wanted = (
        (Q(kind__in=list(STATUS)) & is_open)
        | (Q(kind__in=WARN) & (is_open | Q(happened_at__gte=at_london(today - LONGEST))))
        | Q(kind__in=STEPS, person_id__in=list(identifiers))
    )
    by_now = Event.objects.filter(recorded_by(today), hidden=False)
    standing = by_now.filter(wanted, person_id__in=everybody).annotate(part=_part("standing"))
    asked = standing.order_by()
    if newest:
        latest = by_now.filter(person_id__in=list(identifiers)).annotate(part=_part(NEWEST))
        asked = standing.order_by().union(latest.order_by("-happened_at", "-id")[:newest], all=True)
    found = sorted(asked, key=lambda line: (line.happened_at, line.pk), reverse=True)
    return Lines(
        newest=tuple(line for line in found if line.part == NEWEST),
        standing=tuple(line for line in found if line.part != NEWEST),
    )


def _part(name: str) -> Value:
    return Value(name, output_field=CharField())
