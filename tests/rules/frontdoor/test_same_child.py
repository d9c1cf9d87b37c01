"""Which child of one message is which of another."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from onestory.frontdoor.rules.same_child import KnownChild, same_children
from onestory.frontdoor.rules.told import ToldChild

# told | known | who each is taken for: = surely, ~ perhaps, - nobody
CASES = """
    Ada Bell 2018-03-03                       | Ada Bell 2018-03-03                      | =0
    ada BELL 2018-03-03                       | Ada Mary Bell 2018-03-03                 | =0
    Ada Bell                                  | Ada Bell 2018-03-03                      | =0
    Ada Bell 2018-03-03                       | Ada Bell 2012-01-01                      | -
    Ada Cole 2018-03-03                       | Ada Bell 2018-03-03                      | =0
    Ben Bell 2018-03-03                       | Benjamin Bell 2018-03-03                 | ~0
    Ada Cole                                  | Ada Bell 2018-03-03                      | ~0
    Cy Bell 2020-07-07                        | Ada Bell                                 | -
    Ada Bell 2018-03-03, Una Bell 2018-03-03  | Una Bell 2018-03-03                      | - =0
    Ada Bell 2018-03-03, Una Bell 2018-03-03  | Ada Bell 2018-03-03, Una Bell 2018-03-03 | =0 =1
    Ada Bell 2018-03-03                       | ? Bell                                   | ~0
    Ada Bell 2018-03-03                       | ? Marsh                                  | -
    ? Bell                                    | ? Bell                                   | ~0
"""


@pytest.mark.parametrize("case", [line.strip() for line in CASES.strip().splitlines()])
def test_nobody_is_taken_for_two_and_whom_it_is_not_sure_of_is_said(case: str) -> None:
    told, known, expected = (part.strip() for part in case.split("|"))
    there = [KnownChild(contact=uuid4(), reference="", council=1, **_named(one)) for one in known.split(",")]
    children = [ToldChild(**_named(one)) for one in told.split(",")]
    found = same_children(children, there)
    said = [
        f"{'=' if same.is_sure else '~'}{there.index(same.known)}" if (same := found.get(place)) else "-"
        for place in range(len(children))
    ]
    assert " ".join(said) == expected


def _named(one: str) -> dict[str, Any]:
    *names, last = one.split()
    is_born = last[:2] == "20"
    *given, family = names if is_born else [*names, last]
    return {
        "given_name": " ".join(given).replace("?", ""),
        "family_name": family,
        "born_on": date.fromisoformat(last) if is_born else None,
    }
