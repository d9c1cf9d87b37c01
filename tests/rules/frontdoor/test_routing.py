"""Which council a contact is for."""

from typing import Any

import pytest

from onestory.frontdoor.rules.routing import council_of_postcode, homes, route

AREAS = {"middlesbrough": "TS1, ts3,TS8", "redcar": "TS10,TS11,TS8"}


@pytest.mark.parametrize(
    ("postcode", "council"),
    [
        ("TS1 2AB", "middlesbrough"),
        ("ts12ab", "middlesbrough"),
        ("TS10 2AB", "redcar"),
        ("TS102AB", "redcar"),
        ("TS8 9ZZ", ""),
        ("YO1 7HH", ""),
        ("", ""),
        ("2AB", ""),
    ],
)
def test_an_outward_code_names_one_council_or_none(postcode: Any, council: Any) -> None:
    assert council_of_postcode(postcode, AREAS) == council


@pytest.mark.parametrize(
    ("chosen", "postcodes", "council"),
    [
        ("redcar", ["TS1 2AB"], "redcar"),
        ("atlantis", ["TS1 2AB"], ""),
        ("", ["TS1 2AB", "TS3 4CD"], "middlesbrough"),
        ("", ["TS1 2AB", "TS10 4CD"], ""),
        ("", ["TS8 1AA"], ""),
        ("", [], ""),
    ],
)
def test_a_choice_goes_before_where_they_live(chosen: Any, postcodes: Any, council: Any) -> None:
    assert route(chosen=chosen, postcodes=postcodes, areas=AREAS) == council


def test_where_there_is_one_council_it_is_that_one() -> None:
    assert route(chosen="", postcodes=[], areas={"rotherham": ""}) == "rotherham"


@pytest.mark.parametrize(
    ("chosen", "postcodes", "found"),
    [
        ("", ["TS1 2AB", "TS10 2AB", "TS1 1AA"], ["middlesbrough", "redcar", "middlesbrough"]),
        ("", ["TS1 2AB", "TS10 2AB", ""], ["middlesbrough", "redcar", ""]),
        ("redcar", ["TS1 2AB", "TS10 2AB", "YO1 7HH"], ["middlesbrough", "redcar", "redcar"]),
        ("", ["TS10 2AB", "", "YO1 7HH"], ["redcar", "redcar", "redcar"]),
        ("redcar", ["TS1 2AB", ""], ["redcar", "redcar"]),
        ("", ["", "YO1 7HH"], ["", ""]),
    ],
)
def test_children_of_several_councils_each_go_where_they_live(chosen: str, postcodes: list[str], found: Any) -> None:
    assert homes(chosen=chosen, postcodes=postcodes, areas=AREAS) == found
