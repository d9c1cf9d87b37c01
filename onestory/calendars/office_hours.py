"""Clocks that run in a hub's own hours, and what becomes of them when the hub is shut."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Self

from onestory.calendars.bank_holidays import ENGLAND
from onestory.calendars.instants import at_london, check_aware, london_date

MIDNIGHT = time.min
WEEKDAYS = range(5)
EVERY_DAY = range(7)
LONGEST_SHUT = timedelta(days=366)


class OutOfHours(StrEnum):
    """What a clock does once the hub has shut. Either way, what arrives while it is shut starts at the next opening."""

    PAUSES = "pauses"
    RUNS_ON = "runs-on"


@dataclass(frozen=True)
class Opening:
    """One stretch of opening on one day of the week (Monday is 0). Closing at 00:00 means at the end of that day."""

    weekday: int
    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.weekday not in EVERY_DAY:
            raise ValueError(f"{self.weekday} is not a day of the week: Monday is 0 and Sunday is 6.")
        if self.closes != MIDNIGHT and self.closes <= self.opens:
            raise ValueError(f"A hub cannot open at {self.opens:%H:%M} and close at {self.closes:%H:%M}.")

    @property
    def is_whole_day(self) -> bool:
        """Whether it runs from midnight to midnight."""
        return self.opens == self.closes == MIDNIGHT

    def on(self, day: date) -> tuple[datetime, datetime]:
        """When this opening begins and ends on a given day, as instants."""
        last_day = day + timedelta(days=1) if self.closes == MIDNIGHT else day
        return at_london(day, self.opens), at_london(last_day, self.closes)


@dataclass(frozen=True)
class OfficeHours:
    """When a hub is open in an ordinary week, and whether it opens on bank holidays."""

    openings: tuple[Opening, ...]
    on_bank_holidays: bool = False

    def __post_init__(self) -> None:
        if not self.openings:
            raise ValueError("A hub that never opens cannot run a clock.")
        for earlier, later in pairwise(self._in_order()):
            if earlier.weekday == later.weekday and (earlier.closes == MIDNIGHT or later.opens < earlier.closes):
                raise ValueError("Two openings on the same day overlap.")

    @classmethod
    def weekdays(cls, opens: time, closes: time) -> Self:
        """The same hours from Monday to Friday."""
        return cls(tuple(Opening(day, opens, closes) for day in WEEKDAYS))

    def open_on(self, day: date, *, holidays: Container[date] = ENGLAND) -> tuple[tuple[datetime, datetime], ...]:
        """The stretches for which the hub is open on a day."""
        if day in holidays and not self.on_bank_holidays:
            return ()
        return tuple(opening.on(day) for opening in self._in_order() if opening.weekday == day.weekday())

    def _in_order(self) -> list[Opening]:
        return sorted(self.openings, key=lambda opening: (opening.weekday, opening.opens))


NINE_TO_FIVE = OfficeHours.weekdays(time(9), time(17))


def is_open(at: datetime, *, hours_of: OfficeHours, holidays: Container[date] = ENGLAND) -> bool:
    """Whether the hub is open at this instant."""
    return any(
        opens <= check_aware(at) < closes for opens, closes in hours_of.open_on(london_date(at), holidays=holidays)
    )


def latest_shut(
    at: datetime, *, hours_of: OfficeHours, holidays: Container[date] = ENGLAND
) -> tuple[datetime, datetime] | None:
    """From when until when the hub was last shut, or is now. None for a hub that has not shut for a year."""
    at = check_aware(at).astimezone(UTC)
    day = london_date(at)
    opens_next = next(opens for opens, _ in _stretches_after(at, hours_of, holidays))
    opened = at if opens_next == at else opens_next
    for back in range(LONGEST_SHUT.days):
        for opens, closes in reversed(hours_of.open_on(day - timedelta(days=back), holidays=holidays)):
            if closes <= at and closes < opened:
                return closes, opened
            if opens <= at:
                opened = opens
    return None


def next_shut(at: datetime, *, hours_of: OfficeHours, holidays: Container[date] = ENGLAND) -> datetime | None:
    """When a hub shuts next, whether or not it is open now. None for one that will not shut for a year."""
    until: datetime | None = None
    for opens, closes in _stretches_after(at, hours_of, holidays):
        if until is not None and opens > until:
            return until
        if closes - at > LONGEST_SHUT:
            return None
        until = closes
    return until


def due_after_hours(
    start: datetime,
    hours: float,
    *,
    hours_of: OfficeHours,
    holidays: Container[date] = ENGLAND,
    out_of_hours: OutOfHours = OutOfHours.PAUSES,
) -> datetime:
    """The instant at which this many hours have run. Hours used up exactly at closing time are due at closing time."""
    left = timedelta(hours=hours)
    for opens, closes in _stretches_after(start, hours_of, holidays):
        if out_of_hours is OutOfHours.RUNS_ON or left <= closes - opens:
            return opens + left
        left -= closes - opens
    raise ValueError(f"The hub does not open for {LONGEST_SHUT.days} days together after {start.isoformat()}.")


def _stretches_after(
    start: datetime, hours_of: OfficeHours, holidays: Container[date]
) -> Iterator[tuple[datetime, datetime]]:
    """Every stretch the hub is open from the start on, the first one cut short if it has begun."""
    start = check_aware(start).astimezone(UTC)
    day = last_open = london_date(start)
    while day - last_open < LONGEST_SHUT:
        for opens, closes in hours_of.open_on(day, holidays=holidays):
            last_open = day
            if closes > start:
                yield max(opens, start), closes
        day += timedelta(days=1)
