"""Shield source records: what they say of anybody's place is locked, in every version that is held of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

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
    every = _versions(actor.council, records)
    found = [record for record, is_shielded in every.items() if is_shielded is not shielded]
    SourceRecord.objects.filter(pk__in=found).update(shielded=shielded)
    if shielded:
        _lock_if_it_answers(actor.council, list(every))
    else:
        unlock_records(actor.council, list(every), keyring())
    act = "feed.shield" if shielded else "feed.unshield"
    subjects = [(str(record), None) for record in found]
    note_each(act=act, subjects=subjects, subject_kind="source-record", actor=actor, now=now)
    return len(found)


def _versions(council: int, records: Sequence[int]) -> dict[int, bool]:
    """These records and every earlier or later version of the same rows: whether each is shielded.

    Asked for by the partners' own keys alone and then looked through: a table joined with itself just after an import,
    when the planner knows little of it, took a thousand times as long.
    """
    held = SourceRecord.objects.filter(council_id=council)
    rows = set(held.filter(pk__in=list(records)).values_list("feed", "part", "source_key"))
    alike = held.filter(source_key__in={key for _, _, key in rows})
    found = alike.values_list("pk", "shielded", "feed", "part", "source_key")
    return {record: is_shielded for record, is_shielded, *row in found if tuple(row) in rows}


def _lock_if_it_answers(council: int, records: Sequence[int]) -> None:
    try:
        lock_records(council, records, keyring())
    except KeyUnavailable:
        return
