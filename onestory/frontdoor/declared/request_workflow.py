"""The life of a request to a partner: sent, perhaps answered in part, answered, perhaps released."""

from enum import StrEnum

from onestory.grammar.workflows import Move, Workflow


class RequestState(StrEnum):
    """Where a request stands. Overdue is not a state: it is read from the clock."""

    SENT = "sent"
    PART_ANSWERED = "part-answered"
    ANSWERED = "answered"
    RELEASED = "released"


SENT, PART_ANSWERED, ANSWERED = RequestState.SENT, RequestState.PART_ANSWERED, RequestState.ANSWERED
RELEASED = RequestState.RELEASED
WAITING = (SENT, PART_ANSWERED)
TITLES = {
    SENT: "Waiting for an answer",
    PART_ANSWERED: "Answered in part: more is promised",
    ANSWERED: "Answered",
    RELEASED: "Answered, and agreed to leave the hub",
}

REQUEST = Workflow(
    code="request",
    title="Request to a partner",
    begins=SENT,
    source="MASH model: what a partner answers is sealed, and leaves the hub only with its owner's agreement",
    moves=(
        Move(name="chase", come_from=(SENT,), go_to=SENT, needs="contact.ask"),
        Move(name="chase", come_from=(PART_ANSWERED,), go_to=PART_ANSWERED, needs="contact.ask"),
        Move(name="answer", come_from=(SENT, PART_ANSWERED), go_to=ANSWERED, needs="request.answer"),
        Move(
            name="answer-in-part",
            come_from=(SENT, PART_ANSWERED),
            go_to=PART_ANSWERED,
            needs="request.answer",
            says="answer in part",
        ),
        Move(
            name="add",
            come_from=(ANSWERED, RELEASED),
            go_to=ANSWERED,
            needs="request.answer",
            says="add to the answer to",
        ),
        Move(name="release", come_from=(ANSWERED,), go_to=RELEASED, needs="request.release"),
    ),
)
