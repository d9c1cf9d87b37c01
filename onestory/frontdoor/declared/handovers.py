"""Handing over what was decided: a receiving team says yes or no, in its time. Nothing is sent into silence."""

from datetime import date, timedelta
from enum import StrEnum

from onestory.grammar.timescales import Limit, Timescale, Unit
from onestory.grammar.workflows import Move, Workflow
from onestory.vocabulary.frontdoor import Brag, ContactOutcome
from onestory.vocabulary.moments import Moment

LOCAL = date(2026, 1, 1)


class HandoverState(StrEnum):
    """Where a handover stands. Overdue is not a state: it is read from the clock."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"


OFFERED, ACCEPTED, DECLINED = HandoverState.OFFERED, HandoverState.ACCEPTED, HandoverState.DECLINED
TITLES = {
    OFFERED: "Waiting to be accepted",
    ACCEPTED: "Accepted",
    DECLINED: "Declined: back with the hub",
}
HANDOVER = Workflow(
    code="handover",
    title="Handover to a receiving team",
    begins=OFFERED,
    source="Step-down, step-up and early help need the receiving service's acceptance, not just a send",
    moves=(
        Move(name="accept", come_from=(OFFERED,), go_to=ACCEPTED, needs="handover.answer"),
        Move(name="decline", come_from=(OFFERED,), go_to=DECLINED, needs="handover.answer"),
    ),
)
HANDED_OVER = frozenset(
    {
        ContactOutcome.STRATEGY_DISCUSSION,
        ContactOutcome.ASSESSMENT,
        ContactOutcome.EXISTING_CASE,
        ContactOutcome.EARLY_HELP,
    }
)
"""The outcomes that somebody else must take up."""

OFFER = Timescale(
    code="FD17",
    title="Ask whoever is to take it up, or the other council, after the decision",
    starts=Moment.CONTACT_DECIDED,
    ends=Moment.CONTACT_HANDED_OVER,
    limits=(
        Limit(
            since=LOCAL,
            allows=1,
            unit=Unit.WORKING_DAYS,
            source="Local practice: nothing that was decided stays with nobody after the next working day. Unverified",
        ),
    ),
    local=True,
)
OFFER_RED = Timescale(
    code="FD17-red",
    title="Red: ask whoever is to take it up, or the other council, after the decision",
    starts=Moment.CONTACT_DECIDED,
    ends=Moment.CONTACT_HANDED_OVER,
    limits=(
        Limit(
            since=LOCAL,
            allows=1,
            unit=Unit.HOURS,
            source="Local practice: a red contact is handed over in the hour it is decided. Unverified",
        ),
    ),
    local=True,
)
LATELY = timedelta(weeks=4)
"""How long what was decided, and nobody was asked to take up, stands on the lists of those who can ask."""

ACCEPTANCE = Timescale(
    code="FD12",
    title="Accept or decline what the front door hands over",
    starts=Moment.CONTACT_HANDED_OVER,
    ends=Moment.HANDOVER_ANSWERED,
    limits=(
        Limit(
            since=LOCAL,
            allows=1,
            unit=Unit.WORKING_DAYS,
            source="Local practice: the receiving team answers by the end of the next working day",
        ),
    ),
    local=True,
)
ACCEPTANCE_RED = Timescale(
    code="FD12-red",
    title="Red: accept or decline what the front door hands over",
    starts=Moment.CONTACT_HANDED_OVER,
    ends=Moment.HANDOVER_ANSWERED,
    limits=(
        Limit(
            since=LOCAL,
            allows=4,
            unit=Unit.HOURS,
            source="Local practice: a red contact is taken up the same day, whatever the hour",
        ),
    ),
    local=True,
)
TIMESCALES = (OFFER, OFFER_RED, ACCEPTANCE, ACCEPTANCE_RED)


def offer_clock(brag: str) -> Timescale:
    """The clock from a decision until somebody is asked to take it up: a red contact's is the shorter."""
    return OFFER_RED if brag == Brag.RED else OFFER


def acceptance_clock(brag: str) -> Timescale:
    """The clock of a handover: a red contact's is the shorter."""
    return ACCEPTANCE_RED if brag == Brag.RED else ACCEPTANCE
