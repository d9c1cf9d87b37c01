"""How a contact comes in, what it is about, how it is weighed and how it ends."""

from datetime import date
from enum import StrEnum

from onestory.vocabulary.code_sets import Code, CodeSet

GUIDANCE = "Working Together to Safeguard Children; local threshold documents"
SINCE = date(2023, 12, 15)


class LevelOfNeed(StrEnum):
    """How much help a family needs. Says nothing of how fast to ask: that is BRAG."""

    UNIVERSAL = "1"
    ADDITIONAL = "2"
    COMPLEX = "3"
    ACUTE = "4"


LEVELS_OF_NEED = CodeSet(
    code="levels-of-need",
    title="Levels of need",
    since=SINCE,
    source=GUIDANCE,
    note="Four nearly everywhere; names and wording are local. Kept apart from BRAG, though some areas colour both.",
    members=LevelOfNeed,
    entries=(
        Code(LevelOfNeed.UNIVERSAL, "1 Universal", note="School, GP, health visitor; no referral."),
        Code(LevelOfNeed.ADDITIONAL, "2 Additional", note="Early help with a lead practitioner; needs agreement."),
        Code(LevelOfNeed.COMPLEX, "3 Complex", note="Family Help or child in need (section 17); by agreement."),
        Code(
            LevelOfNeed.ACUTE, "4 Acute", note="Child protection, care, secure; no agreement needed if harm suspected."
        ),
    ),
)


