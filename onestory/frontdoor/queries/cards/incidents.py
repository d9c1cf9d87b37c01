"""An incident as those may see it who receive it, work under it, or teach a child of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onestory.frontdoor.queries.cards.drafts import Receipt


@dataclass(frozen=True, kw_only=True)
class IncidentReceipt:
    """What the sender is given: a receipt for each child, in the order in which they were told of."""

    incident: UUID
    receipts: tuple[Receipt, ...]
    is_repeat: bool


@dataclass(frozen=True, kw_only=True)
class OtherOfIncident:
    """Another contact of the same incident. Of one at another council, ``about`` and ``state_title`` are blank."""

    reference: str
    council_name: str
    phone: str
    is_here: bool
    about: str
    state_title: str


@dataclass(frozen=True, kw_only=True)
class IncidentCard:
    """The incident under which a contact came."""

    their_reference: str
    happened_at: datetime
    is_of_a_form: bool
    others: tuple[OtherOfIncident, ...]


@dataclass(frozen=True, kw_only=True)
class FileRow:
    """A row of a police file that a contact came of; ``gone_at`` once the file no longer holds it.

    ``whose`` is the council to which the file was sent, where that is another.
    """

    file_name: str
    row: int
    came_at: datetime
    gone_at: datetime | None
    whose: str


@dataclass(frozen=True, kw_only=True)
class WaitingNotice:
    """A notice of a police file that is no contact yet, for want of what `why` says. It names nobody."""

    number: str
    file_name: str
    row: int
    since: datetime
    is_late: bool
    why: str


@dataclass(frozen=True, kw_only=True)
class NoticeCard:
    """A notice as the school reads it."""

    id: UUID
    child_name: str
    born_on: date | None
    police_reference: str
    happened_at: datetime
    was_present: bool | None
    circumstances: str
    childs_voice: str
    sent_at: datetime
    due_at: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str


@dataclass(frozen=True, kw_only=True)
class NoticeStanding:
    """How the telling of a school stands, as the hub sees it."""

    school: str
    is_in_the_hub: bool
    sent_at: datetime
    due_at: datetime
    opened_at: datetime | None
    acknowledged_at: datetime | None
    acknowledged_by: str
    told_at: datetime | None
    told_by: str
    told_whom: str

    @property
    def knows_since(self) -> datetime | None:
        """When the school was known to know: it said so, or it was rung."""
        return min((at for at in (self.acknowledged_at, self.told_at) if at), default=None)
