"""A form begun, and the receipt for one that was sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class DraftCard:
    """A form begun. `answers` are as typed: read them with the form's own version."""

    id: UUID
    form: str
    form_version: str
    answers: Mapping[str, object]
    council: int
    council_code: str
    saved_at: datetime
    saved_times: int
    expires_at: datetime
    submitted_as: str
    submitted_also: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftLine:
    """A form begun, as a list tells of it: not opened."""

    id: UUID
    saved_at: datetime
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What the sender is handed when a contact is taken: it is on disk, in a queue, with a team and a time."""

    reference: str
    council: int
    received_at: datetime
    is_repeat: bool
    decide_by: datetime | None = None
