"""Saying who an adult named in a contact is: somebody in the index, or nobody known yet."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.frontdoor.actions.understanding.match_named import match_named
from onestory.frontdoor.models import ContactAdult
from onestory.frontdoor.policies import allowed
from onestory.grammar.refusals import NotFound
from onestory.walls.actor import Actor


@transaction.atomic
def match_adult(
    *,
    actor: Actor,
    reference: str,
    adult: UUID,
    person: UUID | None,
    now: datetime,
    weight: float | None = None,
    reasons: str = "",
    add: bool = False,
) -> None:
    """As for a child: ``person`` None says that the index holds nobody, ``add`` makes a new person."""
    contact = allowed("match", actor=actor, reference=reference).contact
    named = ContactAdult.objects.select_for_update().filter(contact=contact, pk=adult).first()
    if named is None:
        raise NotFound("There is no such adult on this contact.")
    match_named(
        actor=actor, contact=contact, named=named, person=person, weight=weight, reasons=reasons, add=add, now=now
    )
