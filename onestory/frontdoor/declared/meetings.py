"""Meetings that triage many contacts together: which contacts they take, and who ought to be there."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_code
from onestory.vocabulary.frontdoor import ContactType


@dataclass(frozen=True, kw_only=True)
class TriageMeeting:
    """Each contact keeps a judgement of its own, with its own reason; the meeting is named in it."""

    code: str
    title: str
    takes: tuple[ContactType, ...]
    attended_by: tuple[str, ...]
    since: date = date(2026, 1, 1)
    source: str = "Practice of many areas: domestic-abuse notices are graded together each morning; not national"

    def __post_init__(self) -> None:
        check_code("A meeting", self.code)


DOMESTIC_ABUSE = TriageMeeting(
    code="domestic-abuse-daily",
    title="Daily domestic abuse meeting",
    takes=(ContactType.DOMESTIC_ABUSE, ContactType.CHILD_CONCERN),
    attended_by=("Police", "Children's social care", "Health", "Domestic abuse adviser", "Education", "Probation"),
)
