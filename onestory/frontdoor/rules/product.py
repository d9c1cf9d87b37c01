"""The hub's product: what goes with a decision to those who act on it, part by part, each with its source. Pure.

Nothing a partner told under seal is in it, but the words that its owner agreed may leave the hub.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part: what it is, its words, and who says so. `key` names it on the form, whatever was edited."""

    key: str
    title: str
    words: str
    source: str
    sealed: bool = False


def refusal_of_product(parts: tuple[Part, ...]) -> str:
    """What is wrong with a product; blank when nothing is."""
    if not parts:
        return "Choose at least one part to send: those who act must know on what."
    if any(not part.words.strip() or not part.source.strip() for part in parts):
        return "Every part needs words, and a source."
    return ""
