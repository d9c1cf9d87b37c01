"""How a contact was judged: its level and urgency, its consents, its analysis."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class TriageCard:
    """One judgement of level and urgency."""

    level: str
    level_title: str
    level_words: str
    brag: str
    brag_title: str
    reason: str
    by: str
    at: datetime
    due_at: datetime
    out_of_hours: bool
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConsentCard:
    """One position: from the contact itself where nobody recorded it since (`at` is then when it came)."""

    kind: str
    title: str
    position: str
    position_title: str
    from_whom: str
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class AnalysisCard:
    """The newest analysis, part by part."""

    number: int
    harm: str
    strengths: str
    complicating: str
    history: str
    childs_voice: str
    unknown: str
    needs_to_happen: str
    scale: int | None
    by: str
    at: datetime
