"""Sealing refused rows that a release before sealing left in clear, and those under a secret key before a rotation."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.feeds.bulk.sealing import is_sealing, rows_to_seal, seal
from onestory.feeds.models import QuarantinedRow
from onestory.walls.actor import Actor
from onestory.walls.keyring import KeyUnavailable

MOST = 500


@transaction.atomic
def seal_rows(*, actor: Actor, now: datetime) -> int:
    """Seal at most five hundred of a council. Returns how many; one that somebody works now waits for the next time.

    None while a release that reads them in clear may serve beside this one.
    """
    require(actor, "feed.mend", council=actor.council)
    sealed = sum(map(_sealed, rows_to_seal(actor.council, most=MOST))) if is_sealing(now) else 0
    if sealed:
        note(act="feed.seal", subject=str(sealed), subject_kind="quarantined-row", actor=actor, now=now)
    return sealed


def _sealed(row: QuarantinedRow) -> bool:
    """Whether it was: one that cannot be opened stays as it is, and holds up no other."""
    try:
        seal(row)
    except KeyUnavailable:
        return False
    return True
