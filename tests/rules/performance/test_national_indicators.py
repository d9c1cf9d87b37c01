"""Rotherham's own figures of 2010, from rows made to the number: the indicators are declared as they were then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onestory.grammar.indicators import Indicator, Target
from onestory.performance.declared.national import NI59, NI60, NI68
from onestory.performance.rules.expressions import Asked
from onestory.performance.rules.figuring import Reading, trend
from onestory.performance.rules.own_targets import target_from
from onestory.performance.rules.periods import month_number
from onestory.performance.rules.standing import Direction, Rag, direction_of, rag_of, target_on
from tests.rules.performance.rows import Row, counted, duck

MAY = date(2010, 5, 12)


def assessments(kind: str, month: date, *, in_time: int, of: int, column: str, most: int) -> list[Row]:
    """So many assessments completed in the month, the first of them in time."""
    return [
        {
            "council": 1,
            "assessment": f"{kind}-{month}-{number}",
            "child": f"child-{number}",
            "kind": kind,
            "started_on": month - timedelta(days=20),
            "completed_on": month + timedelta(days=number % 10),
            column: most if number < in_time else most + 1,
        }
        for number in range(of)
    ]


def line(indicator: Indicator, rows: list[Row], *, as_of: date, first: date) -> list[Reading]:
    months = range(month_number(first), month_number(as_of) + 1)
    asked = Asked(indicators=(indicator,), councils=(1,), first=months[0], last=months[-1], as_of=as_of)
    cells = counted(duck({indicator.relation.code: rows}), asked)[indicator.code]
    return trend(indicator, cells, as_of, months, council=1, under_18s=57_453)


INITIAL = {(2010, 1): (72, 100), (2010, 2): (76, 100), (2010, 3): (77, 100), (2010, 4): (93, 116), (2010, 5): (8, 13)}
AS_REPORTED = ["72.0%", "76.0%", "77.0%", "80.2%", "61.5%"]


def initial_assessments() -> list[Row]:
    return [
        row
        for (year, month), (in_time, of) in INITIAL.items()
        for row in assessments(
            "initial", date(year, month, 1), in_time=in_time, of=of, column="days_from_referral", most=7
        )
    ]


def test_ni_59_month_by_month_as_rotherham_reported_it_the_last_month_only_begun() -> None:
    found = line(NI59, initial_assessments(), as_of=MAY, first=date(2010, 1, 1))
    assert [point.says for point in found] == AS_REPORTED
    assert found[3].value == pytest.approx(80.17, abs=0.005)
    assert found[4].value == pytest.approx(61.54, abs=0.005)
    assert [point.window.partial for point in found] == [False, False, False, False, True]


def test_ni_59_of_april_is_green_and_of_the_part_of_may_is_not() -> None:
    """The paper shows April green. Its target for that month is not to hand: 80, as for core assessments, is ours."""
    aimed = replace(NI59, targets=(Target(since=date(2010, 4, 1), aims=80, source="a test"),))
    april, may = line(aimed, initial_assessments(), as_of=MAY, first=date(2010, 4, 1))
    assert rag_of(aimed, april.value, target_on(aimed, date(2010, 4, 30))) is Rag.GREEN
    assert rag_of(aimed, may.value, target_on(aimed, MAY)) is Rag.RED
    assert direction_of(may.value, april.value) is Direction.DOWN


def test_ni_59_later_stood_at_76_92() -> None:
    rows = assessments("initial", date(2010, 6, 1), in_time=30, of=39, column="days_from_referral", most=7)
    assert line(NI59, rows, as_of=date(2010, 6, 30), first=date(2010, 6, 1))[0].value == pytest.approx(76.92, abs=0.005)


def test_ni_60_stood_at_78_13() -> None:
    rows = assessments("core", date(2010, 4, 1), in_time=25, of=32, column="days_from_start", most=35)
    assert line(NI60, rows, as_of=date(2010, 4, 30), first=date(2010, 4, 1))[0].value == pytest.approx(78.13, abs=0.01)


def test_ni_68_stood_at_52_15() -> None:
    rows: list[Row] = [
        {
            "council": 1,
            "referral": str(number),
            "referred_on": date(2010, 4, 1 + number % 28),
            "initial_assessment_on": date(2010, 4, 29) if number < 97 else None,
        }
        for number in range(186)
    ]
    assert line(NI68, rows, as_of=date(2010, 4, 30), first=date(2010, 4, 1))[0].value == pytest.approx(52.15, abs=0.005)


def test_an_assessment_completed_after_the_day_is_not_known_on_it() -> None:
    found = line(NI59, initial_assessments(), as_of=date(2010, 4, 4), first=date(2010, 4, 1))
    assert found[0].denominator == sum(number % 10 <= 3 for number in range(116))


def test_a_council_s_own_target_wins_over_the_declared_one_from_the_day_it_set_it() -> None:
    aimed = replace(NI59, targets=(Target(since=date(2010, 10, 1), aims=85, source="Notice to improve"),))
    assert target_on(aimed, date(2010, 9, 30)) is None
    assert target_on(aimed, date(2010, 10, 1)) == aimed.targets[0]
    for kept in (87, {"aims": 87}):
        own = target_from(kept, since=date(2011, 1, 1))
        assert own == Target(since=date(2011, 1, 1), aims=87.0, source="Set by the council")
        assert target_on(aimed, date(2011, 3, 31), own=own) == own
    assert target_from({}, since=date(2011, 1, 1)) is None
