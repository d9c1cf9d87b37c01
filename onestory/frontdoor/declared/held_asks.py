"""What becomes of it when somebody asks a partner to release what it holds and does not share."""

from datetime import date
from enum import StrEnum

from onestory.grammar.workflows import Move, Workflow
from onestory.vocabulary.code_sets import Code, CodeSet


class AskState(StrEnum):
    """Where an ask stands. Its holder answers it once."""

    WAITING = "waiting"
    RELEASED = "released"
    PARTLY = "partly"
    REFUSED = "refused"


WAITING, RELEASED, PARTLY, REFUSED = AskState
NOT_YET = "The holder has answered this. Ask again if you need something else."

HELD_ASK = Workflow(
    code="held-ask",
    title="Ask to a holder",
    begins=WAITING,
    source="HM Government information sharing advice, May 2024: each decision to share, or not, with its reason",
    moves=(
        Move(name="release", come_from=(WAITING,), go_to=RELEASED, needs="request.release"),
        Move(name="release-part", come_from=(WAITING,), go_to=PARTLY, needs="request.release", says="release part of"),
        Move(name="refuse", come_from=(WAITING,), go_to=REFUSED, needs="request.release"),
    ),
)
MOVE_OF = {RELEASED: "release", PARTLY: "release-part", REFUSED: "refuse"}
ASK_STATES = CodeSet(
    code="held-ask-states",
    title="What became of an ask",
    since=date(2026, 11, 25),
    source=HELD_ASK.source,
    members=AskState,
    entries=(
        Code(WAITING, "Waiting for the holder"),
        Code(RELEASED, "Released"),
        Code(PARTLY, "Released in part", note="Say what is kept back, and on what ground."),
        Code(REFUSED, "Refused", note="Say on what ground: the refusal is recorded."),
    ),
)
