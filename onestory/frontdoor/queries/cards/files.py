"""Files, and what was told later, as pages show them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onestory.frontdoor.declared.attachments import Scan


@dataclass(frozen=True, kw_only=True)
class FileCard:
    """A file: what it is and how its scan stands, never what is in it."""

    id: UUID
    name: str
    kind_title: str
    size: int
    added_at: datetime
    added_by: str
    state: str
    says: str
    addition: UUID | None

    @property
    def is_clean(self) -> bool:
        """Whether it may be opened by those who may see it."""
        return self.state == Scan.CLEAN


@dataclass(frozen=True, kw_only=True)
class AdditionCard:
    """What more was told, and whether the hub has read it. ``changes`` is the hub's own, and is not for the sender.

    ``agency`` answered after the decision; blank where a referrer told more. ``teller`` is who told it, in words.
    """

    id: UUID
    reference: str
    words: str
    in_danger: bool
    by: str
    told_at: datetime
    due_at: datetime
    read_at: datetime | None
    read_by: str
    changes: str
    agency: str = ""
    teller: str = ""
