"""What a meeting judged of each contact, and how the judgement's reason names the meeting. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 2
TOO_FEW = "Select who was there: a meeting has at least two agencies."


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One contact of the meeting's list, as it was judged there."""

    reference: str
    level: str
    brag: str
    reason: str


def reason_at(meeting: str, attended: Sequence[str], reason: str) -> str:
    """The reason as it is kept: what was said of this contact, then where and by whom."""
    return f"{reason.strip()} ({meeting}: {', '.join(attended)}.)"


def refusal_of_meeting(attended: Sequence[str], judged: Sequence[Judged]) -> str:
    """Why this is no meeting yet; blank when it is."""
    if len(set(attended)) < FEWEST:
        return TOO_FEW
    if not judged:
        return "Judge at least one contact: a level, an urgency and a reason."
    half = [each.reference for each in judged if not (each.level and each.brag and each.reason.strip())]
    return f"{half[0]} needs a level, an urgency and a reason; or leave all three empty for now." if half else ""
