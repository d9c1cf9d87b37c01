"""Saying who a child of a contact is: somebody in the index, or nobody known yet."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.frontdoor.actions.understanding.match_named import match_named
from onestory.frontdoor.models import ContactChild
from onestory.frontdoor.policies import allowed
from onestory.grammar.refusals import NotFound
from onestory.walls.actor import Actor


@transaction.atomic
def match_child(
    *,
    actor: Actor,
    reference: str,
    child: UUID,
    person: UUID | None,
    now: datetime,
    weight: float | None = None,
    reasons: str = "",
    add: bool = False,
) -> None:
    """``person`` None records that somebody looked and the index holds nobody; with ``add`` it makes a new person out
    of what was told. A person decides; the weight and
    reasons are those they had before them. Changing one's mind is another match, and the story of each is put right.
    """
    contact = allowed("match", actor=actor, reference=reference).contact
    named = ContactChild.objects.select_for_update().filter(contact=contact, pk=child).first()
    if named is None:
        raise NotFound("There is no such child on this contact.")
    match_named(
        actor=actor, contact=contact, named=named, person=person, weight=weight, reasons=reasons, add=add, now=now
    )
