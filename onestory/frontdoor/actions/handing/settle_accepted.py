"""Deciding, by the clock, what a child's own worker has taken up: the hub proposed it, and another accepted it."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.frontdoor.actions.deciding.keep_decision import Deciding, keep_decision
from onestory.frontdoor.declared.contact_workflow import OPEN_STATES
from onestory.frontdoor.declared.handovers import ACCEPTED
from onestory.frontdoor.models import Contact, Handover
from onestory.frontdoor.rules.deciding import Proposed
from onestory.walls.actor import Actor

OPEN = [state.value for state in OPEN_STATES]
TAKEN_UP = "{team} have this child and took it up. {why}"


@transaction.atomic
def settle_accepted(*, actor: Actor, now: datetime) -> int:
    """How many were settled. The team may not write to a contact, so the system does; done twice, it does no harm."""
    require(actor, "contact.assign")
    taken_up = Handover.objects.filter(
        council_id=actor.council, state=ACCEPTED.value, decision__isnull=True, contact__state__in=OPEN
    )
    done = 0
    for row in taken_up.select_related("team"):
        done += _settle(row, actor, now)
    return done


def _settle(row: Handover, actor: Actor, now: datetime) -> bool:
    contact = Contact.objects.select_for_update().get(pk=row.contact_id)
    proposal = contact.proposals.filter(outcome=row.outcome).order_by("-number").first()
    if contact.state not in OPEN or proposal is None or row.answered_by_id in (None, proposal.proposed_by_id):
        return False
    why = TAKEN_UP.format(team=row.team, why=row.answer or proposal.rationale)
    given = Proposed(outcome=row.outcome, level=row.level, rationale=why)
    keep_decision(
        actor=actor,
        contact=contact,
        deciding=Deciding(proposal=proposal, given=given, by=row.answered_by_id or 0),
        now=now,
    )
    return True
