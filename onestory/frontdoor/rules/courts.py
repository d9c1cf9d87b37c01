"""When a court's day runs out, and what may be kept of it. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from onestory.calendars.instants import at_london, day_in_words
from onestory.calendars.local_calendar import LocalCalendar
from onestory.calendars.working_days import add_working_days, is_working_day
from onestory.frontdoor.declared.courts import DAYS_AHEAD, DAYS_BACK, NEAR_WORKING_DAYS
from onestory.grammar.timescales import END_OF_DAY

CHECK_THE_YEAR = "The court's day cannot be {day}: check the year."
SAY_THE_DAY = "Say by which day the court wants it."
SAY_THE_COURT = "Say which court it is, and what it asks for."
SAY_WHY = "Say why the day is another: what the court said or ordered, and when."
SAY_WHAT = {
    "sent": "Say what was sent to the court, how, and to whom.",
    "withdrawn": "Say how the court let it be known that it no longer asks for this.",
}
SAME_DAY = "That is the day that stands already, so nothing was changed."
NOTHING_OWED = (
    "No court waits for anything on this contact: it was sent, or the court no longer asks. If the court has given a "
    "new day, enter that."
)


@dataclass(frozen=True, kw_only=True)
class GivenDay:
    """A court's day as somebody enters it. The court and what it asks for are needed where none is kept yet."""

    due_on: date | None
    hour: time | None = None
    why: str = ""
    court: str = ""
    asks: str = ""


def court_due(*, on: date, hour: time | None, calendar: LocalCalendar) -> datetime:
    """The hour that the court gave, whatever day that is. Otherwise when the hub shuts on that day.

    Of a day on which offices are shut it is the working day before, so that it runs out while somebody is there: that
    a rule of court may let the next open day do is no plan.
    """
    if hour is not None:
        return at_london(on, hour)
    day = on if is_working_day(on, holidays=calendar.holidays) else add_working_days(on, -1, holidays=calendar.holidays)
    midnight = at_london(day, END_OF_DAY)
    shuts = [until for _, until in calendar.hub_hours.open_on(day, holidays=calendar.holidays)]
    return min(max(shuts, default=midnight), midnight)


def near_until(today: date, *, calendar: LocalCalendar) -> date:
    """The last of the days that are near now."""
    return add_working_days(today, NEAR_WORKING_DAYS, holidays=calendar.holidays)


def refusal_of_day(on: date, *, today: date) -> str:
    """Why this can be no court's day; blank where it can."""
    if timedelta(days=-DAYS_BACK) <= on - today <= timedelta(days=DAYS_AHEAD):
        return ""
    return CHECK_THE_YEAR.format(day=day_in_words(on))


def day_and_hour(on: date, hour: time | None) -> str:
    """`20 January 2027`, `20 January 2027 at 16:00`."""
    return f"{day_in_words(on)} at {hour:%H:%M}" if hour else day_in_words(on)
