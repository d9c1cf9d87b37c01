"""Passing a contact to another council: it stays the sender's until the receiver has taken it in."""

from datetime import date
from enum import StrEnum

from onestory.grammar.timescales import Limit, Timescale, Unit
from onestory.grammar.workflows import Move, Workflow
from onestory.vocabulary.moments import Moment

SOURCE = (
    "Local practice for children who move or live elsewhere: acknowledged by the receiver, never a send into silence"
)


class TransferState(StrEnum):
    """Where a transfer stands. Overdue is not a state: it is read from the clock."""

    SENT = "sent"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    RETURNED = "returned"


SENT, RECEIVED = TransferState.SENT, TransferState.RECEIVED
ACCEPTED, RETURNED = TransferState.ACCEPTED, TransferState.RETURNED
TITLES = {
    SENT: "Sent: not opened yet",
    RECEIVED: "Received: not taken in yet",
    ACCEPTED: "Taken in: it is theirs",
    RETURNED: "Sent back: it is ours still",
}
TAKEN_BACK = "Taken back by {council}"
"""What stands of one that its sender took back. It is in the state of what was sent back: it is the sender's still."""
TRANSFER = Workflow(
    code="transfer",
    title="Transfer to another council",
    begins=SENT,
    source=SOURCE,
    moves=(
        Move(name="open", come_from=(SENT,), go_to=RECEIVED, needs="transfer.answer"),
        Move(name="accept", come_from=(SENT, RECEIVED), go_to=ACCEPTED, needs="transfer.answer", says="take {} in"),
        Move(name="return", come_from=(SENT, RECEIVED), go_to=RETURNED, needs="transfer.answer", says="send {} back"),
        Move(
            name="take-back", come_from=(SENT, RECEIVED), go_to=RETURNED, needs="contact.hand-over", says="take {} back"
        ),
    ),
)


def _clock(code: str, title: str, allows: int, unit: Unit) -> Timescale:
    limit = Limit(since=date(2026, 1, 1), allows=allows, unit=unit, source=f"{SOURCE}. Unverified")
    return Timescale(
        code=code,
        title=title,
        starts=Moment.TRANSFER_SENT,
        ends=Moment.TRANSFER_ANSWERED,
        limits=(limit,),
        local=True,
    )


ANSWER = _clock("TR1", "Take in, or send back, what another council passes on", 1, Unit.WORKING_DAYS)
ANSWER_RED = _clock("TR1-red", "Red: take in, or send back, what another council passes on", 4, Unit.HOURS)
TIMESCALES = (ANSWER, ANSWER_RED)


def answer_clock(brag: str) -> Timescale:
    """The clock of a transfer: a red contact's is the shorter."""
    return ANSWER_RED if brag == "red" else ANSWER
