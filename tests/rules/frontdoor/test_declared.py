"""What is declared hangs together."""

from typing import Any

import pytest

from onestory.frontdoor.declared.contact_workflow import BUTTONS, CONTACT, TITLES, ContactState
from onestory.frontdoor.declared.forms import PHONE_ENTRY
from onestory.frontdoor.declared.levels import BY_LEVEL, wording_of
from onestory.frontdoor.declared.outcomes import CLASS_OF
from onestory.frontdoor.declared.questions import QUESTIONS, questions_for
from onestory.frontdoor.declared.request_workflow import REQUEST
from onestory.frontdoor.declared.timescales import BRAG_CLOCKS, TIMESCALES
from onestory.vocabulary.agencies import AgencyKind
from onestory.vocabulary.frontdoor import Brag, ContactOutcome, LevelOfNeed


def test_a_contact_can_only_end_told() -> None:
    assert set(TITLES) == set(ContactState)
    assert {move.name for move in CONTACT.moves} == set(BUTTONS)
    closed = [move.name for move in CONTACT.moves_from(ContactState.CLOSED)]
    assert closed == ["undo", "attach", "read", "hand-over", "transfer", "feed-back"]
    onward = {move.name: move.go_to for move in CONTACT.moves_from(ContactState.CLOSED) if move.name != "undo"}
    assert set(onward.values()) == {ContactState.CLOSED}


@pytest.mark.parametrize("workflow", [CONTACT, REQUEST], ids=["contact", "request"])
def test_a_workflow_draws_itself(workflow: Any) -> None:
    assert workflow.diagram().startswith("stateDiagram-v2\n    [*] -->")


def test_every_outcome_colour_and_level_is_said() -> None:
    assert set(CLASS_OF) == set(ContactOutcome)
    assert set(BRAG_CLOCKS) == set(Brag)
    assert set(BY_LEVEL) == set(LevelOfNeed)


def test_every_clock_of_the_front_door_is_there() -> None:
    codes = {timescale.code for timescale in TIMESCALES}
    assert {f"FD{number:02d}" for number in range(1, 12)} <= codes


@pytest.mark.parametrize("kind", list(AgencyKind))
def test_every_kind_of_partner_has_questions(kind: Any) -> None:
    assert questions_for(kind)
    assert all(question.asks.endswith("?") for question in QUESTIONS)


@pytest.mark.parametrize(
    ("level", "own", "words"),
    [
        ("3", {"3": "Ours."}, "Ours."),
        ("3", {"3": " "}, BY_LEVEL[LevelOfNeed.COMPLEX].looks_like),
        ("3", None, BY_LEVEL[LevelOfNeed.COMPLEX].looks_like),
        ("9", None, ""),
    ],
)
def test_a_councils_own_words_go_first(level: Any, own: Any, words: Any) -> None:
    assert wording_of(level, own) == words


def test_a_call_is_not_said_to_have_come_by_a_way_that_nobody_types() -> None:
    [asked] = [one for page in PHONE_ENTRY.pages for one in page.questions if one.name == "channel"]
    offered = {entry.code for entry in asked.choices or ()}
    assert offered == {"phone", "email", "letter", "in-person", "paper"}
