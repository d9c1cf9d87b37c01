"""After the database went back to an earlier moment: every shield that it forgot goes up again."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.people.index.putting_up import put_up
from onestory.people.models import Person
from onestory.people.policies import living
from onestory.people.rules.journal import ShieldLine
from onestory.people.rules.outcomes import PutUpAgain
from onestory.walls.actor import Actor

WHY = "Put up again: it went up after the moment that the hub was put back to. The reason given then was lost."


@transaction.atomic
def put_up_again(*, actor: Actor, lost: Mapping[UUID, ShieldLine], now: datetime) -> PutUpAgain:
    """Shield these people of one council again. Whoever was not in the index yet at that moment is named as missing."""
    require(actor, "shield.change")
    known = set(Person.objects.filter(pk__in=lost).values_list("pk", flat=True))
    wanted = {living(person): (line.since or line.at.date(), WHY) for person, line in lost.items() if person in known}
    if wanted:
        put_up(actor, wanted, now)
        note_each(act="shield.put-up", actor=actor, now=now, subjects=[("restore", person) for person in wanted])
    return PutUpAgain(people=len(wanted), missing=tuple(sorted(map(str, set(lost) - known))))
