"""A time limit and how it stands: a shape, words, and when exactly."""

from datetime import UTC, datetime, timedelta

from onestory.web.components.examples import Example
from onestory.web.presenters.clocks import clock_face

NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)


def _face(hours: float, ended: float | None = None) -> dict[str, object]:
    end = None if ended is None else NOW + timedelta(hours=ended)
    return {"face": clock_face(due=NOW + timedelta(hours=hours), now=NOW, ended=end)}


EXAMPLES = (
    Example(title="Running", params=_face(30)),
    Example(title="Soon", params=_face(2)),
    Example(title="Overdue", params=_face(-3)),
    Example(title="Done in time", params=_face(4, 1)),
    Example(title="Done late", params=_face(-4, -1)),
    Example(title="No time limit", params={"face": clock_face(due=None, now=NOW)}),
)
