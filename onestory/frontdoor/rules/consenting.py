"""Consent in its four meanings, and what the parents were told: what a change must say. Pure."""

from onestory.vocabulary.code_sets import CodeSet
from onestory.vocabulary.sharing import CONSENT_KINDS, CONSENT_POSITIONS, TOLD_THE_FAMILY, ConsentPosition

TOLD = "told-parents"
TOLD_TITLE = "Do the parents know of this contact?"
ASKED = frozenset({ConsentPosition.GIVEN, ConsentPosition.REFUSED, ConsentPosition.WITHDRAWN})
NEEDS_WHY = frozenset({ConsentPosition.NOT_SOUGHT, ConsentPosition.UNSAFE_TO_SEEK})


def positions_of(kind: str) -> CodeSet | None:
    """What may be answered to one kind; None for a kind that is not one of them."""
    if kind == TOLD:
        return TOLD_THE_FAMILY
    return CONSENT_POSITIONS if kind in CONSENT_KINDS else None


def refusal_of_consent(*, kind: str, position: str, from_whom: str, why: str) -> str:
    """What is missing; blank when nothing is."""
    positions = positions_of(kind)
    if positions is None:
        return "Choose which of them has changed."
    if position not in positions:
        return "Choose how it stands now."
    if kind == TOLD:
        return "Say why they were not told." if position.startswith("no") and not why.strip() else ""
    if position in ASKED and not from_whom.strip():
        return "Say who agreed, or would not: a name, and what they are to the child."
    if position in NEEDS_WHY and not why.strip():
        return "Say why nobody was asked."
    return ""
