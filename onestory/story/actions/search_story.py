"""Searching one person's notes and documents, and of those at home with them where each is open: kept in the audit."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.people.actions.opening.let_in import let_in
from onestory.story.queries.searching import Hit, search_records
from onestory.walls.actor import Actor


@transaction.atomic
def search_story(*, actor: Actor, person: UUID, words: str, now: datetime, reason: str = "") -> list[Hit]:
    """What is found, best first. The words looked for are kept in the audit as a search's always are."""
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="search")
    hits = search_records(words, opened.whose.identifiers, viewer=actor, now=now)
    detail = {"words": words, "found": len(hits)}
    note(act="story.search", actor=actor, now=now, person=opened.whose.row.pk, subject_kind="person", detail=detail)
    return hits
