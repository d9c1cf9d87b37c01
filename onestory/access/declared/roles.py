"""The roles of a hub: what each may do and, as deliberately, may not."""

from datetime import date

from onestory.access.declared.permissions import PERMISSIONS
from onestory.grammar.roles import Role, check_grants

SINCE = date(2026, 1, 1)
SOURCE = "Hub roles of the MASH model, as councils describe them"

LOOKING = frozenset({"person.search", "person.open"})
RECEIVING = LOOKING | {
    "contact.submit",
    "contact.record",
    "contact.see",
    "contact.match",
    "contact.assign",
    "product.see",
}
SCREENING = RECEIVING | {
    "person.open-without-link",
    "held.ask",
    "person.break-glass",
    "story.write",
    "story.lock",
    "family-report.give",
    "contact.triage",
    "contact.ask",
    "contact.analyse",
    "contact.propose",
    "contact.feed-back",
    "contact.hand-over",
    "transfer.answer",
    "disagreement.raise",
    "disagreement.answer",
    "sealed.see",
}
DECIDING = SCREENING | {
    "hub.oversee",
    "contact.decide",
    "contact.undo",
    "disagreement.answer-senior",
    "figures.see",
    "figures.drill",
    "figures.report",
    "match.review",
    "shield.change",
    "agreement.see",
    "agreement.sign",
}

