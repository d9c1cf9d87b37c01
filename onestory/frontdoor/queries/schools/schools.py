"""The schools and colleges of the hub, by the names that a partner gives them."""

from collections.abc import Collection, Mapping
from datetime import datetime

from onestory.councils.queries import AgencyCard
from onestory.frontdoor.queries.asking.agencies import agencies_to_ask
from onestory.vocabulary.agencies import AgencyKind
from onestory.walls.actor import Actor


def schools_called(names: Collection[str], *, viewer: Actor, now: datetime) -> Mapping[str, AgencyCard | None]:
    """For each name the one school, accredited today with the viewer's council, that has it; None where none or
    several.

    Capitals, spaces and full stops do not count.
    """
    if not any(map(_plain, names)):
        return dict.fromkeys(names)
    schools = [card for card in agencies_to_ask(viewer=viewer, now=now) if card.kind == AgencyKind.SCHOOL.value]
    found = {name: [card for card in schools if _plain(card.name) == _plain(name)] for name in names if _plain(name)}
    return {name: cards[0] if len(cards := found.get(name, [])) == 1 else None for name in names}


def _plain(name: str) -> str:
    return " ".join(name.replace(".", " ").replace(",", " ").casefold().split())
