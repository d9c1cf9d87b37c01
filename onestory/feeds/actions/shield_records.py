"""Shield source records: their place is left out of every list of what partners sent, in later versions too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.feeds.models import SourceRecord
from onestory.walls.actor import Actor


@transaction.atomic
def shield_records(*, actor: Actor, records: Sequence[int], shielded: bool, now: datetime) -> int:
    """Put the shield up over these records, or take it down. Returns how many changed."""
    require(actor, "shield.change")
    found = SourceRecord.objects.filter(council_id=actor.council, pk__in=records).exclude(shielded=shielded)
    changed = list(found.values_list("pk", flat=True))
    SourceRecord.objects.filter(pk__in=changed).update(shielded=shielded)
    act = "feed.shield" if shielded else "feed.unshield"
    subjects = [(str(record), None) for record in changed]
    note_each(act=act, subjects=subjects, subject_kind="source-record", actor=actor, now=now)
    return len(changed)
