"""The parts of an analysis."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class GivenAnalysis:
    """Worry, strength, complication, history, the child's voice, and what is not known."""

    harm: str
    strengths: str = ""
    complicating: str = ""
    history: str = ""
    childs_voice: str = ""
    unknown: str = ""
    needs_to_happen: str = ""
    scale: int | None = None


def refusal_of_analysis(given: GivenAnalysis) -> str:
    """What is missing from an analysis; blank when nothing is."""
    if not given.harm.strip():
        return "Write what has happened and what you worry will happen, or that nothing was found."
    if given.scale is not None and not 0 <= given.scale <= 10:
        return "The scale runs from 0 to 10."
    return ""
