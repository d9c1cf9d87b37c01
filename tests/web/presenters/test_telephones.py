"""Telephone numbers as they are read out."""

from __future__ import annotations

import pytest

from onestory.web.presenters.telephones import dialled, telephone

SAID = """
    01632960411      | 01632 960 411
    01632 960 411    | 01632 960 411
    07700900982      | 07700 900 982
    +447700900982    | 07700 900 982
    00447700900982   | 07700 900 982
    02079460018      | 020 7946 0018
    01914980123      | 0191 498 0123
    0121 496 0123    | 0121 496 0123
    +33142685300     | +33142685300
    ext 4417         | ext 4417
    01632 960 41 x2  | 01632 960 41 x2
"""


@pytest.mark.parametrize("case", [line.strip() for line in SAID.strip().splitlines()])
def test_a_british_number_is_said_in_groups_and_nothing_else_is_touched(case: str) -> None:
    given, said = (part.strip() for part in case.split("|"))
    assert telephone(given) == said


def test_what_is_dialled_has_digits_only() -> None:
    assert dialled("01632 960 (411)") == "01632960411"
    assert dialled("+44 7700 900 982") == "+447700900982"
