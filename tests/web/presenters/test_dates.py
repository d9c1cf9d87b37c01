"""Days, instants, ages and clocks in the words of a page."""

from datetime import UTC, date, datetime, timedelta

import pytest

from onestory.web.presenters.ages import age_in_words, age_on, born_and_age, is_child
from onestory.web.presenters.clocks import clock_face
from onestory.web.presenters.dates import (
    day,
    day_ago,
    how_long_ago,
    how_long_until,
    instant,
    instant_ago,
    moment,
    moment_ago,
)
from onestory.web.presenters.numbers import how_many, listed, size

TODAY = date(2026, 3, 16)
NOW = datetime(2026, 3, 16, 10, 0, tzinfo=UTC)

AGO = """
    2026-03-16 | today
    2026-03-15 | yesterday
    2026-03-03 | 9 working days ago
    2026-03-09 | 5 working days ago
    2026-01-02 | 2 months ago
    2024-05-20 | 21 months ago
    2019-03-16 | 7 years ago
    2026-03-17 | tomorrow
    2026-03-19 | in 3 working days
    2026-12-01 | in 8 months
"""
AGES = """
    2026-03-10 | 6 days
    2026-02-02 | 6 weeks
    2025-12-17 | 12 weeks
    2025-12-16 | 3 months
    2024-12-01 | 15 months
    2024-03-17 | 23 months
    2024-03-16 | 2
    2017-03-17 | 8
    2017-03-16 | 9
    2026-04-01 | unborn, due 1 April 2026
"""


def table(text: str) -> list[list[str]]:
    """Rows of a table, cell by cell."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


@pytest.mark.parametrize(("on", "words"), table(AGO))
def test_how_long_ago_is_said_as_a_worker_would(on: str, words: str) -> None:
    assert how_long_ago(date.fromisoformat(on), TODAY) == words


def test_a_friday_seen_on_a_sunday_is_two_days_ago_for_no_working_day_has_passed() -> None:
    assert how_long_ago(date(2026, 3, 13), date(2026, 3, 15)) == "2 days ago"
    assert how_long_ago(date(2026, 3, 13), TODAY) == "1 working day ago"


def test_a_day_comes_with_how_long_ago_and_unknown_is_said() -> None:
    assert day_ago(date(2026, 3, 3), TODAY) == "3 March 2026 (9 working days ago)"
    assert day_ago(None, TODAY) == day(None) == instant(None) == "Not known"
    assert how_long_until(date(2026, 3, 1), TODAY) == how_long_ago(date(2026, 3, 1), TODAY)


def test_an_instant_is_shown_on_english_clocks_in_summer_and_winter() -> None:
    assert instant(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026 at 00:30"
    assert instant(datetime(2026, 1, 1, 23, 30, tzinfo=UTC)) == "1 January 2026 at 23:30"
    assert day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (5, "just now"),
        (61, "1 minute ago"),
        (7200, "2 hours ago"),
        (47 * 3600, "47 hours ago"),
        (49 * 3600, "2 days ago"),
    ],
)
def test_a_near_instant_is_said_in_its_largest_whole_unit(seconds: int, words: str) -> None:
    assert instant_ago(NOW - timedelta(seconds=seconds), NOW).endswith(f"({words})")


@pytest.mark.parametrize(("born", "words"), table(AGES))
def test_an_age_is_said_on_the_day(born: str, words: str) -> None:
    assert age_in_words(date.fromisoformat(born), TODAY) == words


def test_somebody_born_on_a_leap_day_has_a_birthday_in_march() -> None:
    born = date(2016, 2, 29)
    assert [age_on(born, date(2026, 2, 28)), age_on(born, date(2026, 3, 1))] == [9, 10]


def test_somebody_who_died_has_the_age_they_reached() -> None:
    said = born_and_age(date(1989, 4, 18), TODAY, date(2024, 3, 2))
    assert said == "18 April 1989 (died 2 March 2024, aged 34)"


def test_somebody_of_unknown_age_is_taken_to_be_a_child() -> None:
    assert is_child(None, TODAY)
    assert not is_child(date(2008, 3, 16), TODAY)
    assert born_and_age(None, TODAY) == "Date of birth not known"
    assert age_in_words(None, TODAY, expected=date(2026, 6, 1)) == "unborn, due 1 June 2026"


CLOCKS = """
    30  |     | running | Due in 30 hours
    2   |     | soon    | Due in 2 hours
    0   |     | soon    | Due in less than a minute
    -3  |     | overdue | 3 hours overdue
    4   | 1   | met     | Done in time
    -4  | -1  | late    | Done 3 hours late
"""


@pytest.mark.parametrize(("due", "ended", "state", "words"), table(CLOCKS))
def test_a_clock_says_how_it_stands(due: str, ended: str, state: str, words: str) -> None:
    end = NOW + timedelta(hours=float(ended)) if ended else None
    face = clock_face(due=NOW + timedelta(hours=float(due)), now=NOW, ended=end)
    assert (face.state, face.words) == (state, words)


def test_counts_sizes_and_rows_of_words() -> None:
    assert [how_many(1, "child", "children"), how_many(1200, "row")] == ["1 child", "1,200 rows"]
    assert [size(12), size(2048), size(5_400_000)] == ["12 bytes", "2 KB", "5.1 MB"]
    assert [listed([]), listed(["police"]), listed(["police", "health", "housing"])] == [
        "",
        "police",
        "police, health and housing",
    ]


NEAR = """
    -26 | Yesterday at
    1   | Today at
    24  | Tomorrow at
"""


@pytest.mark.parametrize(("hours", "says"), table(NEAR))
def test_a_time_near_by_is_said_without_its_date(hours: str, says: str) -> None:
    assert moment_ago(NOW + timedelta(hours=float(hours)), NOW).startswith(says)


def test_a_time_far_off_keeps_its_date() -> None:
    assert moment(NOW + timedelta(days=3), NOW) == instant(NOW + timedelta(days=3))


def test_the_hour_that_comes_twice_says_which_it_is() -> None:
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert (instant(first), instant(second)) == ("25 October 2026 at 01:30 BST", "25 October 2026 at 01:30 GMT")
    assert instant(second + timedelta(minutes=30)) == "25 October 2026 at 02:00"
