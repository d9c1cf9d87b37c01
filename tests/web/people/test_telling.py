"""The story as it is told: what several say once, a silence aloud, nothing said twice over."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from onestory.people.rules.page import Source, StoryEntry
from onestory.web.people.telling import told

WHO = UUID(int=7)
TODAY = date(2026, 11, 20)


def entry(kind: str, title: str, text: str, on: date, feed: str, **more: str) -> StoryEntry:
    """One line of the chronology."""
    return StoryEntry(
        id=0,
        person=WHO,
        kind=kind,
        title=title,
        text=text,
        happened_at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC),
        to_the_day=True,
        until=None,
        recorded_at=datetime(2026, 11, 20, tzinfo=UTC),
        standing=more.get("standing", "fact"),
        significance=more.get("significance", "routine"),
        handling=more.get("handling", ""),
        noted_by="",
        subject="",
        source=Source(feed=feed, title=feed.upper(), agency="", as_of=TODAY),
    )


def test_what_two_files_tell_of_one_day_is_one_line() -> None:
    lines = told(
        [
            entry("review", "Review", "Review; child: attends", date(2026, 10, 16), "ssd"),
            entry("review", "Review", "Review", date(2026, 10, 16), "annex-a"),
        ],
        TODAY,
    )
    assert [(line.words, [also.source for also in line.also]) for line in lines] == [("Child: attends", ["ANNEX-A"])]
    assert lines[0].also[0].words == ""


def test_what_the_other_file_adds_is_kept() -> None:
    lines = told(
        [
            entry("missing", "Missing", "Missing: from placement, two nights", date(2026, 10, 16), "ssd"),
            entry("missing", "Missing", "Missing: interview offered", date(2026, 10, 16), "annex-a"),
        ],
        TODAY,
    )
    assert [also.words for also in lines[0].also] == ["Interview offered"]


def test_two_lines_of_the_same_file_stay_two() -> None:
    lines = told(
        [
            entry("notice", "Police notice", "First call", date(2026, 10, 16), "police"),
            entry("notice", "Police notice", "Second call", date(2026, 10, 16), "police"),
        ],
        TODAY,
    )
    assert [line.words for line in lines] == ["First call", "Second call"]


def test_half_a_year_of_silence_is_said() -> None:
    lines = told(
        [
            entry("notice", "Police notice", "A call", date(2026, 10, 16), "police"),
            entry("visit", "Visit", "Seen", date(2026, 1, 10), "ssd"),
        ],
        TODAY,
    )
    assert [line.gap for line in lines] == ["", "Nothing from anybody for 9 months", ""]


def test_opinion_significance_and_seal_are_words() -> None:
    marks = {"standing": "opinion", "significance": "significant", "handling": "sealed"}
    (line,) = told([entry("notice", "Police notice", "A view", date(2026, 10, 16), "police", **marks)], TODAY)
    assert [badge["text"] for badge in line.badges] == ["Significant", "Opinion", "Under seal"]
    assert line.marked


def test_a_bare_code_is_said_in_words() -> None:
    (line,) = told([entry("legal-status", "Legal status", "Legal status: C2", date(2026, 10, 16), "ssd")], TODAY)
    assert line.words == "Full care order"
