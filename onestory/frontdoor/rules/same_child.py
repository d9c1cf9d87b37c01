"""Which child of one message is which of another about the same incident, by what was told of each. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onestory.frontdoor.rules.told import ToldChild


@dataclass(frozen=True, kw_only=True)
class KnownChild:
    """A child who has a contact already under the number of the incident."""

    contact: UUID
    reference: str
    council: int
    given_name: str = ""
    family_name: str = ""
    born_on: date | None = None


Told = ToldChild | KnownChild
SameChild = Callable[[Told, KnownChild], bool]


@dataclass(frozen=True, kw_only=True)
class Same:
    """Whom a child was taken for. Where that is not sure, somebody has to look."""

    known: KnownChild
    is_sure: bool


def same_children(children: Sequence[Told], known: Sequence[KnownChild]) -> dict[int, Same]:
    """For each child, by their place, who of those known they are; nobody is taken for two, nor two for one.

    The likeliest first: the same name, then the same birthday. What is left may be the same child under another name
    or with a birthday missing: it is taken for the same, and not surely. Who is told of otherwise is somebody else.
    """
    found: dict[int, Same] = {}
    for is_same, is_sure in ((_by_name, True), (_by_birthday, True), (_perhaps, False)):
        taken = {id(same.known) for same in found.values()}
        left = [one for one in known if id(one) not in taken]
        for place, child in enumerate(children):
            who = next((one for one in left if place not in found and is_same(child, one)), None)
            if who is not None:
                left.remove(who)
                found[place] = Same(known=who, is_sure=is_sure)
    return found


def identity_of(child: Told) -> tuple[str, str, date] | None:
    """By which a child is the very same wherever it is told of; None unless forename, surname and birthday are."""
    given = " ".join(child.given_name.casefold().split())
    return (given, _last(child), child.born_on) if given and _last(child) and child.born_on else None


def _by_name(child: Told, known: KnownChild) -> bool:
    is_named = bool(_first(child) and _last(child))
    return is_named and (_first(child), _last(child)) == (_first(known), _last(known)) and not _differ(child, known)


def _by_birthday(child: Told, known: KnownChild) -> bool:
    return _born_alike(child, known) and bool(_first(child)) and _first(child) == _first(known)


def _perhaps(child: Told, known: KnownChild) -> bool:
    if _differ(child, known):
        return False
    is_called_so = bool(_first(child)) and _first(child) == _first(known)
    one_is_not_named = not _first(child) or not _first(known)
    same_family = _last(child) == _last(known) or not _last(child) or not _last(known)
    return is_called_so or (same_family and (one_is_not_named or _born_alike(child, known)))


def _first(one: Told) -> str:
    return next(iter(one.given_name.casefold().split()), "")


def _last(one: Told) -> str:
    return " ".join(one.family_name.casefold().split())


def _born_alike(child: Told, known: KnownChild) -> bool:
    return child.born_on is not None and child.born_on == known.born_on


def _differ(child: Told, known: KnownChild) -> bool:
    return None not in (child.born_on, known.born_on) and child.born_on != known.born_on
