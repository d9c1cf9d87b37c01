"""The clocks of a disagreement, and what stands in the way of raising, answering, taking up or ending one. Pure."""

from collections.abc import Mapping
from datetime import datetime

from onestory.calendars.local_calendar import LocalCalendar
from onestory.frontdoor.declared.disagreements import (
    BY_NUMBER,
    LAST,
    OPEN,
    REPLY,
    REPLY_CLOCK,
    SETTLEMENTS,
    STANCES,
    TOPICS,
    Settled,
)
from onestory.grammar.timescales import Limit, Timescale, Unit, due_at

LAST_STAGE = "This is the last stage. The partnership's answer ends it; that you disagreed stays in the record."
SAME_PERSON = "You answered at the stage before. Another manager must answer at this one, or write the answer down."
MOST_DAYS = 60
NOT_YET = "Whoever raised it has until {by} to say whether the answer settles it. Close it after that."


def due_for(stage: int, *, started_at: datetime, calendar: LocalCalendar, own: object) -> datetime:
    """When a stage must be answered, by the council's own days where it has set them."""
    return _due(BY_NUMBER[stage].clock, str(stage), started_at, calendar, own)


def reply_due(*, answered_at: datetime, calendar: LocalCalendar, own: object) -> datetime:
    """Until when whoever raised it has time to say whether an answer settles it."""
    return _due(REPLY_CLOCK, REPLY, answered_at, calendar, own)


def _due(clock: Timescale, name: str, started_at: datetime, calendar: LocalCalendar, own: object) -> datetime:
    return due_at(clock, started_at=started_at, calendar=calendar, local=_own_limit(own, name, clock))


def _own_limit(own: object, name: str, clock: Timescale) -> tuple[Limit, ...]:
    days = str(own.get(name, "")) if isinstance(own, Mapping) else ""
    if not (days.isdecimal() and 0 < int(days) <= MOST_DAYS):
        return ()
    since = clock.limits[0].since
    return (Limit(since=since, allows=int(days), unit=Unit.WORKING_DAYS, source="Set by the council"),)


def refusal_of_raising(*, topic: str, issue: str, wants: str) -> str:
    """What is missing from a disagreement that is raised; blank when nothing is."""
    for wrong, sentence in (
        (topic not in TOPICS, "Say what you disagree about."),
        (not issue.strip(), "Say what you disagree with, and why: it is what they answer."),
        (not wants.strip(), "Say what you want to happen instead."),
    ):
        if wrong:
            return sentence
    return ""


def refusal_of_answering(*, stage: int, stance: str, words: str, given_by: str) -> str:
    """What is missing from an answer; blank when nothing is."""
    for wrong, sentence in (
        (stance not in STANCES, "Say whether it is changed, changed in part, or stands."),
        (not words.strip(), "Give your reasons: they read them, and may take it up a stage."),
        (
            BY_NUMBER[stage].names_who and not given_by.strip(),
            f"Say whose answer it is, with their post: at this stage it is {BY_NUMBER[stage].answered_by}.",
        ),
    ):
        if wrong:
            return sentence
    return ""


def refusal_of_settling(*, state: str, settled: str, words: str) -> str:
    """What is wrong with how it is said to have ended; blank when nothing is."""
    for wrong, sentence in (
        (settled not in SETTLEMENTS, "Say how it ended."),
        (state == OPEN and settled != Settled.WITHDRAWN, "It has not been answered yet. You can only withdraw it now."),
        (
            settled in (Settled.WITHDRAWN, Settled.DISSENT) and not words.strip(),
            "Say why: it stays in the record with the rest.",
        ),
    ):
        if wrong:
            return sentence
    return ""


def may_go_up(stage: int) -> bool:
    """Whether a stage is left above this one."""
    return stage < LAST
