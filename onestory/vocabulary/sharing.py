"""Why information is shared, on what footing, and the ways in which nothing can be known."""

from datetime import date
from enum import StrEnum

from onestory.vocabulary.code_sets import Code, CodeSet

ADVICE = "HM Government, Information sharing advice for safeguarding practitioners, May 2024"
SINCE = date(2024, 5, 1)


class LawfulBasis(StrEnum):
    """What lets a piece of personal information be processed, or the gateway it passes through."""

    PUBLIC_TASK = "public-task"
    LEGAL_OBLIGATION = "legal-obligation"
    LEGITIMATE_INTERESTS = "legitimate-interests"
    CONSENT = "consent"
    SUBSTANTIAL_PUBLIC_INTEREST = "substantial-public-interest"
    HEALTH_OR_SOCIAL_CARE = "health-or-social-care"
    LAW_ENFORCEMENT = "law-enforcement"
    CHILDREN_ACT_1989 = "children-act-1989"
    CHILDREN_ACT_2004 = "children-act-2004"
    DUTY_TO_SHARE_2026 = "duty-to-share-2026"
    CRIME_AND_DISORDER = "crime-and-disorder"
    EDUCATION_ACT_2002 = "education-act-2002"


LAWFUL_BASES = CodeSet(
    code="lawful-bases",
    title="Lawful bases and gateways for sharing",
    since=SINCE,
    source=ADVICE,
    note="A share names its basis and, for special category data, its condition. To protect a child, rarely consent.",
    members=LawfulBasis,
    entries=(
        Code(
            LawfulBasis.PUBLIC_TASK,
            "Public task",
            note="UK GDPR Art 6(1)(e): councils, police, health, schools.",
        ),
        Code(LawfulBasis.LEGAL_OBLIGATION, "Legal obligation", note="UK GDPR Art 6(1)(c)."),
        Code(
            LawfulBasis.LEGITIMATE_INTERESTS,
            "Legitimate interests",
            note="UK GDPR Art 6(1)(f): private and voluntary bodies. Not verified against the 2025 Act.",
        ),
        Code(
            LawfulBasis.CONSENT,
            "Consent",
            note="UK GDPR Art 6(1)(a): early help and the like, by agency and purpose.",
        ),
        Code(
            LawfulBasis.SUBSTANTIAL_PUBLIC_INTEREST,
            "Substantial public interest",
            note="UK GDPR Art 9(2)(g) with DPA 2018 Schedule 1 paragraph 18: safeguarding children and people at risk.",
        ),
        Code(LawfulBasis.HEALTH_OR_SOCIAL_CARE, "Health or social care", note="UK GDPR Art 9(2)(h)."),
        Code(LawfulBasis.LAW_ENFORCEMENT, "Law enforcement", note="DPA 2018 Part 3: police, under rules of its own."),
        Code(LawfulBasis.CHILDREN_ACT_1989, "Children Act 1989", note="Sections 17, 27, 47(9) to (11): duty to help."),
        Code(LawfulBasis.CHILDREN_ACT_2004, "Children Act 2004", note="Sections 10, 11 and 14B."),
        Code(
            LawfulBasis.DUTY_TO_SHARE_2026,
            "Duty to share to safeguard a child",
            since=date(2026, 9, 30),
            note="Children Act 2004 section 16LA, as inserted by the Children's Wellbeing and Schools Act 2026.",
        ),
        Code(LawfulBasis.CRIME_AND_DISORDER, "Crime and Disorder Act 1998", note="Sections 17 and 115."),
        Code(LawfulBasis.EDUCATION_ACT_2002, "Education Act 2002", note="Sections 157 and 175."),
    ),
)


class ConsentKind(StrEnum):
    """Four different things that are all called consent, and are never one field."""

    DATA_PROTECTION = "data-protection"
    CONFIDENTIALITY = "confidentiality"
    SERVICE = "service"
    MEDICAL = "medical"


CONSENT_KINDS = CodeSet(
    code="consent-kinds",
    title="The four meanings of consent",
    since=SINCE,
    source=ADVICE,
    members=ConsentKind,
    entries=(
        Code(ConsentKind.DATA_PROTECTION, "Consent as a basis for processing data"),
        Code(ConsentKind.CONFIDENTIALITY, "Consent to share what was told in confidence"),
        Code(ConsentKind.SERVICE, "Agreement to receive a service"),
        Code(ConsentKind.MEDICAL, "Consent to medical treatment or examination"),
    ),
)


class ConsentPosition(StrEnum):
    """Where consent stands for one kind, one agency and one purpose."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NOT_SOUGHT = "not-sought"
    UNSAFE_TO_SEEK = "unsafe-to-seek"
    NOT_NEEDED = "not-needed"


CONSENT_POSITIONS = CodeSet(
    code="consent-positions",
    title="Where consent stands",
    since=SINCE,
    source=ADVICE,
    members=ConsentPosition,
    entries=(
        Code(ConsentPosition.GIVEN, "Given"),
        Code(ConsentPosition.REFUSED, "Refused"),
        Code(ConsentPosition.WITHDRAWN, "Given, then withdrawn"),
        Code(ConsentPosition.NOT_SOUGHT, "Not sought", note="Say why."),
        Code(ConsentPosition.UNSAFE_TO_SEEK, "Not sought, as asking could put somebody at risk", note="Say how."),
        Code(ConsentPosition.NOT_NEEDED, "Not needed on this basis"),
    ),
)

TOLD_THE_FAMILY = CodeSet(
    code="told-the-family",
    title="Whether the parents know",
    since=SINCE,
    source=ADVICE,
    note="A hub must hold this, or the reason why not, before it asks other agencies about a family.",
    entries=(
        Code("yes", "Yes, they know and agree"),
        Code("yes-disagree", "Yes, they know and do not agree"),
        Code("no-unsafe", "No, telling them could put somebody at risk"),
        Code("no-unable", "No, they could not be reached"),
        Code("no-other", "No, for another reason"),
    ),
)


class NothingKnown(StrEnum):
    """Four different things an empty page can mean. The page always says which."""

    NONE_HELD = "none-held"
    NOT_SHARED = "not-shared"
    STALE = "stale"
    NO_FEED = "no-feed"


NOTHING_KNOWN = CodeSet(
    code="nothing-known",
    title="The four kinds of nothing known",
    since=date(2026, 11, 22),
    source="OneStory decision: an empty page must never be read as good news",
    members=NothingKnown,
    entries=(
        Code(NothingKnown.NONE_HELD, "Checked, and nothing is held"),
        Code(NothingKnown.NOT_SHARED, "Something is held but not shared", note="Say whom to ask."),
        Code(NothingKnown.STALE, "The feed has not been heard from since", note="Say since when."),
        Code(NothingKnown.NO_FEED, "There is no feed for this service, or for this age"),
    ),
)
