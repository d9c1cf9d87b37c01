"""The councils somebody may tell, and which of them a contact is for."""

from collections.abc import Iterable, Mapping, Sequence

from onestory.councils.models import Council
from onestory.councils.queries import CouncilCard, councils
from onestory.frontdoor.rules.routing import council_of_postcode, homes, route
from onestory.walls.actor import Actor


def councils_to_choose(*, viewer: Actor) -> list[CouncilCard]:
    """The councils of this installation, by name. The public stands as `the_public(council=0, …)` to ask."""
    return councils(viewer=viewer)


def council_for(*, viewer: Actor, chosen: str, postcodes: Iterable[str]) -> CouncilCard | None:
    """The council chosen, or the one where the children live; None when neither says."""
    areas = _areas()
    code = route(chosen=chosen, postcodes=postcodes, areas=areas)
    return next((card for card in councils_to_choose(viewer=viewer) if card.code == code), None)


def homes_of(postcodes: Sequence[str], *, viewer: Actor, chosen: str) -> list[CouncilCard | None]:
    """For each child, by postcode, the council that is told; None where neither it nor what was chosen says which."""
    cards = {card.code: card for card in councils_to_choose(viewer=viewer)}
    return [cards.get(code) for code in homes(chosen=chosen, postcodes=postcodes, areas=_areas())]


def known_homes(postcodes: Iterable[str], *, viewer: Actor) -> Mapping[str, str]:
    """The code of the council of the hub where each of these postcodes lies, of those that lie in one."""
    areas = _areas()
    found = {postcode: council_of_postcode(postcode, areas) for postcode in postcodes}
    return {postcode: code for postcode, code in found.items() if code}


def councils_of_postcodes(postcodes: Iterable[str], *, viewer: Actor) -> Mapping[str, CouncilCard]:
    """For each postcode the council of the hub where it lies; the viewer's own where none or several say so."""
    cards, areas = {card.code: card for card in councils_to_choose(viewer=viewer)}, _areas()
    own = next(card for card in cards.values() if card.id == viewer.council)
    return {
        postcode: cards.get(route(chosen="", postcodes=[postcode], areas=areas), own) if postcode else own
        for postcode in postcodes
    }


def _areas() -> dict[str, str]:
    return dict(Council.objects.values_list("code", "postcode_areas"))
