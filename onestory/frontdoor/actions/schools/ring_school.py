"""Noting that the hub rang a school: because none of the hub's has that name, or because none has read the notice."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.models import SchoolNotice
from onestory.frontdoor.policies import NO_NOTICE
from onestory.frontdoor.rules.references import as_typed
from onestory.grammar.refusals import BadInput, NotFound
from onestory.walls.actor import Actor

WHOM = "Say whom you spoke to, and in what part: a name, and that they lead on safeguarding there."


@transaction.atomic
def ring_school(*, actor: Actor, reference: str, whom: str, now: datetime) -> None:
    """Keep who was told, by whom and when. Told twice, the first telling stands."""
    require(actor, "contact.assign", council=actor.council)
    row = SchoolNotice.objects.select_for_update().filter(contact__reference=as_typed(reference)).first()
    if row is None or row.council_id != actor.council:
        raise NotFound(NO_NOTICE)
    if not whom.strip():
        raise BadInput(WHOM)
    if row.told_at is None:
        row.told_at, row.told_by_id, row.told_whom = now, actor.user, whom.strip()
        row.save(update_fields=["told_at", "told_by", "told_whom"])
        note(act="school-notice.ring", subject=row.contact.reference, subject_kind="contact", actor=actor, now=now)
