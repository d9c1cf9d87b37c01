"""Requests to partners, and what they answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onestory.frontdoor.queries.cards.files import FileCard
from onestory.frontdoor.rules.acts import Act
from onestory.grammar.timescales import Standing


@dataclass(frozen=True, kw_only=True)
class FactCard:
    """One fact an agency told, with whom it is about."""

    number: int
    words: str
    happened_on: date | None
    about: str


@dataclass(frozen=True, kw_only=True)
class AnswerCard:
    """One answer, as those who may read it see it."""

    number: int
    held: str
    held_title: str
    facts: tuple[FactCard, ...]
    comment: str
    handling: str
    handling_title: str
    onward: str
    onward_title: str
    withheld_ground: str
    withheld_why: str
    missing: str
    by: str
    at: datetime
    released_words: str
    released_for: str


@dataclass(frozen=True, kw_only=True)
class SubjectCard:
    """Somebody a request is about, as the agency is told."""

    id: UUID
    name: str
    born_on: date | None
    expected_on: date | None
    who: str


@dataclass(frozen=True, kw_only=True)
class ClarificationCard:
    """Something one side asked the other about a request, and what it was told."""

    id: UUID
    by_hub: bool
    asks: str
    asked_by: str
    asked_at: datetime
    answer: str
    answered_by: str
    answered_at: datetime | None
    moved_from: datetime | None
    moved_to: datetime | None
    may_answer: bool


@dataclass(frozen=True, kw_only=True)
class RequestRow:
    """A request in a list."""

    reference: str
    contact_reference: str
    agency: int
    agency_name: str
    about: str
    urgency: str
    state: str
    state_title: str
    sent_at: datetime
    due_at: datetime
    opened_at: datetime | None
    answered_at: datetime | None
    withdrawn_at: datetime | None
    decided_at: datetime | None
    standing: Standing
    chased_times: int
    hub_asks: int
    agency_asks: int

    @property
    def ended_at(self) -> datetime | None:
        """When its clock stopped: it was answered, or withdrawn."""
        return self.answered_at or self.withdrawn_at


@dataclass(frozen=True, kw_only=True)
class RequestPage:
    """A request in full. `answers` is empty for those who may not read under seal: `sealed` then says so."""

    row: RequestRow
    council_name: str
    purpose: str
    lawful_basis: str
    lawful_basis_title: str
    necessity: str
    told: str
    told_title: str
    told_why_not: str
    asked_by: str
    subjects: tuple[SubjectCard, ...]
    questions: tuple[str, ...]
    answers: tuple[AnswerCard, ...]
    sealed: str
    chases: tuple[datetime, ...]
    opened_at: datetime | None
    withdrawn_by: str
    withdrawn_why: str
    clarifications: tuple[ClarificationCard, ...]
    files: tuple[FileCard, ...]
    acts: Mapping[str, Act]
