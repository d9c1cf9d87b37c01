"""The face of a clock: how it stands in words, and when exactly, so that colour never says it alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from onestory.grammar.timescales import Standing, standing_at
from onestory.web.presenters.dates import moment, stretch

SOON = timedelta(hours=4)


@dataclass(frozen=True, kw_only=True)
class ClockFace:
    """What the clock component draws. ``state`` is running, soon, overdue, met or late."""

    state: str
    words: str
    when: str


def clock_face(*, due: datetime | None, now: datetime, ended: datetime | None = None) -> ClockFace:
    """How a clock stands: "due in 2 hours", "3 hours overdue", "done in time"."""
    if due is None:
        return ClockFace(state="running", words="No time limit", when="")
    stands = standing_at(due=due, ended=ended, now=now)
    when = f"due {moment(due, now)}"
    if stands is Standing.MET:
        return ClockFace(state="met", words="Done in time", when=when)
    if stands is Standing.LATE and ended is not None:
        return ClockFace(state="late", words=f"Done {stretch((ended - due).total_seconds())} late", when=when)
    left = (due - now).total_seconds()
    if stands is Standing.OVERDUE:
        return ClockFace(state="overdue", words=f"{stretch(-left).capitalize()} overdue", when=when)
    return ClockFace(state="soon" if due - now <= SOON else "running", words=f"Due in {stretch(left)}", when=when)
