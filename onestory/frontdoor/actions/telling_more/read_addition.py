"""Saying that what more was told has been read, and what it changes."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.write_up import write_up
from onestory.frontdoor.models import Addition
from onestory.frontdoor.policies import allowed
from onestory.grammar.refusals import BadInput, NotFound
from onestory.walls.actor import Actor

WHAT = "Say what it changes. “Nothing, because” is an answer."
NONE_HERE = "There is nothing more told here that you may see. Check which council you are acting for."


@transaction.atomic
def read_addition(*, actor: Actor, reference: str, addition: UUID, changes: str, now: datetime) -> None:
    """Its clock stops. Said twice, the first stands."""
    contact = allowed("read", actor=actor, reference=reference).contact
    row = Addition.objects.select_for_update(of=("self",)).filter(pk=addition, contact=contact).first()
    if row is None:
        raise NotFound(NONE_HERE)
    if row.read_at is not None:
        return
    if not changes.strip():
        raise BadInput(WHAT)
    row.read_at, row.read_by_id, row.changes = now, actor.user, changes.strip()
    row.save(update_fields=["read_at", "read_by", "changes"])
    text = f"More was told about contact {contact.reference}, and was read."
    write_up(actor=actor, contact=contact, kind="contact.add", text=text, happened_at=row.told_at, now=now)
    note(act="contact.read-more", subject=contact.reference, subject_kind="contact", actor=actor, now=now)
