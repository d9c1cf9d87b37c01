"""Whether what was acknowledged at each door is there: a day's counts, and when the last was made."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max, Sum

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
    """The last day, door by door, with the references of what does not reconcile."""
    require(viewer, "contact.see")
    mine = DoorCount.objects.filter(council_id=viewer.council)
    since = now - A_DAY
    day = mine.filter(from_at__gte=since)
    totals = day.exclude(door=ALL_DOORS).values("door").annotate(said=Sum("acknowledged"), there=Sum("kept"))
    wrong = list(day.exclude(missing=[], unspoken=[]))
    last = mine.aggregate(at=Max("until_at"))["at"]
    return Doors(
        since=since,
        counted_until=last,
        is_late=last is None or now - last > LATE_AFTER,
        rows=tuple(_row(one) for one in totals.order_by("door")),
        missing=tuple(sorted({reference for row in wrong for reference in row.missing})),
        unspoken=tuple(sorted({reference for row in wrong for reference in row.unspoken})),
    )


def _row(one: Mapping[str, Any]) -> DoorRow:
    title = label_of(CHANNELS, one["door"])
    return DoorRow(door=one["door"], title=title, acknowledged=one["said"], kept=one["there"])
