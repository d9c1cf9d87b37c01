"""The duty board: its rows, its counts, and which partners are silent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from onestory.grammar.timescales import Standing


@dataclass(frozen=True, kw_only=True)
class BoardRow:
    """One open contact as the duty board shows it."""

    reference: str
    received_at: datetime
    state: str
    state_title: str
    level: str
    brag: str
    queue: str
    team: str
    owner: int
    owner_name: str
    about: str
    kind: str
    kind_title: str
    channel: str
    immediate_danger: bool
    due_at: datetime
    decide_by: datetime
    standing: Standing
    requests: int
    requests_answered: int
    requests_overdue: int
    requests_in_part: int
    questions: int
    escalations: tuple[str, ...]
    court_due_at: datetime | None

    @property
    def is_unowned(self) -> bool:
        """Whether no person has taken it: a team has it, always."""
        return self.owner == 0


UNSET = "none"


@dataclass(frozen=True, kw_only=True)
class BoardNarrowing:
    """Which rows of the board are asked for; blank is any. `UNSET` is a contact whose urgency nobody has set yet."""

    queue: str = ""
    stage: str = ""
    brag: str = ""
    team: int = 0
    whose: Literal["", "nobody", "mine"] = ""
    clock: Literal["", "late", "silent"] = ""


EVERYTHING = BoardNarrowing()


@dataclass(frozen=True, kw_only=True)
class Silence:
    """One agency that has not answered: how much waits, how much is late, since when."""

    agency: int
    agency_name: str
    waiting: int
    overdue: int
    oldest_due_at: datetime


@dataclass(frozen=True, kw_only=True)
class Board:
    """The duty board: a screenful of rows, most urgent first, with the counts its tiles show.

    `fitting` is how many there are of what was asked for; `kept_waiting` how many contacts a partner is late for.
    """

    rows: tuple[BoardRow, ...]
    fitting: int
    by_state: Mapping[str, int]
    by_brag: Mapping[str, int]
    unowned: int
    overdue: int
    kept_waiting: int
    silence: tuple[Silence, ...]
    disagreements: int
    disagreements_overdue: int
    transfers: int
    more_told: int
    from_the_night: int
    courts: int
    courts_near: int
    courts_late: int


@dataclass(frozen=True, kw_only=True)
class Workload:
    """What one colleague has open. `role_title` is blank where they have no post here any more."""

    user: int
    name: str
    role_title: str
    open: int
    late: int
    red: int
    to_triage: int
    to_decide: int
    next_due: datetime | None


@dataclass(frozen=True, kw_only=True)
class LeftBehind:
    """What an ended post would leave: open contacts, and how many are late or red; what only they could answer; forms
    that they began and have not sent, until when the first of them is kept.
    """

    contacts: int
    late: int
    red: int
    requests: int
    offers: int
    unsent: int
    unsent_until: datetime | None

    @property
    def is_nothing(self) -> bool:
        """Whether it could end without anybody taking anything over."""
        return not (self.contacts or self.requests or self.offers or self.unsent)
