"""Taking up what the front door handed to one's team."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.frontdoor.actions.handing.answer_handover import answer_handover
from onestory.frontdoor.policies import handover_for, people_of_handover
from onestory.grammar.refusals import NotPermitted
from onestory.people.actions.working.begin_work import begin_work
from onestory.walls.actor import Actor

OWN_OFFER = "You offered this yourself. Somebody else of the team must take it up."


@transaction.atomic
def accept_handover(*, actor: Actor, handover: UUID, now: datetime, first: str = "") -> None:
    """It is this team's from now on: they open these people's pages without a reason. ``first``: what they will do."""
    if handover_for(handover, actor=actor).offered_by_id == actor.user:
        raise NotPermitted(OWN_OFFER)
    row = answer_handover(actor=actor, handover=handover, move="accept", words=first, now=now)
    for person in people_of_handover(row):
        begin_work(actor=actor, person=person, why=row.reference, team=row.team_id, role="handed over", now=now)
