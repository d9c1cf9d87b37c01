"""Saying how somebody may safely be reached, and how not."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput
from onestory.people.actions.opening.let_in import let_in
from onestory.story.models import SafeContact
from onestory.walls.actor import Actor

NOTHING = "Say how they may be reached, and how they must not be."


@transaction.atomic
def say_how_to_reach(*, actor: Actor, person: UUID, words: str, now: datetime, reason: str = "") -> None:
    """The latest word stands at the head of the page; the earlier ones are kept."""
    require(actor, "story.write")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="safe contact")
    if not words.strip():
        raise BadInput(NOTHING)
    row = opened.whose.row
    SafeContact.objects.create(
        council_id=row.council_id,
        person_id=row.pk,
        words=words.strip(),
        said_at=now,
        said_by=actor.name or actor.username,
    )
    note(act="story.safe-contact", actor=actor, now=now, person=row.pk, subject_kind="person")
