"""Raising police notices of a file that have waited too long to become contacts: once each, to the hub's managers."""

from datetime import datetime, timedelta

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.frontdoor.declared.outcomes import UNOWNED_MINUTES
from onestory.frontdoor.models import NoticedRow
from onestory.walls.actor import Actor


@transaction.atomic
def raise_waiting_notices(*, actor: Actor, now: datetime) -> int:
    """How many rows were raised: as soon as a contact that nobody took would be. Done twice, each is raised once."""
    require(actor, "contact.assign")
    late = NoticedRow.objects.select_for_update().filter(
        council_id=actor.council, raised_at__isnull=True, waits_since__lt=now - timedelta(minutes=UNOWNED_MINUTES)
    )
    raised = [row.pk for row in late]
    NoticedRow.objects.filter(pk__in=raised).update(raised_at=now)
    subjects = [(str(pk), None) for pk in raised]
    note_each(act="notice.escalate", subject_kind="noticed-row", subjects=subjects, actor=actor, now=now)
    return len(raised)
