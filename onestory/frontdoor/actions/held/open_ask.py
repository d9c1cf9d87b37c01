"""Opening an ask to one's own agency, with a line in the audit first."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.queries.cards.held_asks import AskCard
from onestory.frontdoor.queries.held.held_asks import ask_to_my_agency
from onestory.walls.actor import Actor


@transaction.atomic
def open_ask(*, actor: Actor, ask: UUID, now: datetime) -> AskCard:
    """Who asks, about whom and why, for somebody of the agency that holds it."""
    card = ask_to_my_agency(ask, viewer=actor)
    note(act="held.open", subject=str(ask), subject_kind="held-ask", person=card.person, actor=actor, now=now)
    return card
