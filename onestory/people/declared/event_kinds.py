"""The kinds of line a chronology holds: how each is headed, whether it is significant, whether it betrays a place."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_code, check_no_repeats, words_of


@dataclass(frozen=True, kw_only=True)
class EventKind:
    """One kind of event. `locates` marks what would tell where a shielded person is.

    `status` names the standing that an open line of this kind gives (a plan, an order), for the top of the page.
    """

    code: str
    title: str
    significant: bool = False
    locates: bool = False
    status: str = ""
    since: date = date(2026, 1, 1)
    source: str = "Chronology guidance: what a reader must not miss is significant, the rest is routine"

    def __post_init__(self) -> None:
        check_code("A kind of event", self.code)


def _kind(code: str, title: str, *, significant: bool = False, locates: bool = False, status: str = "") -> EventKind:
    return EventKind(code=code, title=title, significant=significant, locates=locates, status=status)


EVENT_KINDS = (
    # What the hub itself does
    _kind("contact.submit", "Contact received", significant=True),
    _kind("contact.record", "Contact recorded", significant=True),
    _kind("contact.match", "Matched to a contact"),
    _kind("contact.triage", "Contact triaged"),
    _kind("contact.ask", "Partners asked"),
    _kind("request.answer", "Partner answered"),
    _kind("contact.propose", "Decision proposed"),
    _kind("contact.decide", "Contact decided", significant=True),
    _kind("contact.feed-back", "Referrer told the outcome"),
    _kind("contact.add", "More was told"),
    _kind("contact.hand-over", "Handed over"),
    _kind("contact.transfer", "Passed to another council"),
    _kind("document.file", "Document filed"),
    _kind("tie.record", "Relationship recorded"),
    _kind("tie.correct", "Relationship said anew"),
    _kind("tie.take-back", "Relationship taken back"),
    _kind("family-report.give", "Report given to the family"),
    # What partners send
    _kind("police-notice", "Police notice", significant=True),
    _kind("a-and-e-attendance", "A&E attendance", significant=True, locates=True),
    _kind("gp-registration", "Registered with a GP", locates=True),
    _kind("health-contact", "Seen by health"),
    _kind("school-place", "School place", locates=True),
    _kind("school-left", "Left school", locates=True),
    _kind("tenancy", "Tenancy", locates=True),
    _kind("asb-report", "Anti-social behaviour reported", locates=True),
    _kind("probation-order", "Probation", significant=True),
    _kind("adult-care-service", "Adult social care"),
    _kind("adult-safeguarding-enquiry", "Adult safeguarding enquiry", significant=True),
    _kind("early-help", "Early help", status="plan"),
    _kind("offence", "Offence", significant=True),
    _kind("youth-justice-outcome", "Youth justice outcome"),
    _kind("youth-justice-intervention", "Youth justice intervention"),
    # What the council's own files tell
    _kind("referral", "Referral to children's social care", significant=True),
    _kind("case-closed", "Closed to children's social care"),
    _kind("assessment", "Assessment"),
    _kind("strategy-discussion", "Strategy discussion", significant=True),
    _kind("initial-conference", "Initial child protection conference", significant=True),
    _kind("transfer-in-conference", "Transfer-in conference", significant=True),
    _kind("cin-plan", "Child in need plan", status="plan"),
    _kind("cp-plan", "Child protection plan", significant=True, status="plan"),
    _kind("cp-review", "Review conference"),
    _kind("pre-proceedings", "Pre-proceedings", significant=True, status="legal"),
    _kind("court-application", "Application to court", significant=True),
    _kind("legal-status", "Legal status", significant=True, status="legal"),
    _kind("placement", "Placement", significant=True, locates=True, status="care"),
    _kind("looked-after", "Looked after", significant=True, status="care"),
    _kind("contact", "Contact with the front door"),
    _kind("child-in-need", "Child in need", significant=True, status="plan"),
    _kind("child-seen", "Child seen"),
    _kind("cin-visit", "Visit to a child in need"),
    _kind("cp-visit", "Statutory visit"),
    _kind("address", "Address on the council's record", locates=True),
    _kind("early-help-assessment", "Early help assessment"),
    _kind("care-episode", "Looked after", significant=True, locates=True, status="care"),
    _kind("care-ended", "Left care", significant=True),
    _kind("looked-after-review", "Looked-after review"),
    _kind("looked-after-visit", "Visit to a looked-after child"),
    _kind("health-assessment", "Health assessment"),
    _kind("dental-check", "Dental check"),
    _kind("pathway-review", "Pathway plan reviewed"),
    _kind("care-leaver-contact", "In touch with a care leaver"),
    _kind("became-mother", "Became a mother"),
    _kind("asylum-status-ended", "No longer an unaccompanied asylum-seeking child"),
    _kind("deprivation-of-liberty", "Deprivation of liberty order", significant=True, locates=True, status="legal"),
    _kind("adoption-decision", "Decision that the child should be adopted", significant=True),
    _kind("placement-order", "Placement order", significant=True, status="legal"),
    _kind("placement-for-adoption-decided", "To be placed for adoption", significant=True),
    _kind("adoption-match", "Matched with adopters", significant=True, locates=True),
    _kind("placed-for-adoption", "Placed for adoption", significant=True, locates=True),
    _kind("adoption-order", "Adoption order", significant=True),
    _kind("partner-event", "Told by a partner"),
    _kind("missing", "Missing", significant=True),
    _kind("death", "Died", significant=True),
)
check_no_repeats("The kinds of event", (kind.code for kind in EVENT_KINDS))
BY_CODE = {kind.code: kind for kind in EVENT_KINDS}
LOCATING = frozenset(kind.code for kind in EVENT_KINDS if kind.locates)
STATUS = {kind.code: kind.status for kind in EVENT_KINDS if kind.status}

OF_ONE_SYSTEM = ("ssd", "annex-a", "cin", "ssda903")
"""The council's own files, all drawn from one system: what an earlier one tells, a later one only repeats."""

SIGNIFICANT, ROUTINE = "significant", "routine"


def title_of(code: str) -> str:
    """How a line of this kind is headed; a kind nobody declared is said in its own words."""
    return BY_CODE[code].title if code in BY_CODE else words_of(code).capitalize()


def significance_of(code: str, *, asked: bool | None = None) -> str:
    """Significant or routine: as asked, otherwise as declared."""
    declared = BY_CODE[code].significant if code in BY_CODE else False
    return SIGNIFICANT if (declared if asked is None else asked) else ROUTINE
