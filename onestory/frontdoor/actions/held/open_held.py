"""Opening what is held of somebody and not shared: that it is, whom to ask, and what became of asking."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.frontdoor.queries.cards.held_asks import AskCard, HeldPage, HeldThing
from onestory.frontdoor.queries.held.held_asks import asks_about, things_held
from onestory.people.actions.opening.let_in import let_in
from onestory.people.queries.opened import opened_head
from onestory.people.queries.withheld import withheld
from onestory.walls.actor import Actor

PART = "held"


@transaction.atomic
def open_held(*, actor: Actor, person: UUID, now: datetime, reason: str = "") -> HeldPage:
    """One part of the record, under the same conditions and audit as the whole page."""
    require(actor, "held.ask")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part=PART)
    head = opened_head(opened.whose, viewer=actor, now=now, asked_for=person, because=opened.because)
    people = opened.whose.identifiers
    things = things_held(people, feeds=opened.whose.held_back, viewer=actor)
    asks = asks_about(people, viewer=actor)
    listed = {thing.key for thing in things}
    page = HeldPage(
        head=head,
        things=tuple(_with_asks(thing, asks) for thing in things),
        before=tuple(ask for ask in asks if ask.key not in listed),
    )
    return withheld(page, viewer=actor, people=people) if head.near_shield else page


def _with_asks(thing: HeldThing, asks: Sequence[AskCard]) -> HeldThing:
    return replace(thing, asks=tuple(ask for ask in asks if ask.key == thing.key))
