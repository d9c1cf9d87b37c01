"""What a worker must see at a glance: legal status, whose case it is, what is due next, what was decided last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onestory.calendars.instants import london_date
from onestory.frontdoor.queries.understanding.about import ContactAbout
from onestory.people.rules.journey import Journey, Where
from onestory.people.rules.page import PersonPage, Professional, Source, StatusLine
from onestory.web.people.telling import without_title
from onestory.web.presenters.dates import day, day_ago
from onestory.web.presenters.numbers import listed

WEIGHT = ("legal", "care", "plan")
SAID_BY_TEXT = frozenset({"Legal status", "Placement"})


@dataclass(frozen=True, kw_only=True)
class Due:
    """Something with a day on it."""

    what: str
    on: date
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class Glance:
    """The second row of the strip."""

    status: str
    status_source: str
    worker: Professional | None
    due: Due | None
    when_due: str


def glance_at(page: PersonPage, contacts: Sequence[ContactAbout], journey: Journey, today: date) -> Glance:
    """The strip's second row."""
    due = min(_all_due(page, contacts, journey, today), key=lambda each: each.on, default=None)
    words = [word for one in by_weight(page.status) if (word := status_in_words(one))]
    sources = list(dict.fromkeys(_dated(one.source) for one in page.status))
    return Glance(
        status=listed(list(dict.fromkeys(words))) if words else "No plan, order or placement that any record tells of",
        status_source="; ".join(sources),
        worker=page.worker,
        due=due,
        when_due=day_ago(due.on, today) if due else "",
    )


def by_weight(status: Iterable[StatusLine]) -> list[StatusLine]:
    """An order of a court before where one is cared for, and that before a plan."""
    return sorted(status, key=lambda one: WEIGHT.index(one.kind) if one.kind in WEIGHT else len(WEIGHT))


def status_in_words(one: StatusLine) -> str:
    """A plan, an order or a placement in the words that tell most: "Full care order" rather than "Legal status"."""
    words = without_title(one.title, one.text) if one.title in SAID_BY_TEXT else ""
    return words or one.title


def last_outcome(contacts: Sequence[ContactAbout]) -> str:
    """What was decided last, in a sentence; blank where nothing was."""
    decided = [each for each in contacts if each.decided_at and each.outcome_title]
    if not decided:
        return ""
    latest = max(decided, key=lambda each: each.decided_at or each.received_at)
    return f"{latest.outcome_title}, decided {day(latest.decided_at)}"


def _all_due(page: PersonPage, contacts: Sequence[ContactAbout], journey: Journey, today: date) -> list[Due]:
    found = [_due(f"Contact {each.reference}", london_date(each.due_at), today) for each in contacts if each.is_open]
    if not found:
        found += [_due(work.due_what, work.due_on, today) for work in page.work if work.due_on]
    steps = [step for step in journey.steps if step.where is Where.NEXT and step.due]
    return found + [_due(step.title, step.due, today) for step in steps if step.due]


def _dated(source: Source) -> str:
    return f"{source.title}, {day(source.as_of)}" if source.as_of else f"{source.title}, date not given"


def _due(what: str, on: date, today: date) -> Due:
    return Due(what=what, on=on, is_late=on < today)
