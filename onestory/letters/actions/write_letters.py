"""Writing letters: one to each person who should know, once of each thing, in the transaction that needs them."""

from datetime import datetime, timedelta

from django.db import transaction

from onestory.access.policies import require
from onestory.letters.declared.notifications import Notification
from onestory.letters.models import Letter
from onestory.letters.queries.readers import readers_of
from onestory.walls.actor import Actor


@transaction.atomic
def write_letters(
    *,
    actor: Actor,
    notification: Notification,
    key: str,
    now: datetime,
    agency: int = 0,
    team: int = 0,
    user: int = 0,
) -> int:
    """Queue a letter to everybody at work whose role carries the permission, perhaps of one agency or team only; or
    to the one person. Nobody is written to twice of the same thing, nor in the kind's quiet time. Returns how many.
    """
    require(actor, "setup.see")
    readers = readers_of(notification, viewer=actor, now=now, agency=agency, team=team, user=user)
    here = Letter.objects.filter(council_id=actor.council, code=notification.code, to_id__in=readers)
    told = set(here.filter(key=key).values_list("to_id", flat=True))
    quiet = timedelta(minutes=notification.quiet_minutes)
    if quiet:
        told |= set(here.filter(queued_at__gt=now - quiet).values_list("to_id", flat=True))
    fresh = [reader for reader in readers if reader not in told]
    Letter.objects.bulk_create(
        (
            Letter(council_id=actor.council, code=notification.code, key=key, to_id=reader, queued_at=now, try_at=now)
            for reader in fresh
        ),
        ignore_conflicts=True,
    )
    return len(fresh)
