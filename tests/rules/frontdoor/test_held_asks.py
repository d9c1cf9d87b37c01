"""What an ask to a holder must say, and what the holder's answer must."""

from dataclasses import replace
from typing import Any

import pytest

from onestory.frontdoor.rules.held_asks import GivenAsk, GivenRelease, refusal_of_ask, refusal_of_release

ASK = GivenAsk(necessity="To plan who may visit.", lawful_basis="public-task", told="yes")
PARTLY = GivenRelease(state="partly", words="He is on bail.", ground="law-forbids", why="The trial is not over.")


def test_a_whole_ask_and_a_whole_answer_are_not_refused() -> None:
    assert refusal_of_ask(ASK) == ("", "")
    assert refusal_of_release(PARTLY) == ("", "")
    assert refusal_of_release(GivenRelease(state="released", words="He is on bail.")) == ("", "")
    assert refusal_of_release(replace(PARTLY, state="refused", words="")) == ("", "")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"necessity": " "}, "necessity"),
        ({"lawful_basis": "because"}, "lawful_basis"),
        ({"told": ""}, "told"),
        ({"told": "no-unsafe"}, "told_why_not"),
    ],
)
def test_the_first_thing_missing_from_an_ask_is_named(changed: dict[str, str], field: str) -> None:
    assert refusal_of_ask(replace(ASK, **changed))[0] == field


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"state": "waiting"}, "state"),
        ({"state": "released", "words": " "}, "words"),
        ({"words": ""}, "words"),
        ({"ground": "because"}, "ground"),
        ({"state": "refused", "why": ""}, "why"),
    ],
)
def test_the_first_thing_missing_from_an_answer_is_named(changed: dict[str, Any], field: str) -> None:
    assert refusal_of_release(replace(PARTLY, **changed))[0] == field
