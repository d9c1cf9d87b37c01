"""The way through the process: from dated lines alone, in whatever order they come."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from onestory.grammar.timescales import Standing
from onestory.people.rules.journey import Where, journey_of
from onestory.people.rules.page import Source, StoryEntry

CHILD = UUID(int=1)
NUMBERS = count(1)
TODAY = date(2026, 7, 1)


def line(kind: str, on: date, *, until: date | None = None) -> StoryEntry:
    """One line of a chronology."""
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    return StoryEntry(
        id=next(NUMBERS),
        person=CHILD,
        kind=kind,
        title=kind,
        text=f"{kind}.",
        happened_at=at,
        to_the_day=True,
        until=until,
        recorded_at=at,
        standing="fact",
        significance="routine",
        handling="",
        noted_by="",
        subject="",
        source=Source(feed="ssd", title="The council's file", agency="childrens-social-care"),
    )


def test_nothing_written_is_no_journey() -> None:
    assert journey_of([], today=TODAY).steps == ()


def test_a_referral_is_followed_by_an_assessment_in_45_working_days() -> None:
    journey = journey_of([line("referral", date(2026, 6, 1))], today=TODAY)
    assert [(step.title, step.where) for step in journey.steps] == [
        ("Referral", Where.NOW),
        ("Assessment finished", Where.NEXT),
    ]
    assert (journey.steps[-1].due, journey.steps[-1].stands) == (date(2026, 8, 3), Standing.RUNNING)


def test_a_clock_that_ran_out_is_late_until_the_line_is_written() -> None:
    late = journey_of([line("referral", date(2026, 3, 2))], today=TODAY)
    assert late.steps[-1].stands is Standing.OVERDUE
    met = journey_of([line("referral", date(2026, 3, 2)), line("assessment", date(2026, 6, 30))], today=TODAY)
    assert [step.where for step in met.steps] == [Where.DONE, Where.NOW]


def test_a_plan_without_an_end_goes_on_whatever_comes_after() -> None:
    told = [line("cp-plan", date(2026, 5, 1)), line("court-application", date(2026, 6, 1))]
    assert [step.where for step in journey_of(told, today=TODAY).steps] == [Where.NOW, Where.NOW]
    ended = [line("cp-plan", date(2026, 5, 1), until=date(2026, 5, 30)), told[1]]
    assert [step.where for step in journey_of(ended, today=TODAY).steps] == [Where.DONE, Where.NOW]


def test_after_a_closing_the_way_begins_anew() -> None:
    told = [
        line("referral", date(2024, 1, 8)),
        line("case-closed", date(2024, 3, 1)),
        line("referral", date(2026, 6, 20)),
    ]
    journey = journey_of(told, today=TODAY)
    assert (journey.earlier, journey.steps[0].on) == (1, date(2026, 6, 20))
    closed = journey_of(told[:2], today=TODAY)
    assert closed.now is None
    assert closed.steps[-1].title == "Closed"


def test_what_is_dated_tomorrow_has_not_happened() -> None:
    assert journey_of([line("referral", date(2026, 7, 2))], today=TODAY).steps == ()


KINDS = st.sampled_from(["contact", "referral", "assessment", "cp-plan", "cp-review", "case-closed", "early-help"])
DAYS = st.dates(date(2020, 1, 1), date(2026, 6, 30))


@given(st.lists(st.tuples(KINDS, DAYS), max_size=25), st.randoms())
def test_the_order_in_which_lines_come_makes_no_difference(told: list[tuple[str, date]], shuffle: object) -> None:
    lines = [line(kind, on) for kind, on in told]
    turned = list(lines)
    shuffle.shuffle(turned)  # type: ignore[attr-defined]
    assert journey_of(lines, today=TODAY) == journey_of(turned, today=TODAY)
