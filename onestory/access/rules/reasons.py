"""Whether what somebody gave as their reason says anything. Pure."""

from onestory.access.declared.reasons import SHORTEST_REASON


def says_why(words: str) -> bool:
    """Whether it is at least the shortest reason there is."""
    return len(words.strip()) >= SHORTEST_REASON
