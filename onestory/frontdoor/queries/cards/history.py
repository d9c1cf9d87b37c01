"""What passed to whom, who had it from when, what the clock raised."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class SharingCard:
    """One line of the ledger."""

    at: datetime
    about: str
    what: str
    from_whom: str
    to_whom: str
    lawful_basis: str
    lawful_basis_title: str
    necessity: str
    told: str
    told_why_not: str
    decision: str
    refused_why: str
    by: str
    contact_reference: str


@dataclass(frozen=True, kw_only=True)
class AssignmentCard:
    """Who had the contact from then on."""

    at: datetime
    team: str
    owner: str
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class MorningCard:
    """What the night did and what the day must do first, as the night handed it over."""

    done: str
    first: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class EscalationCard:
    """What the clock raised."""

    kind: str
    title: str
    due_at: datetime
    raised_at: datetime
    request_reference: str
