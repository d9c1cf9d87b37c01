"""Why somebody looks: chosen once a task, shown on every page, kept with every sight."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """One reason that the law and the hub's agreements know, and the roles that may have it."""

    code: str
    title: str
    explains: str
    roles: frozenset[str]
    since: date
    source: str


SINCE = date(2026, 1, 1)
HUB = frozenset({"contact-officer", "screening-social-worker", "hub-manager", "emergency-duty"})
PARTNERS = frozenset({"partner-researcher", "partner-manager"})

PURPOSES = (
    Purpose(
        code="front-door",
        title="Deciding what to do about a worry",
        explains="A contact has come in, and somebody must find the child, understand and decide.",
        roles=HUB,
        since=SINCE,
        source="Children Act 1989 s17 and s47; Working Together",
    ),
    Purpose(
        code="protection-enquiry",
        title="A child protection enquiry",
        explains="There is reasonable cause to suspect significant harm.",
        roles=HUB | {"locality-worker", "reviewing-officer"},
        since=SINCE,
        source="Children Act 1989 s47",
    ),
    Purpose(
        code="allocated-work",
        title="Working with this family",
        explains="The child or family is allocated to this worker or team.",
        roles=frozenset({"locality-worker", "screening-social-worker", "emergency-duty"}),
        since=SINCE,
        source="Children Act 1989 s17; Children Act 2004 s10",
    ),
    Purpose(
        code="answering",
        title="Answering a request from the hub",
        explains="The hub asked this agency what it holds.",
        roles=PARTNERS,
        since=SINCE,
        source="Children Act 1989 s27 and s47(9); Children Act 2004 s16LA",
    ),
    Purpose(
        code="referring",
        title="Telling the hub about a worry",
        explains="A professional shares a concern and follows what became of it.",
        roles=PARTNERS | {"referrer", "locality-worker"} | HUB,
        since=SINCE,
        source="Children Act 2004 s11; Keeping children safe in education",
    ),
    Purpose(
        code="quality",
        title="Checking the quality of practice",
        explains="Audit, review or inspection of how a child was served.",
        roles=frozenset({"reviewing-officer", "hub-manager"}),
        since=SINCE,
        source="Children Act 1989 s25B; local quality assurance framework",
    ),
    Purpose(
        code="data-quality",
        title="Keeping records right",
        explains="Importing partners' files, mending rows, deciding which records are one person.",
        roles=frozenset({"data-officer", "hub-manager", "analyst"}),
        since=SINCE,
        source="UK GDPR Article 5(1)(d), accuracy",
    ),
    Purpose(
        code="adoption",
        title="Keeping an adopted child's two lives apart",
        explains="An adoption has been told of, and the life before must be sealed.",
        roles=frozenset({"adoption-custodian"}),
        since=SINCE,
        source="Adoption and Children Act 2002 ss56-65",
    ),
    Purpose(
        code="oversight",
        title="Overseeing who looks",
        explains="Reviewing the audit, broken glass and flagged sights.",
        roles=frozenset({"access-reviewer"}),
        since=SINCE,
        source="UK GDPR Article 5(2), accountability",
    ),
    Purpose(
        code="protecting",
        title="Keeping somebody's place safe",
        explains="Putting up and lifting shields, and finding a shielded family when they must be reached.",
        roles=frozenset({"custodian"}),
        since=SINCE,
        source="Family Law Act 1996 Part IV; UK GDPR Article 32, security",
    ),
    Purpose(
        code="figures",
        title="Figures for managers and members",
        explains="Counts and rates in which nobody can be recognised.",
        roles=frozenset({"analyst", "lead-member", "hub-manager", "integration"}),
        since=SINCE,
        source="Children Act 1989 s83; local scrutiny",
    ),
    Purpose(
        code="setting-up",
        title="Keeping the hub's settings",
        explains="Agencies, teams, hours, people and their credentials.",
        roles=frozenset({"administrator"}),
        since=SINCE,
        source="UK GDPR Article 32, security",
    ),
)
BY_CODE = {purpose.code: purpose for purpose in PURPOSES}


def purposes_of(role: str) -> tuple[Purpose, ...]:
    """What a role may look for, its own first purpose first."""
    return tuple(purpose for purpose in PURPOSES if role in purpose.roles)
