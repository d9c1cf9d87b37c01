"""What leaves: small numbers kept back, nothing worked out again from the rest, whatever is asked for and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from onestory.grammar.indicators import Indicator
from onestory.performance.declared.catalogue import INDICATORS
from onestory.performance.rules.expressions import Asked, Cell, groups, months_back
from onestory.performance.rules.figuring import families
from onestory.performance.rules.periods import released_on
from onestory.performance.rules.protecting import WITHHELD, Counts, Family, Released, family, released, together
from tests.rules.performance.rows import at_random, counted, duck

TODAY = date(2026, 11, 20)


def test_seven_and_fewer_are_kept_back_and_the_rest_is_rounded() -> None:
    assert released(Counts(numerator=0, denominator=7)) == WITHHELD
    assert released(Counts(numerator=8, denominator=23)) == Released(numerator=10, denominator=25)
    assert released(Counts(numerator=7, denominator=23)).numerator is None


def test_a_share_is_kept_back_where_those_left_over_are_few() -> None:
    assert released(Counts(numerator=20, denominator=23)).numerator is None
    assert released(Counts(numerator=23, denominator=23)).numerator == 25


def test_a_breakdown_that_would_betray_its_only_small_part_is_given_up_whole() -> None:
    parts = {name: Counts(numerator=0, denominator=8) for name in ("1", "2", "3", "6")}
    parts["4"] = Counts(numerator=0, denominator=0)
    found = family(Counts(numerator=0, denominator=32), {"source": parts})
    assert found.total.denominator == 30
    assert set(found.parts["source"].values()) == {WITHHELD}


def test_a_breakdown_that_betrays_nothing_is_kept() -> None:
    parts = {"1": Counts(numerator=9, denominator=31), "2": Counts(numerator=9, denominator=5)}
    found = family(Counts(numerator=18, denominator=36), {"source": parts})
    assert found.parts["source"]["1"].denominator == 30
    assert found.parts["source"]["2"] == WITHHELD


def test_a_year_of_quarters_is_their_sum_and_is_kept_back_if_one_of_them_is() -> None:
    shown = Released(numerator=10, denominator=25)
    assert together([shown, shown]) == Released(numerator=20, denominator=50)
    assert together([shown, WITHHELD]) == WITHHELD


def test_every_day_of_a_quarter_gives_the_same_release() -> None:
    days = {released_on(date(2026, 10, 1) + timedelta(days=n)) for n in range(91)}
    assert days == {date(2026, 9, 30)}
    assert released_on(date(2026, 12, 31)) == date(2026, 12, 31)


YEARS = pytest.mark.slow


@pytest.mark.parametrize(
    ("seed", "how_many", "days"),
    [(4, 240, 60), pytest.param(3, 60, 730, marks=YEARS), pytest.param(5, 900, 730, marks=YEARS)],
)
def test_differencing_over_every_filter_and_day_recovers_nothing_kept_back(seed: int, how_many: int, days: int) -> None:
    """Every figure, breakdown and quarter, as of every day; the attacker knows all the rules."""
    releases = [released_on(TODAY - timedelta(days=n)) for n in range(days)]
    engine = duck(at_random(seed, how_many=how_many))
    kept_back, recovered = 0, []
    for on in sorted(set(releases)):
        for indicator, quarters in releases_on(engine, on):
            for family_of_it in quarters:
                found = attack(family_of_it)
                kept_back += len(found)
                recovered += [(indicator.code, on, cell) for cell, (low, high) in found.items() if low == high]
    assert kept_back > 500
    assert recovered == []


def releases_on(engine: object, on: date) -> Iterable[tuple[Indicator, list[Family]]]:
    """What one quarter's end gives, as the queries make it."""
    for group in groups(INDICATORS):
        first, last = months_back(on, 27 if not group[0].standing else 13)
        columns = {split.column for each in group for split in each.splits if split.leaves}
        asked = {
            column: counted(
                engine,  # type: ignore[arg-type]
                Asked(indicators=group, councils=(1,), first=first, last=last, as_of=on, by=column),
            )
            for column in ("", *columns)
        }
        for indicator in group:
            by: dict[str, list[Cell]] = {
                split.column: asked[split.column][indicator.code] for split in indicator.splits if split.leaves
            }
            whole = asked[""][indicator.code]
            yield indicator, [each for _, each in families(indicator, whole, by, on, council=1)]


def attack(given: Family) -> dict[tuple[str, str], tuple[float, float]]:
    """Between what each number kept back must lie: spans drawn in by every sum that is known, until nothing moves."""
    spans: dict[tuple[str, str], tuple[float, float]] = {("", ""): known(given.total.denominator)}
    for column, parts in given.parts.items():
        withheld_whole = all(each == WITHHELD for each in parts.values())
        for part, each in parts.items():
            at_most = float("inf") if withheld_whole else 7
            spans[column, part] = known(each.denominator, at_most=at_most)
    if given.total.denominator is None:
        spans["", ""] = (0, 7)
    for _ in range(20):
        drawn_in = dict(spans)
        for column in given.parts:
            cells = [cell for cell in drawn_in if cell[0] == column]
            low, high = sum(drawn_in[cell][0] for cell in cells), sum(drawn_in[cell][1] for cell in cells)
            whole = drawn_in["", ""]
            drawn_in["", ""] = (max(whole[0], low), min(whole[1], high))
            for cell in cells:
                least, most = drawn_in[cell]
                others_least, others_most = low - least, high - most
                drawn_in[cell] = (
                    max(least, drawn_in["", ""][0] - others_most),
                    min(most, drawn_in["", ""][1] - others_least),
                )
        if drawn_in == spans:
            break
        spans = drawn_in
    back = {("", ""): given.total.denominator is None} | {
        (column, part): each.denominator is None
        for column, parts in given.parts.items()
        for part, each in parts.items()
    }
    return {cell: span for cell, span in spans.items() if back[cell]}


def known(shown: int | None, *, at_most: float = 7) -> tuple[float, float]:
    return (0, at_most) if shown is None else (max(8, shown - 2), shown + 2)


def test_the_attack_works_where_parts_are_kept_back_one_by_one_and_no_more() -> None:
    """The negative control: without the second look, a lone small part is worked out again."""
    parts = {name: released(Counts(numerator=0, denominator=8)) for name in ("1", "2", "3", "6")}
    parts["4"] = released(Counts(numerator=0, denominator=0))
    careless = Family(total=released(Counts(numerator=0, denominator=32)), parts={"source": parts})
    assert attack(careless)["source", "4"] == (0, 0)
