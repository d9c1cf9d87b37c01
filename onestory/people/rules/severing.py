"""What a custodian sees of an adopted child's two lives."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A record of the life before, as custodians tell them apart."""

    record: str
    title: str
    says: str
    moves: bool


@dataclass(frozen=True, kw_only=True)
class Task:
    """One adoption: what told of it, where it stands, and the records of the life before."""

    id: int
    person: UUID
    name: str
    born: str
    state: str
    told: str
    raised_at: datetime
    why: str
    proposed_by: str
    decided_by: str
    decided_at: datetime | None
    custodians: tuple[str, ...]
    records: tuple[Kept, ...]
    is_proposer: bool
