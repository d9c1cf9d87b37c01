"""The life of a request to a partner: sent, perhaps answered in part, answered, perhaps released."""

from enum import StrEnum

from onestory.grammar.workflows import Move, Workflow


class RequestState(StrEnum):
    """Where a request stands. Overdue is not a state: it is read from the clock."""

    SENT = "sent"
    PART_ANSWERED = "part-answered"
    ANSWERED = "answered"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


SENT, PART_ANSWERED, ANSWERED = RequestState.SENT, RequestState.PART_ANSWERED, RequestState.ANSWERED
RELEASED, WITHDRAWN = RequestState.RELEASED, RequestState.WITHDRAWN
KEPT = tuple(each for each in RequestState if each is not WITHDRAWN)
"""What stands in a request's own column. That it was withdrawn is told by when it was: the release before knows no such
state, and reads it as answered, for which nobody waits."""
WAITING = (SENT, PART_ANSWERED)
TITLES = {
    SENT: "Waiting for an answer",
    PART_ANSWERED: "Answered in part: more is promised",
    ANSWERED: "Answered",
    RELEASED: "Answered, and agreed to leave the hub",
    WITHDRAWN: "Withdrawn by the hub",
}


def _asking(name: str, states: tuple[RequestState, ...], *, needs: str, says: str) -> tuple[Move[RequestState], ...]:
    """A question between the two sides: it leaves the request, and its clock, where they are."""
    return tuple(Move(name=name, come_from=(state,), go_to=state, needs=needs, says=says) for state in states)


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
            says="answer {} in part",
        ),
        Move(
            name="add",
            come_from=(ANSWERED, RELEASED),
            go_to=ANSWERED,
            needs="request.answer",
            says="add to the answer to",
        ),
        *_asking("ask-hub", (SENT, PART_ANSWERED), needs="request.answer", says="ask the hub about"),
        *_asking("ask-agency", KEPT, needs="contact.ask", says="ask the agency about"),
        *(Move(name="withdraw", come_from=(state,), go_to=WITHDRAWN, needs="contact.ask") for state in WAITING),
        Move(name="release", come_from=(ANSWERED,), go_to=RELEASED, needs="request.release"),
        Move(name="release", come_from=(WITHDRAWN,), go_to=WITHDRAWN, needs="request.release"),
    ),
)
