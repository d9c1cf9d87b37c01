"""What everybody at work must hold, and what they are told when it lapses."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class RequiredCredential:
    """A check or course without which the door stays shut. How long each lasts is dated on the credential itself."""

    code: str
    title: str
    lapsed: str
    missing: str
    since: date
    source: str


REQUIRED = (
    RequiredCredential(
        code="dbs",
        title="Enhanced DBS check",
        lapsed="Your DBS check ran out on {on}. Ask your agency's administrator to record the new one.",
        missing="No DBS check is recorded for you. Ask your agency's administrator to record it.",
        since=date(2026, 1, 1),
        source="ContactPoint's conditions of access; local policy sets how long a check counts",
    ),
    RequiredCredential(
        code="training",
        title="Safeguarding and information-sharing training",
        lapsed="Your safeguarding training ran out on {on}. Take the course, then ask your administrator to record it.",
        missing="No safeguarding training is recorded for you. Take the course, then ask for it to be recorded.",
        since=date(2026, 1, 1),
        source="ContactPoint's conditions of access; local policy sets how long a course counts",
    ),
)
AGENCY_LAPSED = (
    "{agency}'s accreditation with {council} ran out on {on}. Its people cannot come in until {council} renews it."
)
AGENCY_MISSING = "{agency} is not accredited with {council}. Ask the council's information governance team."
