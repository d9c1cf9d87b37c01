"""A family reads what was shared and who looked: by agency and role, without what would harm, in a text that lasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from onestory.frontdoor.rules.family_report import (
    FamilyReport,
    Looking,
    Party,
    Shared,
    Withheld,
    as_text,
    from_text,
    report_of,
)

AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
SCHOOL = Party(name="Valley Primary", kind="school")
ASKED = Shared(
    at=AT,
    what="Names and questions",
    giver=Party(is_hub=True),
    taker=Party(name="Teesside Police", kind="police"),
    basis="public-task",
    told="yes",
    was_refused=False,
)
LOOKED = Looking(role="Hub manager", times=3, latest=AT)


def made(*shared: Shared, near_shield: bool = False) -> tuple[FamilyReport, tuple[Withheld, ...]]:
    return report_of(
        shared,
        [LOOKED],
        told_as="Ada Bell",
        council="Here Council",
        since=date(2025, 11, 3),
        today=date(2026, 11, 4),
        near_shield=near_shield,
    )


def test_a_line_says_when_what_between_whom_why_and_who_was_told() -> None:
    (line,) = made(ASKED)[0].shared
    assert (line.when, line.what, line.who) == ("3 November 2026", "Names and questions", "The hub to Teesside Police")
    assert line.because.startswith("To help keep a child safe")
    assert line.told == "A parent was told, and agreed"


def test_what_it_was_unsafe_to_tell_is_left_out_and_the_report_does_not_count_it() -> None:
    report, left_out = made(ASKED, replace(ASKED, told="no-unsafe", what="Zqx"))
    assert [line.what for line in report.shared] == ["Names and questions"]
    assert [each.times for each in left_out] == [1]
    assert as_text(report) == as_text(made(ASKED)[0])


def test_near_a_shield_an_agency_is_told_of_by_its_kind() -> None:
    report, left_out = made(replace(ASKED, giver=SCHOOL), near_shield=True)
    assert report.shared[0].who == "School or education to Police"
    assert [each.title for each in left_out] == ["The names of agencies"]


def test_whoever_told_the_hub_is_never_named() -> None:
    assert made(replace(ASKED, taker=Party()))[0].shared[0].who == "The hub to The person who told the hub of a worry"


def test_what_was_refused_is_told_too_and_what_is_older_is_not() -> None:
    old = replace(ASKED, at=datetime(2024, 1, 1, tzinfo=UTC))
    (line,) = made(replace(ASKED, was_refused=True), old)[0].shared
    assert line.what == "Asked for and not shared. Names and questions"


def test_a_report_is_read_from_its_text_as_it_was_written() -> None:
    report, _ = made(ASKED)
    assert from_text(as_text(report)) == report
