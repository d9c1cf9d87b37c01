"""What people are told of by e-mail: that something waits, where to sign in to it, and never whom it is about."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_code, check_said

OWN = "This hub's own rule: an e-mail may be read over a shoulder, so it says that something waits and no more"
ENCOMPASS = "Operation Encompass, statutory guidance of 7 November 2025: the school knows before its next morning"


@dataclass(frozen=True, kw_only=True)
class Notification:
    """One kind of letter. `needs` is the permission that its readers carry; blank for one named person.

    Within `quiet_minutes` of one, the same person is sent no other of its kind: what waits is on the page.
    """

    code: str
    title: str
    where: str
    needs: str = ""
    quiet_minutes: int = 0
    since: date = date(2026, 11, 1)
    source: str = OWN

    def __post_init__(self) -> None:
        check_code("A notification", self.code)
        check_said(f"The notification {self.code}", title=self.title, where=self.where)


REQUEST_WAITING = Notification(
    code="request-waiting",
    title="The hub has asked your agency something",
    where="Sign in and open Requests.",
    needs="request.answer",
    quiet_minutes=30,
)
REQUEST_LATE = Notification(
    code="request-late",
    title="A request to your agency is past its time",
    where="Sign in and open Requests.",
    needs="request.answer",
    quiet_minutes=60,
)
HANDOVER_OFFERED = Notification(
    code="handover-offered",
    title="The front door has handed something to your team",
    where="Sign in and open Handovers. It is yours once you accept it.",
    needs="handover.answer",
    quiet_minutes=30,
)
SCHOOL_NOTICE = Notification(
    code="school-notice",
    title="Your school must know of something before its next morning",
    where="Sign in and open Notices.",
    needs="notice.see",
    source=ENCOMPASS,
)
TRANSFER_ARRIVED = Notification(
    code="transfer-arrived",
    title="Another council has passed something to yours",
    where="Sign in and open Front door, then Between councils.",
    needs="contact.decide",
    quiet_minutes=30,
)
TRANSFER_TAKEN_BACK = Notification(
    code="transfer-taken-back",
    title="Another council has taken back what it passed to yours",
    where="Sign in and open Front door, then Between councils. If anybody has acted on it, ring them.",
    needs="contact.decide",
    quiet_minutes=30,
)
DISAGREEMENT_TO_HUB = Notification(
    code="disagreement-to-hub",
    title="A professional disagreement waits for the hub's answer",
    where="Sign in and open Front door, then Disagreements.",
    needs="contact.decide",
    quiet_minutes=30,
)
DISAGREEMENT_TO_AGENCY = Notification(
    code="disagreement-to-agency",
    title="A professional disagreement waits for your agency's answer",
    where="Sign in and open Requests, then Disagreements.",
    needs="disagreement.answer",
    quiet_minutes=30,
)
ESCALATED = Notification(
    code="escalated",
    title="Something at the front door has run past its time",
    where="Sign in and open Front door. What is late stands first.",
    needs="contact.decide",
    quiet_minutes=60,
)
OUTCOME_TOLD = Notification(
    code="outcome-told",
    title="There is news of something you told the hub",
    where="Sign in and open My referrals.",
)
GLASS_BROKEN = Notification(
    code="glass-broken",
    title="A glass was broken",
    where="Sign in and open Access review, then Broken glass.",
    needs="audit.review",
)
GLASS_LATE = Notification(
    code="glass-review-late",
    title="The review of a broken glass is late",
    where="Sign in and open Access review, then Broken glass.",
    needs="audit.review",
)
GLASS_UNREVIEWED = Notification(
    code="glass-unreviewed",
    title="A broken glass has nobody to review it, or nobody did in time",
    where=(
        "Sign in and open Set-up, then People and their checks. Somebody who did not break it and is no relative must "
        "review it within five working days: see that your access reviewer does, or take on another."
    ),
    needs="staff.manage",
)
DOOR_DIFFERS = Notification(
    code="door-differs",
    title="A door does not reconcile",
    where="Sign in and open Front door, then Doors.",
    needs="contact.decide",
)
NOTICES_WAIT = Notification(
    code="notices-wait",
    title="Notices from a file could not become contacts",
    where="Sign in and open Front door.",
    needs="contact.decide",
)
ROWS_REFUSED = Notification(
    code="rows-refused",
    title="Refused rows have waited for a working day",
    where="Sign in and open Imports, then Refused rows.",
    needs="feed.mend",
)
NOTIFICATIONS = (
    REQUEST_WAITING,
    REQUEST_LATE,
    HANDOVER_OFFERED,
    SCHOOL_NOTICE,
    TRANSFER_ARRIVED,
    TRANSFER_TAKEN_BACK,
    DISAGREEMENT_TO_HUB,
    DISAGREEMENT_TO_AGENCY,
    ESCALATED,
    OUTCOME_TOLD,
    GLASS_BROKEN,
    GLASS_LATE,
    GLASS_UNREVIEWED,
    DOOR_DIFFERS,
    NOTICES_WAIT,
    ROWS_REFUSED,
)
BY_CODE = {one.code: one for one in NOTIFICATIONS}
