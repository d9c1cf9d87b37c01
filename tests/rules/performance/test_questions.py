"""Questions after figures: the same whatever day is asked, and true to the day that is."""

from __future__ import annotations

from datetime import date

from onestory.performance.declared.catalogue import BY_CODE, INDICATORS
from onestory.performance.declared.relations import CONTACTS
from onestory.performance.rules.expressions import Asked, counting, drilling, groups
from tests.rules.performance.rows import duck

MARCH, NOVEMBER = 2026 * 12 + 2, 2026 * 12 + 10
CONTACT = {
    "council": 1,
    "contact": "c-1",
    "child": "child-1",
    "told_here": True,
    "received_on": date(2026, 3, 30),
    "decide_by": date(2026, 4, 1),
    "decided_on": date(2026, 4, 2),
    "outcome": "assessment",
}


def test_a_question_reads_the_same_on_every_day_so_that_it_is_compiled_once() -> None:
    for group in groups(INDICATORS):
        told = {
            counting(Asked(indicators=group, councils=(1, 2), first=last - 12, last=last, as_of=day), "postgres")
            .partition("(values")[2]
            .partition("))")[2]
            for last, day in ((MARCH, date(2026, 3, 9)), (NOVEMBER, date(2026, 11, 26)))
        }
        assert len(told) == 1


def test_a_month_long_past_is_opened_as_it_is_known_today() -> None:
    engine, contacts = duck({"contact": [CONTACT]}), BY_CODE["conversion"]
    assert contacts.relation is CONTACTS

    def opened(as_of: date) -> list[tuple[object, ...]]:
        asked = Asked(indicators=(contacts,), councils=(1,), first=MARCH, last=MARCH, as_of=as_of)
        return engine.execute(drilling(contacts, asked, "duckdb", counted=True)).fetchall()

    assert [row[0] for row in opened(date(2026, 11, 26))] == ["c-1"]
    assert opened(date(2026, 4, 1)) == []
