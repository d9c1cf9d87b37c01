"""Everything one council's clocks need to know about days and hours, as one value to pass about."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, time

from onestory.calendars.bank_holidays import ENGLAND
from onestory.calendars.office_hours import NINE_TO_FIVE, OfficeHours
from onestory.calendars.school_terms import TERMS_BY_RULE, SchoolCalendar

NINE_O_CLOCK = time(9)


@dataclass(frozen=True)
class LocalCalendar:
    """A council's holidays, terms and hub hours; each starts as the default for England."""

    holidays: Container[date] = ENGLAND
    schools: SchoolCalendar = TERMS_BY_RULE
    hub_hours: OfficeHours = NINE_TO_FIVE
    school_opens_at: time = NINE_O_CLOCK


DEFAULT = LocalCalendar()
