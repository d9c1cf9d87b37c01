"""What was passed between two councils."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class TransferRow:
    """One transfer. `is_ours`: the viewer's council passed it on. `became` is the receiver's own reference.

    Of one that its sender took back, the other council reads that and why, and no more whom it is about.
    """

    id: UUID
    reference: str
    about: str
    brag: str
    from_name: str
    to_name: str
    is_outside: bool
    is_ours: bool
    why: str
    asks: str
    state: str
    state_title: str
    sent_by: str
    sent_at: datetime
    due_at: datetime
    received_at: datetime | None
    answered_by: str
    answered_at: datetime | None
    answer: str
    taken_back: bool
    became: str
