"""The front door's clocks: a council's own hours and limits read from its settings, and when each thing is due."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from onestory.calendars.instants import london_date
from onestory.calendars.local_calendar import DEFAULT, LocalCalendar
from onestory.calendars.office_hours import OfficeHours, Opening, is_open, latest_shut, next_shut
from onestory.frontdoor.declared.local_settings import BANK_HOLIDAYS, OPEN, OUT_OF_HOURS, WEEK
from onestory.frontdoor.declared.timescales import BRAG_CLOCKS, DANGER, DECISION, MORNING, OUTCOME_TOLD, SCREENING
from onestory.grammar.timescales import Limit, Standing, Timescale, due_at, limit_in_force, standing_at
from onestory.vocabulary.frontdoor import Brag

ENDS_OF_DAY = ("00:00", "24:00", "23:59")
CLOCKS_BEGIN = max(min(limit.since for limit in clock.limits) for clock in (SCREENING, DANGER, DECISION))
"""Before this day no clock of a contact that came had a limit."""


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One clock as a page shows it: what is allowed, by when, and how it stands."""

    code: str
    title: str
    allows: str
    source: str
    started_at: datetime
    due_at: datetime
    ended_at: datetime | None
    standing: Standing


@dataclass(frozen=True, kw_only=True)
class LocalClocks:
    """One council's hours and its own limits by colour, as they stood on a day."""

    calendar: LocalCalendar = DEFAULT
    limits: Mapping[str, tuple[Limit, ...]] | None = None

    def of_colour(self, brag: str) -> tuple[Limit, ...]:
        """The council's own limit for a colour, if it has set one."""
        return (self.limits or {}).get(brag, ())

    def is_open(self, at: datetime) -> bool:
        """Whether the hub's door is open at this instant."""
        return is_open(at, hours_of=self.calendar.hub_hours, holidays=self.calendar.holidays)

    def night_of(self, at: datetime) -> tuple[datetime, datetime] | None:
        """When the door last shut, or is shut since, and when it opened after, or will. None where it never shuts."""
        return latest_shut(at, hours_of=self.calendar.hub_hours, holidays=self.calendar.holidays)

    def shuts_next(self, at: datetime) -> datetime | None:
        """When the door shuts next. None where it never shuts."""
        return next_shut(at, hours_of=self.calendar.hub_hours, holidays=self.calendar.holidays)

    def limit_of_colour(self, brag: str, *, on: date) -> Limit:
        """What is allowed at a colour set on a day: the council's own hours, or those declared."""
        return limit_in_force(BRAG_CLOCKS[Brag(brag)], started_on=on, local=self.of_colour(brag))


def local_clocks(*, hub_hours: object, brag_hours: object, on: date) -> LocalClocks:
    """Read a council's two settings; what is missing or unreadable falls back on what is declared."""
    hours = hours_from(hub_hours)
    calendar = LocalCalendar(hub_hours=hours) if hours else DEFAULT
    limits = brag_hours if isinstance(brag_hours, Mapping) else {}
    return LocalClocks(
        calendar=calendar,
        limits={
            colour.value: (_limit(clock.limits[-1], given, on),)
            for colour, clock in BRAG_CLOCKS.items()
            if isinstance(given := limits.get(colour.value), Mapping) and given
        },
    )


def hours_from(setting: object) -> OfficeHours | None:
    """`{"monday": ["08:30", "17:00"], …, "bank-holidays": "open"}` as opening hours; None where nothing is set.

    A door open all day every day shuts on no bank holiday either, whether or not that is said.
    """
    if not isinstance(setting, Mapping):
        return None
    openings = tuple(
        Opening(WEEK.index(day), time.fromisoformat(hours[0]), _closing(hours[1]))
        for day, hours in setting.items()
        if day in WEEK and hours
    )
    never_shuts = {opening.weekday for opening in openings if opening.is_whole_day} == set(range(len(WEEK)))
    on_bank_holidays = never_shuts or setting.get(BANK_HOLIDAYS) == OPEN
    return OfficeHours(openings, on_bank_holidays=on_bank_holidays) if openings else None


def _closing(written: str) -> time:
    """The end of a day is written 00:00, 24:00 or, as rotas do, 23:59."""
    return time.min if written in ENDS_OF_DAY else time.fromisoformat(written)


def _limit(declared: Limit, given: Mapping[str, object], on: date) -> Limit:
    """The council's own hours, counted as it says; whichever of the two it left out is as declared for the colour."""
    hours = str(given.get("hours", ""))
    unit, _ = OUT_OF_HOURS.get(str(given.get("out-of-hours", "")), (declared.unit, ""))
    return Limit(
        since=on,
        allows=int(hours) if hours.isdigit() else declared.allows,
        unit=unit,
        source="Set by the council",
    )


def came_when_it_cannot(received_at: datetime, *, now: datetime) -> str:
    """What is wrong with the moment at which something is said to have come; nothing if it may have."""
    if received_at > now:
        return "A contact cannot have come in the future: check the day and the time."
    if london_date(received_at) < CLOCKS_BEGIN:
        return f"A contact cannot have come before {CLOCKS_BEGIN:%-d %B %Y}: check the year."
    return ""


def screening_due(*, received_at: datetime, in_danger: bool, clocks: LocalClocks) -> datetime:
    """When a contact must have been read, coloured and levelled. Danger does not wait for the hub to open."""
    return due_at(DANGER if in_danger else SCREENING, started_at=received_at, calendar=clocks.calendar)


def decision_due(*, received_at: datetime, clocks: LocalClocks) -> datetime:
    """When the decision must be made, whatever the colour."""
    return due_at(DECISION, started_at=received_at, calendar=clocks.calendar)


def colour_due(*, brag: str, started_at: datetime, clocks: LocalClocks) -> datetime:
    """When partners must have answered, at a colour set at this instant."""
    timescale = BRAG_CLOCKS[Brag(brag)]
    return due_at(timescale, started_at=started_at, calendar=clocks.calendar, local=clocks.of_colour(brag))


def next_due(*, colour_due_at: datetime, decide_by: datetime, now: datetime) -> datetime:
    """When the next act is due: at the colour's hour, but never after a decision that can still be in time."""
    return min(colour_due_at, decide_by) if decide_by > now else colour_due_at


def morning_due(*, handed_at: datetime, clocks: LocalClocks) -> datetime:
    """When the day team must have taken up what the night handed over: its first hour of opening."""
    return due_at(MORNING, started_at=handed_at, calendar=clocks.calendar)


def outcome_told_due(*, decided_at: datetime, clocks: LocalClocks) -> datetime:
    """When the referrer must have been told what was decided."""
    return due_at(OUTCOME_TOLD, started_at=decided_at, calendar=clocks.calendar)


def clock(
    timescale: Timescale,
    *,
    started_at: datetime,
    due: datetime,
    ended_at: datetime | None,
    now: datetime,
    local: Iterable[Limit] = (),
) -> Clock:
    """How one clock stands, with its limit and who set it."""
    limit = limit_in_force(timescale, started_on=london_date(started_at), local=local)
    return Clock(
        code=timescale.code,
        title=timescale.title,
        allows=limit.says,
        source=limit.source,
        started_at=started_at,
        due_at=due,
        ended_at=ended_at,
        standing=standing_at(due=due, ended=ended_at, now=now),
    )
