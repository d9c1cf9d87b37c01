"""Leaving the record one broke the glass for: it is shut again, whatever is left of the thirty minutes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from onestory.access.rules.actors import the_system
from onestory.audit.actions.note import note
from onestory.councils.queries import councils
from onestory.people.models import Glass
from onestory.walls.actor import Actor
from onestory.walls.context import stand


@transaction.atomic
def leave_record(*, actor: Actor, now: datetime) -> bool:
    """Shut whatever record the actor has broken the glass for, at whichever council. Whether there was one."""
    if not actor.user:
        return False
    with _as_its_keeper(actor):
        held = list(Glass.objects.select_for_update().filter(user_id=actor.user, left_at=None))
        for glass in held:
            _shut(glass, replace(actor, council=glass.council_id), now)
    return bool(held)


@contextmanager
def _as_its_keeper(actor: Actor) -> Iterator[None]:
    """As the system, for every council: whoever has since been declared a relative no longer sees what they broke."""
    every = tuple(council.id for council in councils(viewer=actor))
    stand(the_system(council=actor.council, council_code=actor.council_code, councils=every))
    try:
        yield
    finally:
        stand(actor)


def _shut(glass: Glass, leaver: Actor, now: datetime) -> None:
    glass.left_at = min(now, glass.ends_at)
    glass.save(update_fields=["left_at"])
    number, whose = str(glass.pk), glass.person_id
    note(act="person.leave-glass", actor=leaver, now=now, subject=number, subject_kind="glass", person=whose)
