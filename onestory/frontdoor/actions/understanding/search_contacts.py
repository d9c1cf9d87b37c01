"""Looking through what the front door was told: kept in the audit, with a line for each person found."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note, note_each
from onestory.frontdoor.queries.understanding.searching import FoundInContact, contacts_with
from onestory.grammar.refusals import NotPermitted
from onestory.people.actions.opening.let_in import NO_PURPOSE
from onestory.walls.actor import Actor

ACT = "contact.search"


@transaction.atomic
def search_contacts(
    *, actor: Actor, words: str, now: datetime, about: Sequence[UUID] | None = None
) -> list[FoundInContact]:
    """The hub looks through its contacts, a team through what was handed to it; for anybody else there is nothing.

    `about` keeps to the contacts of these people, whose record has been opened already.
    """
    if not actor.purpose:
        raise NotPermitted(NO_PURPOSE)
    if not (actor.may("contact.see") or actor.may("handover.answer")):
        return []
    found = contacts_with(words, viewer=actor, about=about)
    detail = {"words": words, "found": len(found)}
    note(act=ACT, subject_kind="search", actor=actor, now=now, detail=detail)
    seen = dict.fromkeys((each.reference, person) for each in found for person in each.people or (None,))
    note_each(act=ACT, subject_kind="contact", subjects=list(seen), actor=actor, now=now, detail={"words": words})
    return found
