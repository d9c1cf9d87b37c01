"""A night of the front door: what came, what was decided, what is handed to the day."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onestory.frontdoor.queries.cards.board import BoardRow


@dataclass(frozen=True, kw_only=True)
class ColourAtNight:
    """How one colour's clock runs while the door is shut: what is allowed, and when one set now would run out."""

    brag: str
    title: str
    allows: str
    source: str
    if_set_now: datetime


@dataclass(frozen=True, kw_only=True)
class NightAct:
    """One judgement or decision of the night, and the clock it left."""

    reference: str
    about: str
    at: datetime
    by: str
    says: str
    why: str
    due_at: datetime | None
    allows: str


@dataclass(frozen=True, kw_only=True)
class MorningRow:
    """One contact that the night handed over. `why_not` says why the viewer cannot take it up; blank when they can."""

    id: UUID
    reference: str
    about: str
    brag: str
    done: str
    first: str
    given_by: str
    given_at: datetime
    due_at: datetime
    taken_by: str
    taken_at: datetime | None
    why_not: str


@dataclass(frozen=True, kw_only=True)
class NightPage:
    """The night that is, or the latest there was; empty where the door never shuts. `subjects`: of whom it tells."""

    shut_at: datetime | None
    opens_at: datetime | None
    is_open: bool
    colours: tuple[ColourAtNight, ...] = ()
    came: tuple[BoardRow, ...] = ()
    acts: tuple[NightAct, ...] = ()
    to_hand: tuple[BoardRow, ...] = ()
    waiting: tuple[MorningRow, ...] = ()
    taken: tuple[MorningRow, ...] = ()
    more_came: int = 0
    subjects: tuple[tuple[str, UUID | None], ...] = ()
