"""How a person's age is said. Pure."""

from datetime import date

from onestory.calendars.months import age_on

WEEK, TWO_YEARS, ADULT = 7, 2, 18


def age_in_words(
    *, born: date | None, expected_on: date | None = None, died_on: date | None = None, today: date
) -> str:
    """ "9 years", "5 months", "due in 6 weeks", "age not known"; of somebody who died, the age they reached."""
    if born is None:
        return _unborn(expected_on, today) if expected_on else "age not known"
    until = died_on or today
    if born > until:
        return "not born yet"
    years = age_on(born, until)
    if years >= TWO_YEARS:
        said = f"{years} years"
    else:
        months = (until.year - born.year) * 12 + until.month - born.month - (until.day < born.day)
        said = _plural(months, "month") if months else _plural((until - born).days, "day")
    return f"died aged {said}" if died_on else said


def is_child(*, born: date | None, kind: str, today: date) -> bool:
    """Whether somebody is under eighteen on a day, or is taken to be where no birth is known."""
    return age_on(born, today) < ADULT if born else kind in ("child", "unborn")


def years_old(born: date | None, today: date) -> int | None:
    """Age in whole years; None where no birth is known or it is still to come."""
    return age_on(born, today) if born and born <= today else None


def _unborn(expected_on: date, today: date) -> str:
    days = (expected_on - today).days
    if days < 0:
        return f"was due {_plural(-days // WEEK or 1, 'week')} ago"
    return f"due in {_plural(days // WEEK, 'week')}" if days >= WEEK else "due this week"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
