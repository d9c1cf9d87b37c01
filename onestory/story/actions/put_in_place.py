"""One row in the place of another, by whoever is first: two who write at once never take the place of the same row."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from onestory.grammar.refusals import Conflict
from onestory.story.models import RecordedTie
from onestory.walls.actor import Actor

MEANWHILE = (
    "Somebody has changed this relationship since you opened it. Read what stands now: yours is still below, and takes "
    "its place if you keep it again. What they wrote is kept either way."
)


class ChangedMeanwhile(Conflict):
    """Another took the place of what the writer read: they read that before theirs is kept."""


def put_in_place(*, actor: Actor, found: RecordedTie, read: int, now: datetime, **said: Any) -> RecordedTie:
    """Put a row in the place of the latest one, if that is still what the writer read."""
    if found.pk != read:
        raise ChangedMeanwhile(MEANWHILE)
    try:
        with transaction.atomic():
            return RecordedTie.objects.create(
                council_id=found.council_id,
                person_id=found.person_id,
                other_id=found.other_id,
                takes_back=found,
                recorded_at=now,
                recorded_by=actor.name or actor.username,
                recorded_by_user=actor.user,
                **said,
            )
    except IntegrityError as crossed:
        raise ChangedMeanwhile(MEANWHILE) from crossed
