"""What the front door already knows of the children it was told about."""

from dataclasses import dataclass
from datetime import datetime

from onestory.frontdoor.declared.alerts import Alert


@dataclass(frozen=True, kw_only=True)
class EarlierContact:
    """A contact about one of the same children: when, how it ended, whether it is still open."""

    reference: str
    received_at: datetime
    kind_title: str
    about: str
    state: str
    outcome: str
    outcome_title: str
    within_90_days: bool


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the front door already knows of the matched children."""

    within_90_days: int
    contacts: tuple[EarlierContact, ...]
    open_work: tuple[EarlierContact, ...]
    re_referral: bool
    without_action: int
    alert: Alert
    nobody_matched: bool

    @property
    def is_repeated(self) -> bool:
        """Whether contacts have ended without action so often that somebody must look at the pattern."""
        return self.without_action >= self.alert.times
