"""Every coded list of the vocabulary under its code, for the handbook and for whatever reads lists by name."""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

from onestory.vocabulary import (
    agencies,
    census_items,
    child,
    court,
    education,
    family_support,
    frontdoor,
    leaving_care,
    looked_after,
    people,
    permanence,
    referral,
    sharing,
    workforce,
)
from onestory.vocabulary.code_sets import CodeSet, CodeSetError

THEMES: tuple[ModuleType, ...] = (
    child,
    people,
    agencies,
    frontdoor,
    sharing,
    referral,
    looked_after,
    permanence,
    leaving_care,
    court,
    education,
    family_support,
    workforce,
    census_items,
)


def lists_in(module: ModuleType) -> tuple[CodeSet, ...]:
    """The lists one module declares, in its own order."""
    return tuple(value for value in vars(module).values() if isinstance(value, CodeSet))


def by_code(themes: tuple[ModuleType, ...]) -> Mapping[str, CodeSet]:
    """The lists of several modules under their codes; a code used twice is refused."""
    found: dict[str, CodeSet] = {}
    for code_set in (each for theme in themes for each in lists_in(theme)):
        if code_set.code in found:
            raise CodeSetError(f"Two lists are called {code_set.code}.")
        found[code_set.code] = code_set
    return MappingProxyType(found)


CODE_SETS = by_code(THEMES)
