"""Gaps and bursts: marked by their rules, once each, whatever the order of the lines."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from onestory.story.rules.patterns import Dated, patterns_in

NUMBERS = count(1)
TODAY = date(2026, 7, 1)


def line(kind: str, on: date, words: str = "") -> Dated:
    number = next(NUMBERS)
    return Dated(id=number, kind=kind, on=on, words=words or f"{kind} {number}")


def codes(*lines: Dated, born: date | None = None) -> list[str]:
    return [found.pattern.code for found in patterns_in(lines, today=TODAY, born=born)]


def test_half_a_year_without_a_line_is_a_silence() -> None:
    assert codes(line("referral", date(2025, 1, 1)), line("referral", date(2025, 7, 1))) == ["silence"]
    assert codes(line("referral", date(2025, 1, 1)), line("child-seen", date(2025, 6, 29))) == []


def test_three_police_notices_in_ninety_days_are_a_burst_of_three() -> None:
    told = [line("police-notice", date(2026, 3, day)) for day in (1, 10, 20)]
    (found,) = patterns_in(told, today=TODAY)
    assert (found.pattern.code, found.times, found.since, found.until) == (
        "police-burst", 3, date(2026, 3, 1), date(2026, 3, 20),
    )  # fmt: skip
    assert codes(*told[:2]) == []


def test_bursts_that_run_into_one_another_are_one() -> None:
    told = [line("police-notice", date(2026, 1, 1) + timedelta(days=40 * number)) for number in range(4)]
    (found,) = patterns_in(told, today=TODAY)
    assert found.times == 4


def test_not_brought_twice_is_marked_while_the_child_is_under_eighteen() -> None:
    told = [
        line("health-contact", date(2026, 2, 1), "Was not brought to clinic."),
        line("child-seen", date(2026, 3, 1), "Visit; child seen: no"),
    ]
    assert codes(*told) == ["not-brought"]
    assert codes(*told, born=date(2000, 1, 1)) == []


def test_the_same_thing_told_twice_on_one_day_is_not_twice() -> None:
    told = [line("missing", date(2026, 5, 1), "Missing"), line("missing", date(2026, 5, 1), "Missing")]
    assert codes(*told) == []


def test_a_story_of_five_thousand_lines_is_read_in_a_moment() -> None:
    told = [line("police-notice", TODAY - timedelta(days=number % 2000)) for number in range(5_000)]
    began = process_time()
    assert [found.times for found in patterns_in(told, today=TODAY)] == [5_000]
    assert process_time() - began < 1


KINDS = st.sampled_from(["police-notice", "referral", "missing", "child-seen"])


@given(st.lists(st.tuples(KINDS, st.dates(date(2020, 1, 1), date(2026, 6, 30))), max_size=40), st.randoms())
def test_the_order_of_the_lines_makes_no_difference_and_every_burst_is_long_enough(
    told: list[tuple[str, date]], shuffle: object
) -> None:
    lines = [line(kind, on) for kind, on in told]
    turned = list(lines)
    shuffle.shuffle(turned)  # type: ignore[attr-defined]
    found = patterns_in(lines, today=TODAY)
    assert found == patterns_in(turned, today=TODAY)
    for each in found:
        assert each.times >= each.pattern.times
        assert each.since <= each.until
