"""The life of a contact: received, triaged, partners asked, decision proposed, decided, referrer told."""

from enum import StrEnum

from onestory.grammar.workflows import Move, Workflow


class ContactState(StrEnum):
    """Where a contact stands."""

    NEW = "new"
    TRIAGED = "triaged"
    GATHERING = "gathering"
    PROPOSED = "proposed"
    DECIDED = "decided"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


NEW, TRIAGED, GATHERING = ContactState.NEW, ContactState.TRIAGED, ContactState.GATHERING
PROPOSED, DECIDED, CLOSED = ContactState.PROPOSED, ContactState.DECIDED, ContactState.CLOSED
WITHDRAWN = ContactState.WITHDRAWN
OPEN_STATES = (NEW, TRIAGED, GATHERING, PROPOSED)
HAS_BEEN = (*OPEN_STATES, DECIDED, CLOSED)
TITLES = {
    NEW: "New: to be triaged",
    TRIAGED: "Triaged",
    GATHERING: "Partners asked",
    PROPOSED: "Decision proposed",
    DECIDED: "Decided: referrer to be told",
    CLOSED: "Closed",
    WITHDRAWN: "Withdrawn: entered in error",
}

BUTTONS = {
    "take": "Take this contact",
    "withdraw": "Withdraw it: entered in error",
    "reassign": "Give it to somebody else",
    "match": "Say who this is",
    "triage": "Triage",
    "consent": "Record consent",
    "recolour": "Change the urgency or level",
    "ask": "Ask partners",
    "analyse": "Write the analysis",
    "propose": "Propose a decision",
    "decide": "Decide",
    "send-back": "Send it back",
    "pass-to-worker": "Pass it to their worker",
    "undo": "Take back the decision",
    "hand-over": "Hand it over",
    "transfer": "Pass it to the other council",
    "feed-back": "Tell the referrer",
    "attach": "Add a file",
    "read": "Read what more was told",
}


def _staying(name: str, states: tuple[ContactState, ...], *, needs: str, says: str) -> tuple[Move[ContactState], ...]:
    """A move that leaves a contact where it is."""
    return tuple(Move(name=name, come_from=(state,), go_to=state, needs=needs, says=says) for state in states)


CONTACT = Workflow(
    code="contact",
    title="Contact",
    begins=NEW,
    source="The hub's process as councils describe it: receive, match, screen, gather, analyse, decide, feed back",
    moves=(
        *_staying("take", OPEN_STATES, needs="contact.assign", says="take"),
        *_staying("reassign", OPEN_STATES, needs="contact.assign", says="reassign"),
        Move(name="withdraw", come_from=(NEW,), go_to=WITHDRAWN, needs="contact.record"),
        *_staying("match", (*OPEN_STATES, DECIDED), needs="contact.match", says="match"),
        *_staying("consent", (*OPEN_STATES, DECIDED), needs="contact.record", says="record consent on"),
        Move(name="triage", come_from=(NEW,), go_to=TRIAGED, needs="contact.triage"),
        *_staying("recolour", (TRIAGED, GATHERING, PROPOSED), needs="contact.triage", says="change the urgency of"),
        Move(
            name="ask",
            come_from=(TRIAGED, GATHERING, PROPOSED),
            go_to=GATHERING,
            needs="contact.ask",
            says="ask partners about",
        ),
        *_staying("analyse", (TRIAGED, GATHERING, PROPOSED), needs="contact.analyse", says="write the analysis of"),
        Move(
            name="propose",
            come_from=(TRIAGED, GATHERING, PROPOSED),
            go_to=PROPOSED,
            needs="contact.propose",
            says="propose a decision on",
        ),
        Move(
            name="pass-to-worker",
            come_from=(TRIAGED, GATHERING, PROPOSED),
            go_to=PROPOSED,
            needs="contact.hand-over",
            says="pass {} to their worker",
        ),
        Move(name="decide", come_from=(PROPOSED,), go_to=DECIDED, needs="contact.decide"),
        Move(name="send-back", come_from=(PROPOSED,), go_to=TRIAGED, needs="contact.decide", says="send {} back"),
        Move(
            name="undo",
            come_from=(DECIDED, CLOSED),
            go_to=PROPOSED,
            needs="contact.undo",
            says="take back the decision on",
        ),
        *_staying("attach", HAS_BEEN, needs="contact.record", says="add a file to"),
        *_staying("read", HAS_BEEN, needs="contact.match", says="read what more was told about"),
        *_staying("hand-over", (DECIDED, CLOSED), needs="contact.hand-over", says="hand {} over"),
        *_staying("transfer", (DECIDED, CLOSED), needs="contact.hand-over", says="pass {} to another council"),
        Move(
            name="feed-back",
            come_from=(DECIDED, CLOSED),
            go_to=CLOSED,
            needs="contact.feed-back",
            says="tell the referrer about",
        ),
    ),
)
