"""Why linkage thinks two records one person or two, field by field; without what would betray a shielded place."""

from onestory.linkage.explain import explain
from onestory.linkage.model import default_model
from onestory.linkage.ruler import Ruler
from onestory.people.index.linking import identities_of
from onestory.people.rules.reviewing import Step
from onestory.walls.actor import Actor

PLACES = frozenset({"place", "phone", "email", "address", "postcode", "door", "uprn"})
PAIR = 2


def steps_between(one: str, other: str, *, viewer: Actor, ruler: Ruler | None, hides_places: bool) -> tuple[Step, ...]:
    """The weightiest first. The viewer stands as the indexer: what records say word for word is for it alone."""
    said = identities_of(viewer.council, [one, other])
    if said.height < PAIR:
        return ()
    return tuple(
        Step(title=reason.title, words=reason.words, weight=round(reason.weight, 1))
        for reason in explain(said, model=default_model(), ruler=ruler)
        if not (hides_places and reason.field in PLACES)
    )
