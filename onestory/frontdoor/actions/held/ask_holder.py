"""Asking a holder for what it holds of somebody and does not share."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.actions.asking.enter_share import About, Share, enter_share
from onestory.frontdoor.actions.held.open_held import PART
from onestory.frontdoor.models import HeldAsk
from onestory.frontdoor.queries.cards.held_asks import HeldThing
from onestory.frontdoor.queries.held.held_asks import asks_about, things_held
from onestory.frontdoor.rules.held_asks import GivenAsk, refusal_of_ask
from onestory.grammar.refusals import BadInput, NotFound, OutOfOrder
from onestory.people.actions.opening.let_in import let_in
from onestory.people.models import Person
from onestory.walls.actor import Actor

NOTHING_HELD = "Nothing of the kind is held that you may know of."
ASKED_ALREADY = "You have asked for this, and wait for an answer. Ring the holder if it cannot wait."


@transaction.atomic
def ask_holder(*, actor: Actor, person: UUID, key: str, given: GivenAsk, now: datetime, reason: str = "") -> UUID:
    """The record is opened as any part of it is. The asking itself tells the holder something: the ledger says so."""
    require(actor, "held.ask")
    whose = let_in(actor=actor, person=person, now=now, reason=reason, part=PART).whose
    things = things_held(whose.identifiers, feeds=whose.held_back, viewer=actor)
    thing = next((each for each in things if each.key == key), None)
    if thing is None:
        raise NotFound(NOTHING_HELD)
    _, wrong = refusal_of_ask(given)
    if wrong:
        raise BadInput(wrong)
    if any(ask.key == key and ask.state == "waiting" for ask in asks_about(whose.identifiers, viewer=actor)):
        raise OutOfOrder(ASKED_ALREADY)
    ask = _kept(actor, thing, whose.row, given, now)
    _tell(actor, ask, thing, now)
    note(act="held.ask", subject=str(ask.pk), subject_kind="held-ask", person=ask.person_id, actor=actor, now=now)
    return ask.pk


def _kept(actor: Actor, thing: HeldThing, person: Person, given: GivenAsk, now: datetime) -> HeldAsk:
    ask = HeldAsk(
        council_id=actor.council,
        agency_id=thing.holder.agency,
        holder=thing.holder.name,
        feed=thing.feed,
        request_id=thing.request,
        document_id=thing.document,
        person_id=person.pk,
        about=str(person),
        born_on=person.date_of_birth,
        purpose=actor.purpose,
        necessity=given.necessity.strip(),
        lawful_basis=given.lawful_basis,
        told=given.told,
        told_why_not=given.told_why_not.strip(),
        asked_by_id=actor.user,
        from_agency_id=actor.agency,
        asked_at=now,
    )
    ask.save(force_insert=True)
    return ask


def _tell(actor: Actor, ask: HeldAsk, thing: HeldThing, now: datetime) -> None:
    share = Share(
        what="Their name and birthday, and that somebody who works with them asks what is held",
        to_whom=thing.holder.agency_name,
        to_agency=ask.agency_id,
        from_agency=ask.from_agency_id,
        lawful_basis=ask.lawful_basis,
        necessity=ask.necessity,
        told=ask.told,
        told_why_not=ask.told_why_not,
    )
    about = [About(name=ask.about, person_id=ask.person_id)]
    enter_share(actor=actor, ask=ask.pk, share=share, about=about, now=now)
