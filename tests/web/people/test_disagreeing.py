"""What is a disagreement, and what only says less."""

from __future__ import annotations

import pytest

from onestory.people.rules.page import FactLine, Source, Stated
from onestory.web.people.disagreeing import is_disputed
from onestory.web.people.saying import said

CASES = """
    name          | Corey Lee Pallister            | Corey Pallister           | no
    name          | Corey Lee Pallister            | PALLISTER, Corey          | no
    name          | Corey Lee Pallister            | Corey Smith               | yes
    address       | 12 High Street, S65 1AB        | S65 1AB                   | no
    address       | 12 High Street, S65 1AB        | 4 Mill Lane, S66 2CD      | yes
    date-of-birth | 2014-03-02                     | 2014-02-03                | yes
    former-name   | Corey Jones                    | Corey Bell                | no
"""


@pytest.mark.parametrize("case", [line.strip() for line in CASES.strip().splitlines()])
def test_saying_less_is_not_saying_otherwise(case: str) -> None:
    kind, chosen, other, disputed = (part.strip() for part in case.split("|"))
    source = Source(feed="a", title="A file", agency="")
    line = FactLine(
        kind=kind,
        title=kind,
        value=chosen,
        chosen=Stated(value=chosen, source=source),
        otherwise=(Stated(value=other, source=source),),
    )
    assert is_disputed(line) == (disputed == "yes")


def test_a_fact_is_said_as_a_person_reads_it() -> None:
    assert said("nhs-number", "9434765919") == "943 476 5919"
    assert said("date-of-birth", "2014-03-02") == "2 March 2014"
    assert said("ethnicity", "WBRI") == "White British"
    assert said("ethnicity", "something else") == "something else"
    assert said("sex", "F") == "female"
