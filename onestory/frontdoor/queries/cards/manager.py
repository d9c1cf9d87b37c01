"""The manager's board: where the whole hub stands, each number with the name of its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from onestory.frontdoor.queries.cards.board import BoardRow, Silence
from onestory.frontdoor.rules.usual_day import Usual


class Behind(StrEnum):
    """Numbers of contacts whose rows the duty board cannot be narrowed to."""

    LATE_UNOWNED = "late-unowned"
    UNOWNED_LONG = "unowned-long"
    DANGER = "danger"
    PARTNER_WAITING = "partner-waiting"
    PARTNER_LATE = "partner-late"
    SCHOOL_LATE = "school-late"
    CAME_TODAY = "came-today"
    DECIDED_TODAY = "decided-today"
    NOT_OFFERED = "not-offered"


@dataclass(frozen=True, kw_only=True)
class SoFar:
    """A count of today until now, beside what such days had by then."""

    today: int
    usual: Usual | None
    says: str


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What waits for a word from somebody; each `…_late` is of the number before it."""

    mine_proposed: int
    disagreements: int
    disagreements_late: int
    passed_to_us: int
    passed_by_us: int
    passed_late: int
    sent_back: int
    from_the_night: int
    night_late: int
    more_told: int
    more_told_late: int
    schools_late: int
    not_offered: int
    offered: int
    offered_late: int
    declined: int
    courts: int
    courts_near: int
    courts_late: int


@dataclass(frozen=True, kw_only=True)
class ManagerBoard:
    """Everything open, by stage and urgency, and everything that waits. The counts are of everything, never a page."""

    grid: Mapping[tuple[str, str], int]
    open: int
    late: int
    late_by_stage: Mapping[str, int]
    unowned: int
    unowned_long: int
    late_unowned: int
    danger: int
    kept_waiting: int
    to_decide: int
    silence: tuple[Silence, ...]
    waiting: Waiting
    came: SoFar
    decided: SoFar


@dataclass(frozen=True, kw_only=True)
class BehindPage:
    """The rows behind one number, a page of them."""

    rows: tuple[BoardRow, ...]
    all: int
    agency_name: str
