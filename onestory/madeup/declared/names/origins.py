"""The shape of one community's names: lists from the commonest down, and how a family hands its name on."""

from dataclasses import dataclass
from enum import StrEnum


class FamilyRule(StrEnum):
    """How the second name passes from parent to child, and whether women's differ."""

    SHARED = "shared"
    GENDERED = "gendered"
    WOMEN_OWN = "women-own"
    SIKH = "sikh"
    PATRONYMIC = "patronymic"


@dataclass(frozen=True)
class Origin:
    """Names of one community; each list runs from the commonest to the rarest."""

    code: str
    ethnicities: tuple[tuple[str, float], ...]
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    families: tuple[str, ...]
    women: tuple[str, ...] = ()
    men: tuple[str, ...] = ()
    elder_women: tuple[str, ...] = ()
    elder_men: tuple[str, ...] = ()
    womens_own: tuple[str, ...] = ()
    rule: FamilyRule = FamilyRule.SHARED
    given_evenness: float = 12.0
    family_evenness: float = 8.0
    extra_children: float = 0.0
    mononyms: float = 0.0


def words(text: str) -> tuple[str, ...]:
    """The words of a list in order, each once; an underscore stands for a space inside a name."""
    return tuple(dict.fromkeys(word.replace("_", " ") for word in text.split()))
