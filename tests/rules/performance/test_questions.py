"""Questions after figures: the same whatever day is asked, and true to the day that is."""

from __future__ import annotations

import re
from datetime import date

from onestory.performance.declared.catalogue import BY_CODE, INDICATORS
from onestory.performance.declared.relations import CONTACTS
from onestory.performance.rules.expressions import Asked, counting, drilling, groups
from tests.rules.performance.rows import counted, duck

ASKED = re.compile(r"\(values .*?\)\)")
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
            ASKED.sub(
                "",
                counting(Asked(indicators=group, councils=(1, 2), first=last - 12, last=last, as_of=day), "postgres"),
            )
            for last, day in ((MARCH, date(2026, 3, 9)), (NOVEMBER, date(2026, 11, 26)))
        }
        assert len(told) == 1


def test_the_facts_of_a_page_are_gathered_once_a_kind() -> None:
    """However many figures count them, and over however many months they stand."""
    for group in groups(INDICATORS):
        asked = Asked(indicators=group, councils=(1,), first=MARCH - 26, last=MARCH, as_of=date(2026, 3, 9))
        told = counting(asked, "postgres")
        assert told.count(f"from performance_{group[0].relation.code})") == 1


def test_children_unknown_are_in_no_figure_that_compares_a_child_s_facts() -> None:
    """Two contacts of nobody known are not a child's second; and alike as they are, they count as two."""
    nobodys = [CONTACT | {"contact": f"c-{number}", "child": None} for number in range(3)]
    again = CONTACT | {"contact": "c-9", "received_on": date(2026, 3, 31)}
    group = tuple(BY_CODE[code] for code in ("contacts", "re-contact", "drift", "hours-to-decide"))
    asked = Asked(indicators=group, councils=(1,), first=MARCH, last=MARCH, as_of=date(2026, 3, 31))
    hours = {"hours_to_decide": 2.5, "decided_on": date(2026, 3, 31)}
    found = counted(duck({"contact": [each | hours for each in (CONTACT, again, *nobodys)]}), asked)
    assert [(cell.numerator, cell.denominator) for cell in found["contacts"]] == [(5, 5)]
    assert [(cell.numerator, cell.denominator) for cell in found["re-contact"]] == [(1, 2)]
    assert [(cell.numerator, cell.denominator) for cell in found["hours-to-decide"]] == [(12.5, 5)]
    assert [(cell.numerator, cell.denominator) for cell in found["drift"]] == [(0, 0)]


def test_a_month_long_past_is_opened_as_it_is_known_today() -> None:
    engine, contacts = duck({"contact": [CONTACT]}), BY_CODE["conversion"]
    assert contacts.relation is CONTACTS

    def opened(as_of: date) -> list[tuple[object, ...]]:
        asked = Asked(indicators=(contacts,), councils=(1,), first=MARCH, last=MARCH, as_of=as_of)
        return engine.execute(drilling(contacts, asked, "duckdb", counted=True)).fetchall()

    assert [row[0] for row in opened(date(2026, 11, 26))] == ["c-1"]
    assert opened(date(2026, 4, 1)) == []
