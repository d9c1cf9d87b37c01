"""Workflows: what may be done, why not, and the drawing, from one list of moves."""

from enum import StrEnum
from typing import Any

import pytest

from onestory.grammar.declarations import DeclarationError
from onestory.grammar.refusals import OutOfOrder
from onestory.grammar.workflows import Move, Workflow


class Loan(StrEnum):
    ASKED = "asked"
    ON_LOAN = "on-loan"
    RETURNED = "returned"


LEND = Move(name="lend", come_from=(Loan.ASKED,), go_to=Loan.ON_LOAN, needs="book.lend")
STAMP = Move(name="stamp", come_from=(Loan.ON_LOAN,), go_to=Loan.ON_LOAN, needs="book.lend")
RENEW = Move(name="renew", come_from=(Loan.ON_LOAN,), go_to=Loan.ON_LOAN, needs="book.lend")
TAKE_BACK = Move(
    name="take-back", come_from=(Loan.ON_LOAN,), go_to=Loan.RETURNED, needs="book.lend", says="take {} back"
)
BOOK = Workflow(code="interlibrary-loan", begins=Loan.ASKED, moves=(LEND, RENEW, STAMP, TAKE_BACK))


def test_a_move_the_state_allows_is_given_back_with_where_it_goes_and_what_it_needs() -> None:
    move = BOOK.check("lend", Loan.ASKED)
    assert (move.go_to, move.needs) == (Loan.ON_LOAN, "book.lend")
    assert BOOK.refusal("lend", Loan.ASKED) is None


@pytest.mark.parametrize(
    ("move", "state", "sentence"),
    [
        (
            "take-back",
            Loan.ASKED,
            "You cannot take back an interlibrary loan that is asked. From here you can lend it.",
        ),
        (
            "lend",
            Loan.ON_LOAN,
            "You cannot lend an interlibrary loan that is on loan. From here you can take it back.",
        ),
        (
            "renew",
            Loan.RETURNED,
            "You cannot renew an interlibrary loan that is returned. Nothing more can be done with it.",
        ),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_can_be_done_instead(move: Any, state: Any, sentence: Any) -> None:
    assert BOOK.refusal(move, state) == sentence
    with pytest.raises(OutOfOrder) as refused:
        BOOK.check(move, state)
    assert refused.value.message == sentence


def test_a_move_nobody_declared_is_a_mistake_in_code_and_not_a_refusal() -> None:
    with pytest.raises(LookupError, match="no move called 'burn'"):
        BOOK.refusal("burn", Loan.ASKED)


def test_the_moves_from_a_state_are_the_buttons_to_draw() -> None:
    assert BOOK.moves_from(Loan.ON_LOAN) == (RENEW, STAMP, TAKE_BACK)
    assert BOOK.ends == (Loan.RETURNED,)


def test_the_diagram_has_every_arrow_once() -> None:
    assert BOOK.diagram().splitlines() == [
        "stateDiagram-v2",
        "    [*] --> asked",
        "    asked --> on_loan: lend",
        "    on_loan --> on_loan: renew, stamp",
        "    on_loan --> returned: take back",
        "    returned --> [*]",
    ]


@pytest.mark.parametrize(
    ("moves", "why"),
    [
        ((LEND,), "leads to returned"),
        ((LEND, LEND, RENEW, TAKE_BACK), "declares lend more than once"),
    ],
)
def test_a_state_out_of_reach_or_a_move_with_two_ends_is_refused(moves: Any, why: Any) -> None:
    with pytest.raises(DeclarationError, match=why):
        Workflow(code="loan", begins=Loan.ASKED, moves=moves)


def test_a_move_from_nowhere_is_refused() -> None:
    with pytest.raises(DeclarationError, match="comes from nowhere"):
        Move(name="lend", come_from=(), go_to=Loan.ON_LOAN, needs="book.lend")
