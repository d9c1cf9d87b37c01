"""A journey as the page draws it: each step in words, with its day, and how the next one stands."""

from datetime import date

from onestory.grammar.timescales import Standing
from onestory.people.rules.journey import Journey, Step, Where
from onestory.web.people.telling import source_in_words, without_title
from onestory.web.presenters.dates import day, day_ago

WORDS = {Where.DONE: "Done", Where.NOW: "Now", Where.NEXT: "Next"}
SHORT = 90
MOST_STEPS = 15


def steps_of(journey: Journey, today: date) -> list[dict[str, object]]:
    """The latest steps for `osJourney`, oldest first."""
    return [_step(step, today) for step in journey.steps[-MOST_STEPS:]]


def steps_before(journey: Journey) -> int:
    """How many steps went before those drawn: the story tells them."""
    return max(0, len(journey.steps) - MOST_STEPS)


def _step(step: Step, today: date) -> dict[str, object]:
    is_late = step.stands is Standing.OVERDUE
    return {
        "where": step.where.value,
        "side": step.side,
        "late": is_late,
        "word": "Next, and late" if is_late else WORDS[step.where],
        "title": step.title,
        "when": _when(step, today, is_late=is_late),
        "words": _words(step),
        "source": source_in_words(step.source) if step.source and step.where is not Where.NEXT else step.says_so,
    }


def _when(step: Step, today: date, *, is_late: bool) -> str:
    if step.where is Where.NEXT:
        return f"{'was due' if is_late else 'due'} {day_ago(step.due, today)}" if step.due else ""
    if step.where is Where.NOW:
        return f"since {day_ago(step.on, today)}" if step.on else ""
    if step.on == step.last_on:
        return day(step.on)
    return f"{day(step.on)} to {day(step.last_on)}, {step.lines} lines"


def _words(step: Step) -> str:
    if step.where is Where.NEXT:
        return f"Within {step.allows}. The road may also turn to: {', '.join(step.or_else)}."
    words = without_title(step.title, step.words)
    return words if len(words) <= SHORT else words[: SHORT - 1].rsplit(" ", 1)[0] + "…"
