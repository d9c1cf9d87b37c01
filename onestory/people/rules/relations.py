"""What one person is to another, in words. Pure."""

from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.people import RELATIONSHIP_KINDS, RelationshipKind, seen_from_the_other_side

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
CLOSENESS = (
    "mother", "father", "parent", "adoptive-parent", "step-parent", "guardian", "foster-carer", "child",
    "adopted-child",
    "step-child", "sibling", "half-sibling", "step-sibling", "partner", "grandparent", "grandchild",
)  # fmt: skip


def words_for(kind: str, sex: str) -> str:
    """A relationship as one says it: "mother", "half-brother", "lives in the same home"."""
    return BY_SEX.get((kind, sex)) or label_of(RELATIONSHIP_KINDS, kind).lower()


def turned_round(kind: str) -> str:
    """What the second is to the first."""
    try:
        return str(seen_from_the_other_side(RelationshipKind(kind)))
    except ValueError:
        return kind


def closeness(kind: str) -> int:
    """How near: a mother before a grandparent, a grandparent before a neighbour."""
    return CLOSENESS.index(kind) if kind in CLOSENESS else len(CLOSENESS)