class Brag(StrEnum):
    """How fast partners must answer. Says nothing of the level of need."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"


BRAG = CodeSet(
    code="brag",
    title="BRAG: urgency of gathering information",
    since=SINCE,
    source="Local hub procedures; hours differ in every area",
    note="Reviewed as information arrives, up and down; every change keeps reason, person and time.",
    members=Brag,
    entries=(
        Code(Brag.RED, "Red", note="Likely significant harm: a strategy discussion may be needed today."),
        Code(Brag.AMBER, "Amber", note="Serious concern, not immediate."),
        Code(Brag.GREEN, "Green", note="Some concern: may need early help or a child in need service."),
        Code(Brag.BLUE, "Blue", note="No safeguarding concern: universal services or advice."),
    ),
)


class Channel(StrEnum):
    """The way a contact reached the front door."""

    WEB_FORM = "web-form"
    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in-person"
    FEED = "feed"
    API = "api"
    COUNCIL = "council"
    PAPER = "paper"


CHANNELS = CodeSet(
    code="channels",
    title="How a contact came",
    since=SINCE,
    source=GUIDANCE,
    members=Channel,
    entries=(
        Code(Channel.WEB_FORM, "Web form"),
        Code(Channel.PHONE, "Telephone", note="Typed by whoever took the call."),
        Code(Channel.EMAIL, "Secure email"),
        Code(Channel.LETTER, "Letter"),
        Code(Channel.IN_PERSON, "In person"),
        Code(Channel.FEED, "Partner's extract", note="A police notice or the like, read from a file."),
        Code(Channel.API, "Partner's system"),
        Code(Channel.COUNCIL, "Another council", note="Passed on by a council of the same hub, and taken in here."),
        Code(Channel.PAPER, "Paper", note="Taken down while the system was away and entered after."),
    ),
)


TYPED = frozenset({Channel.PHONE, Channel.EMAIL, Channel.LETTER, Channel.IN_PERSON, Channel.PAPER})
TYPED_CHANNELS = CodeSet(
    code="typed-channels",
    title="How a contact came that one of the hub types",
    since=SINCE,
    source=GUIDANCE,
    note="The other ways write themselves down.",
    entries=tuple(entry for entry in CHANNELS if entry.code in TYPED),
)


class ContactType(StrEnum):
    """What a contact is about."""

    WORRY = "worry"
    ADVICE = "advice"
    DOMESTIC_ABUSE = "domestic-abuse"
    CHILD_CONCERN = "child-concern"
    MENTAL_HEALTH_CRISIS = "mental-health-crisis"
    MISSING = "missing"
    EXPLOITATION = "exploitation"
    FGM = "fgm"
    FORCED_MARRIAGE = "forced-marriage"
    RADICALISATION = "radicalisation"
    UNBORN = "unborn"
    PRIVATE_FOSTERING = "private-fostering"
    HOMELESS_16_17 = "homeless-16-17"
    LONG_HOSPITAL_STAY = "long-hospital-stay"
    AE_ATTENDANCE = "ae-attendance"
    SELF_HARM = "self-harm"
    SERIOUS_INCIDENT = "serious-incident"
    ALLEGATION = "allegation"
    OTHER_COUNCIL_PLACEMENT = "other-council-placement"
    COURT_REQUEST = "court-request"
    NO_PUBLIC_FUNDS = "no-public-funds"
    YOUNG_CARER = "young-carer"
    DISABLED_CHILD = "disabled-child"
    ADOPTION_SUPPORT = "adoption-support"
    HOME_EDUCATION = "home-education"
    MISSING_EDUCATION = "missing-education"


CONTACT_TYPES = CodeSet(
    code="contact-types",
    title="What a contact is about",
    since=SINCE,
    source=GUIDANCE,
    members=ContactType,
    entries=(
        Code(ContactType.WORRY, "Worry about a child"),
        Code(ContactType.ADVICE, "Advice only", note="What would you do? May name no child."),
        Code(ContactType.DOMESTIC_ABUSE, "Domestic abuse", note="A child who sees or hears it is a victim."),
        Code(ContactType.CHILD_CONCERN, "Police child-concern notice"),
        Code(ContactType.MENTAL_HEALTH_CRISIS, "Mental health crisis"),
        Code(ContactType.MISSING, "Missing, or found"),
        Code(ContactType.EXPLOITATION, "Exploitation", note="Sexual, criminal, county lines, trafficking."),
        Code(ContactType.FGM, "Female genital mutilation", note="Teachers and health staff must report it."),
        Code(ContactType.FORCED_MARRIAGE, "Forced marriage or honour-based abuse"),
        Code(ContactType.RADICALISATION, "Radicalisation"),
        Code(ContactType.UNBORN, "Unborn child"),
        Code(ContactType.PRIVATE_FOSTERING, "Private fostering"),
        Code(ContactType.HOMELESS_16_17, "Homeless at 16 or 17"),
        Code(ContactType.LONG_HOSPITAL_STAY, "In hospital for three months or more"),
        Code(ContactType.AE_ATTENDANCE, "A&E attendance"),
        Code(ContactType.SELF_HARM, "Self-harm"),
        Code(ContactType.SERIOUS_INCIDENT, "Death or serious incident"),
        Code(ContactType.ALLEGATION, "Allegation against someone who works with children"),
        Code(ContactType.OTHER_COUNCIL_PLACEMENT, "Placed here, or moved here, from another council"),
        Code(ContactType.COURT_REQUEST, "Request from a court"),
        Code(ContactType.NO_PUBLIC_FUNDS, "No recourse to public funds"),
        Code(ContactType.YOUNG_CARER, "Young carer"),
        Code(ContactType.DISABLED_CHILD, "Disabled child, such as a short break"),
        Code(ContactType.ADOPTION_SUPPORT, "Adoption support"),
        Code(ContactType.HOME_EDUCATION, "Home education"),
        Code(ContactType.MISSING_EDUCATION, "Missing education"),
    ),
)


class ContactOutcome(StrEnum):
    """What a decision-maker decided about a contact. More than one may hold."""

    STRATEGY_DISCUSSION = "strategy-discussion"
    ASSESSMENT = "assessment"
    EXISTING_CASE = "existing-case"
    EARLY_HELP = "early-help"
    ADVICE = "advice"
    OTHER_COUNCIL = "other-council"
    PRIVATE_FOSTERING = "private-fostering"
    NON_AGENCY_ADOPTION = "non-agency-adoption"
    MISSING = "missing"
    OTHER_COUNCIL_PLAN = "other-council-plan"
    OTHER = "other"
    NO_FURTHER_ACTION = "no-further-action"


CONTACT_OUTCOMES = CodeSet(
    code="contact-outcomes",
    title="Outcome of a contact",
    since=SINCE,
    source=GUIDANCE,
    members=ContactOutcome,
    entries=(
        Code(ContactOutcome.STRATEGY_DISCUSSION, "Strategy discussion", note="Significant harm suspected."),
        Code(ContactOutcome.ASSESSMENT, "Referral accepted for assessment"),
        Code(ContactOutcome.EXISTING_CASE, "Passed to the worker of an open case", note="Never a new referral."),
        Code(ContactOutcome.EARLY_HELP, "Early help", note="Needs the receiving service to accept."),
        Code(ContactOutcome.ADVICE, "Advice or signposting"),
        Code(ContactOutcome.OTHER_COUNCIL, "Passed to another council"),
        Code(ContactOutcome.PRIVATE_FOSTERING, "Private fostering"),
        Code(ContactOutcome.NON_AGENCY_ADOPTION, "Non-agency adoption"),
        Code(ContactOutcome.MISSING, "Missing"),
        Code(ContactOutcome.OTHER_COUNCIL_PLAN, "Another council's child protection plan noted"),
        Code(ContactOutcome.OTHER, "Other"),
        Code(ContactOutcome.NO_FURTHER_ACTION, "No further action", note="A decision, with a reason."),
    ),
)

AS_THE_STANDARD_DATASET_KEYS_IT = {
    ContactOutcome.STRATEGY_DISCUSSION: "CP_ENQUIRY",
    ContactOutcome.ASSESSMENT: "NEW_REFERRAL",
    ContactOutcome.EXISTING_CASE: "EXISTING_REFERRAL",
    ContactOutcome.EARLY_HELP: "OTHER_OUTCOMES_EXIST",
    ContactOutcome.ADVICE: "ADVICE",
    ContactOutcome.OTHER_COUNCIL: "OTHER_OUTCOMES_EXIST",
    ContactOutcome.PRIVATE_FOSTERING: "PRIVATE_FOSTERING",
    ContactOutcome.NON_AGENCY_ADOPTION: "NON_AGENCY_ADOPTION",
    ContactOutcome.MISSING: "MISSING",
    ContactOutcome.OTHER_COUNCIL_PLAN: "OLA_CP",
    ContactOutcome.OTHER: "OTHER_OUTCOMES_EXIST",
    ContactOutcome.NO_FURTHER_ACTION: "NFA",
}

NO_FURTHER_ACTION_REASONS = CodeSet(
    code="no-further-action-reasons",
    title="Reason for no further action",
    since=SINCE,
    source=GUIDANCE,
    entries=(
        Code("below-threshold", "Does not meet the threshold"),
        Code("already-known", "Already known and being acted on"),
        Code("family-declined", "Family declined and no risk was found"),
        Code("other-agency", "Another agency will act"),
        Code("duplicate", "Duplicate of another contact"),
        Code("other-council", "For another council"),
    ),
)

REFERRER_ROLES = CodeSet(
    code="referrer-roles",
    title="Who is getting in touch",
    since=SINCE,
    source="DfE children in need census guide, 2025-26, grouped for a form",
    note="Each leads to one or more codes of the source of referral.",
    entries=(
        Code("professional", "A professional"),
        Code("family", "A parent, carer or relative"),
        Code("child", "The child or young person"),
        Code("public", "A neighbour, friend or member of the public"),
    ),
)