CONTACT_OFFICER = Role(
    code="contact-officer",
    title="Contact officer",
    since=SINCE,
    source=SOURCE,
    grants=RECEIVING,
    can=("receive, search, match and record contacts",),
    cannot=("decide", "see what partners told the hub under seal"),
)
SCREENING_SOCIAL_WORKER = Role(
    code="screening-social-worker",
    title="Screening social worker",
    since=SINCE,
    source=SOURCE,
    grants=SCREENING,
    can=("triage", "ask partners", "analyse", "propose a decision"),
    cannot=("authorise their own decision",),
)
HUB_MANAGER = Role(
    code="hub-manager",
    title="Hub manager",
    since=SINCE,
    source=SOURCE,
    grants=DECIDING | {"kin.declare"},
    can=("decide", "change the urgency", "escalate", "shut a record to a colleague who is too near to it"),
    cannot=("edit what another agency answered", "decide what they themselves proposed"),
)
EMERGENCY_DUTY = Role(
    code="emergency-duty",
    title="Emergency duty worker (out of hours)",
    since=SINCE,
    source=SOURCE,
    grants=DECIDING
    - {"figures.see", "figures.drill", "figures.report", "match.review", "agreement.see", "agreement.sign"},
    can=("everything the hub's workers and managers do, outside office hours",),
    cannot=("decide what they themselves proposed",),
)
PARTNER_RESEARCHER = Role(
    code="partner-researcher",
    title="Partner researcher",
    since=SINCE,
    source=SOURCE,
    grants=frozenset(
        {
            "contact.submit",
            "disagreement.raise",
            "notice.see",
            "disagreement.answer",
            "discrepancy.answer",
            "request.see",
            "request.answer",
            "product.see",
        }
    ),
    can=(
        "answer requests put to their own agency",
        "see what their agency told, and the agreed product",
        "say of their agency's records that others contradict: put right, or it stands",
    ),
    cannot=("see what other agencies told under seal", "browse the index"),
)
PARTNER_MANAGER = Role(
    code="partner-manager",
    title="Partner manager",
    since=SINCE,
    source=SOURCE,
    grants=PARTNER_RESEARCHER.grants
    | {"disagreement.answer-senior", "request.release", "agreement.see", "agreement.sign"},
    can=("let their agency's answers leave the hub", "sign off", "sign and end agreements for their agency"),
    cannot=("see what other agencies told under seal",),
)
REFERRER = Role(
    code="referrer",
    title="Professional who refers",
    since=SINCE,
    source="The referring professional's part: safeguarding leads of schools, nurseries, practices",
    grants=frozenset({"contact.submit", "disagreement.raise", "notice.see"}),
    can=(
        "tell the hub about a worry",
        "follow their own contacts and read the outcome",
        "disagree with it",
        "read what their own school is told of incidents, and say that it knows",
    ),
    cannot=("see the index, other contacts or the family's record",),
)
LOCALITY_WORKER = Role(
    code="locality-worker",
    title="Locality or Family Help worker",
    since=SINCE,
    source=SOURCE,
    grants=LOOKING
    | {"contact.submit", "product.see", "handover.answer", "person.open-without-link"}
    | {"held.ask", "story.write"},
    can=("accept or decline what the front door hands to their team", "see the product and their own cases"),
    cannot=("see raw sealed content",),
)
REVIEWING_OFFICER = Role(
    code="reviewing-officer",
    title="Independent reviewing officer or auditor",
    since=SINCE,
    source=SOURCE,
    grants=LOOKING
    | {"person.open-without-link", "product.see", "contact.see", "figures.see", "figures.drill", "story.lock"}
    | {"family-report.give", "held.ask"},
    can=("read with a reason, for a time",),
    cannot=("change the record",),
)
ACCESS_REVIEWER = Role(
    code="access-reviewer",
    title="Access reviewer (information governance)",
    since=SINCE,
    source="The privacy officer's part in summary care record and ContactPoint practice",
    grants=frozenset({"audit.read", "audit.review", "setup.see", "agreement.see", "agreement.switch"}),
    can=("see who looked and why", "review broken glass", "switch on an agreement, with a second person"),
    cannot=("open a child's page",),
)
ANALYST = Role(
    code="analyst",
    title="Analyst",
    since=SINCE,
    source=SOURCE,
    grants=frozenset({"figures.see", "feed.see"}),
    can=("work with pseudonymised extracts",),
    cannot=("open the children behind a figure without a reason",),
)
LEAD_MEMBER = Role(
    code="lead-member",
    title="Lead member or scrutineer",
    since=SINCE,
    source=SOURCE,
    grants=frozenset({"figures.see"}),
    can=("see aggregates",),
    cannot=("see any name",),
)
DATA_OFFICER = Role(
    code="data-officer",
    title="Data officer",
    since=SINCE,
    source="The council's own keeper of feeds, returns and matching",
    grants=frozenset(
        {
            "feed.see",
            "feed.import",
            "feed.undo",
            "feed.mend",
            "match.review",
            "discrepancy.tell",
            "figures.see",
            "setup.see",
        }
    ),
    can=("import, mend and undo partners' files", "review matches", "send discrepancies back to agencies"),
    cannot=("open a child's page", "decide contacts"),
)
ADOPTION_CUSTODIAN = Role(
    code="adoption-custodian",
    title="Adoption custodian",
    since=SINCE,
    source="Adoption Agencies Regulations 2005 Part 7 (access to case records); guidance on a child's new identity",
    grants=frozenset({"record.sever"}),
    can=("sever an adopted child's two lives, with a second custodian", "open a life they are named for"),
    cannot=("search the index", "open a life that names others"),
)
ADMINISTRATOR = Role(
    code="administrator",
    title="Council administrator",
    since=SINCE,
    source="The council's own system administrator",
    grants=frozenset(
        {"setup.see", "setup.change", "staff.manage", "agreement.see", "agreement.draft", "agreement.switch"}
        | {"kin.declare"}
    ),
    can=("keep agencies, teams, settings, memberships and credentials",),
    cannot=("see any child's record", "see the audit"),
)
CUSTODIAN = Role(
    code="custodian",
    title="Keeper of shields",
    since=SINCE,
    source="ContactPoint's shielding team; the NHS's national back office for restricted records",
    grants=LOOKING | {"person.open-without-link", "shield.see", "shield.change"},
    can=(
        "see one place of a shielded person at a time, for a reason",
        "put up shields, and lift them with a second person",
    ),
    cannot=("decide contacts", "lift a shield alone"),
)
INTEGRATION = Role(
    code="integration",
    title="Read-only integration",
    since=SINCE,
    source=SOURCE,
    grants=frozenset({"figures.see"}),
    can=("read through a scoped machine door",),
    cannot=("sign in to pages", "write"),
)

ROLES = (
    CONTACT_OFFICER,
    SCREENING_SOCIAL_WORKER,
    HUB_MANAGER,
    EMERGENCY_DUTY,
    PARTNER_RESEARCHER,
    PARTNER_MANAGER,
    REFERRER,
    LOCALITY_WORKER,
    REVIEWING_OFFICER,
    ACCESS_REVIEWER,
    ANALYST,
    LEAD_MEMBER,
    DATA_OFFICER,
    ADOPTION_CUSTODIAN,
    ADMINISTRATOR,
    CUSTODIAN,
    INTEGRATION,
)
check_grants(ROLES, PERMISSIONS)
BY_CODE = {role.code: role for role in ROLES}
