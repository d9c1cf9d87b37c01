"""The schools and colleges of the hub, by the name that a partner gives them."""

from datetime import datetime

from onestory.councils.queries import AgencyCard
from onestory.frontdoor.queries.agencies import agencies_to_ask
from onestory.vocabulary.agencies import AgencyKind
from onestory.walls.actor import Actor


def school_called(name: str, *, viewer: Actor, now: datetime) -> AgencyCard | None:
    """The one school, accredited today with the viewer's council, of this name; None where none or several.

    Capitals, spaces and full stops do not count.
    """
    wanted = _plain(name)
    schools = [card for card in agencies_to_ask(viewer=viewer, now=now) if card.kind == AgencyKind.SCHOOL.value]
    found = [card for card in schools if wanted and wanted == _plain(card.name)]
    return found[0] if len(found) == 1 else None


def _plain(name: str) -> str:
    return " ".join(name.replace(".", " ").replace(",", " ").casefold().split())
