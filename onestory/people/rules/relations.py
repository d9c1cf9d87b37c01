"""What one person is to another, in words. Pure."""

from collections.abc import Iterable
from uuid import UUID

from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.people import (
    RELATIONSHIP_KINDS,
    RISK_KINDS,
    RelationshipKind,
    RiskKind,
    seen_from_the_other_side,
)

PARENTS = frozenset({"mother", "father", "parent", "adoptive-parent"})
BY_SEX = {
    ("parent", "F"): "mother", ("parent", "M"): "father",
    ("step-parent", "F"): "stepmother", ("step-parent", "M"): "stepfather",
    ("child", "F"): "daughter", ("child", "M"): "son",
    ("step-child", "F"): "stepdaughter", ("step-child", "M"): "stepson",
    ("sibling", "F"): "sister", ("sibling", "M"): "brother",
    ("half-sibling", "F"): "half-sister", ("half-sibling", "M"): "half-brother",
    ("step-sibling", "F"): "stepsister", ("step-sibling", "M"): "stepbrother",
    ("grandparent", "F"): "grandmother", ("grandparent", "M"): "grandfather",
    ("grandchild", "F"): "granddaughter", ("grandchild", "M"): "grandson",
    ("aunt-or-uncle", "F"): "aunt", ("aunt-or-uncle", "M"): "uncle",
    ("niece-or-nephew", "F"): "niece", ("niece-or-nephew", "M"): "nephew",
}  # fmt: skip
JOINED_BY = {
    RelationshipKind.SAME_HOUSEHOLD.value: "as",
    RiskKind.POSES_RISK.value: "to",
    RiskKind.AT_RISK.value: "from",
}
ONLY_ONE = frozenset({"mother", "father"})
CLOSENESS = (
    "mother", "father", "parent", "adoptive-parent", "step-parent", "guardian", "foster-carer", "child",
    "adopted-child",
    "step-child", "sibling", "half-sibling", "step-sibling", "partner", "grandparent", "grandchild",
)  # fmt: skip


def words_for(kind: str, sex: str) -> str:
    """A relationship as one says it: "mother", "half-brother", "lives in the same home"."""
    kinds = RISK_KINDS if kind in RISK_KINDS else RELATIONSHIP_KINDS
    return BY_SEX.get((kind, sex)) or label_of(kinds, kind).lower()


def is_what_to(kind: str, sex: str, other: str) -> str:
    """The same as the whole of a sentence's end: "mother of Ada Reed", "poses a risk to Ada Reed"."""
    joins = JOINED_BY.get(kind, "of")
    return f"{words_for(kind, sex)} {joins} {other}"


def turned_round(kind: str) -> str:
    """What the second is to the first."""
    try:
        return str(seen_from_the_other_side(RelationshipKind(kind)))
    except ValueError:
        return kind


def disputed_parents(ties: Iterable[tuple[UUID, str, UUID]]) -> set[tuple[str, UUID]]:
    """Of ties told as who, what, of whom: where two people are said to be the one mother, or the one father."""
    claims: dict[tuple[str, UUID], set[UUID]] = {}
    for person, kind, other in ties:
        if kind in ONLY_ONE:
            claims.setdefault((kind, other), set()).add(person)
    return {claim for claim, who in claims.items() if len(who) > 1}


def closeness(kind: str) -> int:
    """How near: a mother before a grandparent, a grandparent before a neighbour."""
    return CLOSENESS.index(kind) if kind in CLOSENESS else len(CLOSENESS)
