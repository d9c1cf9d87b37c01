"""A referrer's own contacts."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class ReferralRow:
    """One's own contact, as the one who sent it may follow it: nothing of the family beyond what they told."""

    reference: str
    council_name: str
    received_at: datetime
    about: str
    standing: str
    standing_title: str
    read_at: datetime | None
    decided_at: datetime | None
    outcome_class: str
    sentence: str
    told_at: datetime | None
