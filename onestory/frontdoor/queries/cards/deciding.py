"""What was proposed, what was decided, what the referrer was told."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class ProposalCard:
    """The proposal that stands; `number` counts those of the contact."""

    number: int
    outcome: str
    outcome_title: str
    reason_code: str
    reason_title: str
    level: str
    rationale: str
    unknown: str
    would_change: str
    by: str
    by_user: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class DecisionCard:
    """A decision: standing, or taken back within minutes."""

    outcome: str
    outcome_title: str
    reason_code: str
    reason_title: str
    level: str
    rationale: str
    would_change: str
    proposed_by: str
    by: str
    at: datetime
    may_be_undone_until: datetime
    undone_by: str
    undone_at: datetime | None
    undone_why: str
    referrer_will_read: str


@dataclass(frozen=True, kw_only=True)
class FeedbackCard:
    """What the referrer was told, how and when."""

    to_whom: str
    channel: str
    outcome_class: str
    sentence: str
    by: str
    at: datetime
