"""What was handed to a team."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class HandoverRow:
    """A handover in a list."""

    id: UUID
    reference: str
    about: str
    outcome_title: str
    level: str
    brag: str
    team: str
    agency_name: str
    state: str
    state_title: str
    offered_by: str
    offered_at: datetime
    due_at: datetime
    opened_at: datetime | None
    answered_by: str
    answered_at: datetime | None
    answer: str
    asks: str
    worker: str
    court_due_at: datetime | None
