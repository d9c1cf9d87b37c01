"""Putting shields up over people, and hiding at once what they hide."""

from datetime import date, datetime
from uuid import UUID

from onestory.people.declared.shields import How
from onestory.people.index.copying import rows
from onestory.people.index.hiding import lock_mentions
from onestory.people.index.journal import write_down
from onestory.people.index.locking import ring_if_it_answers
from onestory.people.index.writing import as_indexer, settle_touched, touch
from onestory.people.models import Shield
from onestory.people.rules.journal import UP, ShieldLine
from onestory.walls.actor import Actor

BY_HAND = 5
"""For so many shields every line of the council is read, for a whole list only those of its own people."""
BEHIND = """
    select count(*) from people_shield where lifted_at is null
       and (person_id = any(%s) or spread_from_id in (select id from people_shield where person_id = any(%s)))
"""


def put_up(actor: Actor, wanted: dict[UUID, tuple[date, str]], now: datetime) -> int:
    """Shield these people, each since a day and for a reason. How many people stand behind their shields."""
    with as_indexer(actor):
        for person, (since, why) in wanted.items():
            standing = Shield.objects.filter(person_id=person, lifted_at=None).first()
            if standing is None:
                Shield.objects.create(
                    council_id=actor.council,
                    person_id=person,
                    since=since,
                    why=why,
                    how=How.ASKED,
                    put_up_at=now,
                    put_up_by=actor.username,
                )
            else:
                standing.since, standing.why = min(since, standing.since), why
                standing.spread_from, standing.how = None, How.ASKED
                standing.save(update_fields=["since", "why", "how", "spread_from"])
        touch(wanted)
        settle_touched(actor.council, now=now)
        ring = ring_if_it_answers()
        if ring is not None and len(wanted) <= BY_HAND:
            lock_mentions(actor.council, wanted, ring)
        write_down(
            [
                ShieldLine(council=actor.council, person=person, what=UP, at=now, since=since)
                for person, (since, _why) in wanted.items()
            ]
        )
        return int(str(rows(BEHIND, [list(wanted), list(wanted)])[0][0]))
