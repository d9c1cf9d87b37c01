"""Whether a child's school must be told of an incident. Pure."""

from datetime import date

from onestory.calendars.school_terms import school_year_of
from onestory.frontdoor.declared.encompass import ENCOMPASS
from onestory.frontdoor.rules.told import ToldChild

SEPTEMBER = 9


def school_must_be_told(child: ToldChild, *, kind: str, on: date) -> bool:
    """A child of reception age to 17, under the kinds of incident declared. Of unknown age, the school is told."""
    if kind not in ENCOMPASS.kinds or child.is_unborn or on < ENCOMPASS.since:
        return False
    if child.born_on is not None:
        return _in_reception(child.born_on, on) and _age(child.born_on, on) < ENCOMPASS.until_age
    if child.age_about is not None:
        return ENCOMPASS.from_age_in_school_year <= child.age_about < ENCOMPASS.until_age
    return True


def _in_reception(born: date, on: date) -> bool:
    """Four years old when this school year began, or older."""
    return _age(born, date(school_year_of(on), SEPTEMBER, 1)) >= ENCOMPASS.from_age_in_school_year


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
