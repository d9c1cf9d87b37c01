"""Handing a decided contact to a team, with the product it is to act on; it is theirs once they say so."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.frontdoor.actions.handing.offer_to_team import Offer, offer_to_team
from onestory.frontdoor.declared.handovers import HANDED_OVER
from onestory.frontdoor.policies import allowed
from onestory.frontdoor.rules.product import Part
from onestory.grammar.refusals import OutOfOrder
from onestory.walls.actor import Actor

NOT_THIS_OUTCOME = "This outcome is not handed to anybody: nothing is left for another team to take up."


@transaction.atomic
def hand_over(*, actor: Actor, reference: str, team: int, parts: Sequence[Part], now: datetime, asks: str = "") -> UUID:
    """Offer it. The clock of acceptance starts, and the contact is watched until a team has said yes."""
    contact = allowed("hand-over", actor=actor, reference=reference).contact
    decision = contact.decisions.filter(undone_at__isnull=True).first()
    if decision is None or decision.outcome not in HANDED_OVER:
        raise OutOfOrder(NOT_THIS_OUTCOME)
    offer = Offer(team=team, outcome=decision.outcome, level=decision.level, parts=parts, asks=asks, decision=decision)
    return offer_to_team(actor=actor, contact=contact, offer=offer, now=now).pk
