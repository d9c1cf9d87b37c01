"""Tables handed in after an outage, and what became of their sheets."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onestory.frontdoor.rules.outage import Wrong


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """One table in the list."""

    id: UUID
    name: str
    handed_in_by: str
    handed_in_at: datetime
    sheets: int
    contacts: int
    refused: int
    stands: str


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One sheet: what it would become, what it became, or why it did not."""

    row: int
    number: str
    received_at: datetime | None
    about: str
    in_danger: bool
    taken_down_by: str
    reference: str
    is_repeat: bool
    owner: str
    is_withdrawn: bool
    decide_by: datetime | None


@dataclass(frozen=True, kw_only=True)
class TablePage:
    """One table in full: `ready` before it is entered, `entered` after; `wrong` cell by cell, either way."""

    row: TableRow
    ready: tuple[SheetRow, ...]
    entered: tuple[SheetRow, ...]
    wrong: tuple[Wrong, ...]
    entered_by: str
    entered_at: datetime | None
    taken_back_by: str
    taken_back_at: datetime | None
    taken_back_why: str
    cleared_at: datetime | None
    kept_until: datetime | None
