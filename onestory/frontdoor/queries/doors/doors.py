"""Whether what was acknowledged at each door is there: a day's counts, and when the last was made."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet, Sum

from onestory.access.policies import require
from onestory.frontdoor.models import DoorCount
from onestory.frontdoor.queries.cards import DoorRow, Doors
from onestory.frontdoor.rules.reconciling import ALL_DOORS, QUARTER
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import CHANNELS
from onestory.walls.actor import Actor

A_DAY = timedelta(days=1)
LATE_AFTER = 2 * QUARTER + timedelta(minutes=5)


def doors(*, viewer: Actor, now: datetime) -> Doors:
    """The last day, door by door, with the references of what a count of that day did not reconcile."""
    require(viewer, "contact.see")
    day = _counts(viewer).filter(from_at__gte=now - A_DAY).exclude(door=ALL_DOORS)
    totals = day.values("door").annotate(said=Sum("acknowledged"), there=Sum("kept"))
    return _doors(viewer, now, tuple(_row(one) for one in totals.order_by("door")))


def doors_in_short(*, viewer: Actor, now: datetime) -> Doors:
    """The same without its rows, in one statement."""
    require(viewer, "contact.see")
    return _doors(viewer, now, ())


def _counts(viewer: Actor) -> QuerySet[DoorCount]:
    return DoorCount.objects.filter(council_id=viewer.council)


def _doors(viewer: Actor, now: datetime, rows: tuple[DoorRow, ...]) -> Doors:
    since, mine = now - A_DAY, _counts(viewer)
    differs = Q(counted_at__gte=since) & ~Q(missing=[], unspoken=[])
    newest = mine.order_by("-until_at").values("pk")[:1]
    found = list(mine.filter(differs | Q(pk__in=newest)))
    last = max((row.until_at for row in found), default=None)
    return Doors(
        since=since,
        counted_until=last,
        is_late=last is None or now - last > LATE_AFTER,
        rows=rows,
        missing=tuple(sorted({reference for row in found if row.counted_at >= since for reference in row.missing})),
        unspoken=tuple(sorted({reference for row in found if row.counted_at >= since for reference in row.unspoken})),
    )


def _row(one: Mapping[str, Any]) -> DoorRow:
    title = label_of(CHANNELS, one["door"])
    return DoorRow(door=one["door"], title=title, acknowledged=one["said"], kept=one["there"])
