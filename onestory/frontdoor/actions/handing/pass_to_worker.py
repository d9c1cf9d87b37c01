"""Passing a contact about a child whose case is open straight to whoever has it: offered, and to be answered."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.handing.offer_to_team import Offer, offer_to_team
from onestory.frontdoor.policies import allowed
from onestory.frontdoor.rules.deciding import Proposed
from onestory.frontdoor.rules.product import Part
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.vocabulary.frontdoor import ContactOutcome
from onestory.walls.actor import Actor

NOBODY_MATCHED = "Say first who the child is: only somebody known can be open to a worker."
WHY = "Say how you know that they have this child, and whether you rang them."
OUTCOME = ContactOutcome.EXISTING_CASE.value


@transaction.atomic
def pass_to_worker(
    *,
    actor: Actor,
    reference: str,
    team: int,
    why: str,
    parts: Sequence[Part],
    now: datetime,
    worker: str = "",
    asks: str = "",
) -> UUID:
    """No manager is asked: whoever takes it up is the second person. Until then it is the hub's, with its clocks.

    Taken up, it is decided as an open case by `settle_accepted`; given back, the hub goes on where it was.
    """
    contact = allowed("pass-to-worker", actor=actor, reference=reference).contact
    if not contact.children.filter(person_id__isnull=False).exists():
        raise OutOfOrder(NOBODY_MATCHED)
    if not why.strip():
        raise BadInput(WHY)
    given = Proposed(outcome=OUTCOME, level=contact.level, rationale=why.strip())
    propose_decision(actor=actor, reference=reference, given=given, now=now)
    offer = Offer(team=team, outcome=OUTCOME, level=contact.level, parts=parts, asks=asks, worker=worker)
    return offer_to_team(actor=actor, contact=contact, offer=offer, now=now).pk
