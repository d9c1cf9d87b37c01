"""Gaps and bursts as the page says them: what, when, and by which rule."""

from collections.abc import Iterable

from onestory.story.rules.patterns import Found
from onestory.web.presenters.dates import day, months_and_years

DAYS_SAID_AS_DAYS = 60


def patterns_in_words(found: Iterable[Found]) -> list[dict[str, str]]:
    """Each gap or burst, the latest first, with the rule that marked it and who set the rule."""
    return [
        {
            "says": each.pattern.says.format(times=each.times, how_long=_how_long(each)),
            "when": f"{day(each.since)} to {day(each.until)}",
            "rule": f"{each.pattern.rule}. {each.pattern.source}",
        }
        for each in found
    ]


def titles_by_line(found: Iterable[Found]) -> dict[int, list[str]]:
    """The bursts each line is part of."""
    titles: dict[int, list[str]] = {}
    for each in found:
        for line in each.lines:
            titles.setdefault(line, []).append(each.pattern.title)
    return titles


def _how_long(each: Found) -> str:
    days = (each.until - each.since).days
    if days <= DAYS_SAID_AS_DAYS:
        return f"{days + 1} days" if days else "a day"
    return months_and_years(each.since, each.until)
