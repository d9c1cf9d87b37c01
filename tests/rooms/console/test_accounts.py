"""The accounts as `onestory up` prints them: one under another, whatever the width."""

from __future__ import annotations

from typing import Any

from onestory.console.verbs.up import _accounts

SERVICES = "Middlesbrough Children's Services"
ACCOUNTS: list[dict[str, Any]] = [
    {"username": "teacher", "role": "Professional who refers", "place": "Ashgrove Primary School", "printed": True},
    {
        "username": "duty",
        "role": "Emergency duty worker",
        "place": "Middlesbrough Children's Services",
        "printed": True,
    },
    {"username": "second", "role": "Hub manager", "place": "Redcar", "printed": False},
]
WIDEST = "  teacher  Professional who refers  Middlesbrough Children's Services"


def plain(width: int) -> list[str]:
    """The lines, without the marks that make them bold."""
    said = _accounts(ACCOUNTS, width)
    for mark in ("[bold]", "[dim]", "[/]"):
        said = said.replace(mark, "")
    return said.splitlines()


def test_each_has_one_line_whose_columns_stand_under_one_another() -> None:
    lines = plain(len(WIDEST))
    assert lines == [
        "Sign in as:",
        "  teacher  Professional who refers  Ashgrove Primary School",
        "  duty     Emergency duty worker    Middlesbrough Children's Services",
    ]


def test_where_a_line_would_not_fit_the_place_goes_below() -> None:
    lines = plain(len(WIDEST) - 1)
    assert lines[1:3] == ["  teacher  Professional who refers", "           Ashgrove Primary School"]
    assert max(map(len, lines)) < len(WIDEST)
