"""Taking a shield down: what it hid is given back, unless another shield still reaches the same people."""

from datetime import datetime
from uuid import UUID

from onestory.people.index.hiding import reveal_mentions
from onestory.people.index.journal import write_down
from onestory.people.index.locking import unlock_lines, unlock_sayings, unlock_workers
from onestory.people.index.writing import settle_touched, touch
from onestory.people.models import Shield
from onestory.people.rules.journal import LIFTED, ShieldLine
from onestory.walls.keyring import keyring


def take_down(shield: Shield, *, by: str, second: str, why: str, now: datetime) -> list[UUID]:
    """Lift a shield and every shield that spread from it. Whom no shield reaches now.

    Raises KeyUnavailable while the keys are away: what cannot be read cannot be given back. Whoever another shield
    still reaches is shielded again before the transaction ends, so nobody ever sees them without.
    """
    ring = keyring()
    lifted = [shield, *Shield.objects.filter(spread_from=shield, lifted_at=None)]
    for each in lifted:
        each.lifted_at, each.lifted_by, each.lifted_with, each.lifted_why = now, by, second, why
        each.save(update_fields=["lifted_at", "lifted_by", "lifted_with", "lifted_why"])
    people = [each.person_id for each in lifted]
    write_down([ShieldLine(council=shield.council_id, person=shield.person_id, what=LIFTED, at=now)])
    unlock_sayings(shield.council_id, people, ring)
    unlock_lines(people, ring)
    unlock_workers(shield.council_id, people, ring)
    reveal_mentions(shield.council_id, ring)
    others = Shield.objects.filter(council_id=shield.council_id, lifted_at=None).exclude(how="lives-there")
    touch([*people, *others.values_list("person_id", flat=True)])
    settle_touched(shield.council_id, now=now)
    still = set(Shield.objects.filter(person_id__in=people, lifted_at=None).values_list("person_id", flat=True))
    return [person for person in people if person not in still]
