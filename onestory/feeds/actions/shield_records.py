"""Shield source records: what they say of anybody's place is locked, in every version that is held of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.feeds.bulk.locking import lock_records, unlock_records
from onestory.feeds.models import SourceRecord
from onestory.walls.actor import Actor
from onestory.walls.keyring import KeyUnavailable, keyring


@transaction.atomic
def shield_records(*, actor: Actor, records: Sequence[int], shielded: bool, now: datetime) -> int:
    """Put the shield up over these records and every other version of them, or take it down. How many changed.

    While the keys are away they are marked, and so left out of every list, and locked when asked again; a shield is not
    taken down then (KeyUnavailable).
    """
    require(actor, "shield.change")
    found = list(_versions(actor.council, records).exclude(shielded=shielded).values_list("pk", flat=True))
    SourceRecord.objects.filter(pk__in=found).update(shielded=shielded)
    every = list(_versions(actor.council, records).values_list("pk", flat=True))
    if shielded:
        _lock_if_it_answers(actor.council, every)
    else:
        unlock_records(actor.council, every, keyring())
    act = "feed.shield" if shielded else "feed.unshield"
    subjects = [(str(record), None) for record in found]
    note_each(act=act, subjects=subjects, subject_kind="source-record", actor=actor, now=now)
    return len(found)


def _versions(council: int, records: Sequence[int]) -> QuerySet[SourceRecord]:
    """These records and every earlier or later version of the same rows."""
    asked = SourceRecord.objects.filter(
        pk__in=list(records),
        council_id=council,
        feed=OuterRef("feed"),
        part=OuterRef("part"),
        source_key=OuterRef("source_key"),
    )
    return SourceRecord.objects.filter(Exists(asked), council_id=council)


def _lock_if_it_answers(council: int, records: Sequence[int]) -> None:
    try:
        lock_records(council, records, keyring())
    except KeyUnavailable:
        return
