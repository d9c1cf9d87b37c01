"""Ages, on the day one looks: weeks for a baby, months for an infant, years for everybody else."""

from datetime import date

from onestory.web.presenters.dates import day

ADULT = 18


def age_on(born: date, on: date) -> int:
    """Whole years lived. A child of 29 February has a birthday on 1 March in a common year."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_in_words(born: date | None, on: date, *, expected: date | None = None) -> str:
    """An age as it is said: "unborn, due 3 March 2026", "6 weeks", "15 months", "9"."""
    if born is None:
        return f"unborn, due {day(expected)}" if expected and expected >= on else "age not known"
    if born > on:
        return f"unborn, due {day(born)}"
    days, months = (on - born).days, _months(born, on)
    if days < 14:
        return f"{days} day{'' if days == 1 else 's'}"
    if months < 3:
        return f"{days // 7} weeks"
    if months < 24:
        return f"{months} months"
    return str(age_on(born, on))


def born_and_age(born: date | None, on: date, died: date | None = None) -> str:
    """A birthday with the age on the day: "3 March 2017 (9)"; of the dead, the day and the age they reached."""
    if born is None:
        return "Date of birth not known"
    return (
        f"{day(born)} (died {day(died)}, aged {age_in_words(born, died)})"
        if died
        else f"{day(born)} ({age_in_words(born, on)})"
    )


def is_child(born: date | None, on: date) -> bool:
    """Whether somebody is under eighteen; somebody of unknown age is taken to be."""
    return born is None or age_on(born, on) < ADULT


def _months(born: date, on: date) -> int:
    return (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
