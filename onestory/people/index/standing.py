"""The shield that stands over somebody, for whoever would change it: what only the database can answer."""

from uuid import UUID

from onestory.grammar.refusals import NotFound, OutOfOrder
from onestory.people.models import Shield
from onestory.people.policies import living
from onestory.walls.actor import Actor

NONE_STANDS = "No shield stands over this person."
NOBODY_ASKED = "Nobody has asked for this shield to be lifted. Ask first; somebody else then agrees."


def standing_shield(actor: Actor, person: UUID) -> Shield:
    """The shield over a person, held for this transaction. The caller stands as the indexer."""
    whose = living(person)
    found = Shield.objects.select_for_update().filter(council_id=actor.council, person_id=whose, lifted_at=None)
    shield = found.first()
    if shield is None:
        raise NotFound(NONE_STANDS)
    return shield


def shield_asked_to_lift(actor: Actor, person: UUID) -> Shield:
    """The shield over a person that somebody has asked to lift."""
    shield = standing_shield(actor, person)
    if shield.lift_asked_at is None:
        raise OutOfOrder(NOBODY_ASKED)
    return shield
