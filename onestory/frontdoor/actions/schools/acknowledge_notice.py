"""A school saying that it knows: the safeguarding lead has read the notice and will have an eye on the child."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.models import SchoolNotice
from onestory.frontdoor.policies import NO_NOTICE
from onestory.grammar.refusals import NotFound
from onestory.walls.actor import Actor


@transaction.atomic
def acknowledge_notice(*, actor: Actor, notice: UUID, now: datetime) -> None:
    """For the school it was sent to. Said again, it changes nothing."""
    require(actor, "notice.see")
    row = SchoolNotice.objects.select_for_update().filter(pk=notice, agency_id=actor.agency).first()
    if row is None:
        raise NotFound(NO_NOTICE)
    if row.acknowledged_at is None:
        row.acknowledged_at, row.acknowledged_by_id = now, actor.user
        row.save(update_fields=["acknowledged_at", "acknowledged_by"])
        note(act="school-notice.acknowledge", subject=str(row.pk), subject_kind="school-notice", actor=actor, now=now)
