"""The children in need census file, in every shape it has had since 2022: its modules become parts."""

from datetime import date, timedelta

from onestory.feeds.declared.checks import ends
from onestory.feeds.declared.columns import ISO, birth, coded, day, flag, key, many_coded, number, ref, upn
from onestory.feeds.declared.returns_codes import (
    ABUSE,
    CLOSURES,
    DISABILITIES,
    ETHNICITIES,
    FACTORS,
    NEEDS,
    SEXES,
    SOURCES,
)
from onestory.grammar.checks import born_within
from onestory.grammar.feeds import Column, Coverage, EventFrom, Feed, Part, PersonFrom, Shape
from onestory.grammar.phrases import Phrase
from onestory.vocabulary.agencies import AgencyKind

WAYS = (ISO, "%d/%m/%Y", "%Y-%m-%dZ")


def _child() -> Column:
    return key("LAchildID", "council_child_id")


def _referral() -> Column:
    return day("CINreferralDate", "referred_on", *WAYS, required=True)


CHILDREN = Part(
    name="children",
    title="Children",
    key=("council_child_id",),
    columns=(
        _child(),
        upn("UPN"),
        upn("FormerUPN", "former_upn"),
        ref("UPNunknown", "upn_unknown"),
        birth("PersonBirthDate", *WAYS),
        birth("ExpectedPersonBirthDate", *WAYS, ours="expected_date_of_birth"),
        coded("Sex", "sex", SEXES, "GenderCurrent", "Gender"),
        day("PersonDeathDate", "died_on", *WAYS),
        coded("Ethnicity", "ethnicity", ETHNICITIES),
        many_coded("Disability", "disabilities", DISABILITIES),
    ),
    person=PersonFrom(who="child"),
    events=(EventFrom(kind="death", on="died_on", says=Phrase("Died"), significant=True),),
    checks=(born_within(125),),
)

REFERRALS = Part(
    name="referrals",
    title="Referrals and episodes of need",
    key=("council_child_id", "referred_on"),
    columns=(
        _child(),
        _referral(),
        coded("ReferralSource", "source", SOURCES),
        coded("PrimaryNeedCode", "primary_need", NEEDS),
        day("CINclosureDate", "closed_on", *WAYS),
        coded("ReasonForClosure", "closure_reason", CLOSURES),
        day("DateOfInitialCPC", "transfer_conference_on", *WAYS),
        flag("ReferralNFA", "no_further_action"),
    ),
    events=(
        EventFrom(
            kind="referral",
            on="referred_on",
            until="closed_on",
            says=Phrase("Referral to children's social care[ from {source}][; need: {primary_need}]"),
            when=("no_further_action", (False,)),
            significant=True,
        ),
        EventFrom(
            kind="referral",
            on="referred_on",
            says=Phrase("Referral to children's social care[ from {source}]; no further action"),
            when=("no_further_action", (True,)),
        ),
        EventFrom(
            kind="case-closed", on="closed_on", says=Phrase("Closed to children's social care[: {closure_reason}]")
        ),
        EventFrom(
            kind="transfer-in-conference",
            on="transfer_conference_on",
            says=Phrase("Transfer-in child protection conference"),
            significant=True,
        ),
    ),
    checks=(ends("closed_on", "referred_on", "An episode of need"),),
)

ASSESSMENTS = Part(
    name="assessments",
    title="Assessments",
    key=("council_child_id", "referred_on", "started_on"),
    columns=(
        _child(),
        _referral(),
        day("AssessmentActualStartDate", "started_on", *WAYS, required=True),
        day("AssessmentInternalReviewDate", "internal_review_on", *WAYS),
        day("AssessmentAuthorisationDate", "authorised_on", *WAYS),
        many_coded("AssessmentFactors", "factors", FACTORS),
    ),
    events=(
        EventFrom(
            kind="assessment",
            on="started_on",
            until="authorised_on",
            says=Phrase("Child and family assessment[; factors found: {factors}]"),
        ),
    ),
    checks=(ends("authorised_on", "started_on", "An assessment"),),
)

CIN_PLANS = Part(
    name="cin-plans",
    title="Child in need plans",
    key=("council_child_id", "referred_on", "plan_from"),
    columns=(
        _child(),
        _referral(),
        day("CINPlanStartDate", "plan_from", *WAYS, required=True),
        day("CINPlanEndDate", "plan_until", *WAYS),
    ),
    events=(EventFrom(kind="cin-plan", on="plan_from", until="plan_until", says=Phrase("Child in need plan")),),
    checks=(ends("plan_until", "plan_from", "A plan"),),
)

SECTION_47 = Part(
    name="section-47",
    title="Section 47 enquiries",
    key=("council_child_id", "referred_on", "started_on"),
    columns=(
        _child(),
        _referral(),
        day("S47ActualStartDate", "started_on", *WAYS, required=True),
        day("InitialCPCtarget", "conference_due_on", *WAYS),
        day("DateOfInitialCPC", "conference_on", *WAYS),
        flag("ICPCnotRequired", "conference_not_required"),
    ),
    events=(
        EventFrom(
            kind="strategy-discussion",
            on="started_on",
            says=Phrase("Strategy discussion; section 47 enquiry started"),
            significant=True,
        ),
        EventFrom(
            kind="initial-conference",
            on="conference_on",
            says=Phrase("Initial child protection conference"),
            significant=True,
        ),
    ),
)

CP_PLANS = Part(
    name="cp-plans",
    title="Child protection plans",
    key=("council_child_id", "plan_from"),
    columns=(
        _child(),
        _referral(),
        day("CPPstartDate", "plan_from", *WAYS, required=True),
        day("CPPendDate", "plan_until", *WAYS),
        coded("InitialCategoryOfAbuse", "first_category", ABUSE),
        coded("LatestCategoryOfAbuse", "latest_category", ABUSE),
        number("NumberOfPreviousCPP", "earlier_plans", most=100),
    ),
    events=(
        EventFrom(
            kind="cp-plan",
            on="plan_from",
            until="plan_until",
            says=Phrase("Child protection plan[ for {latest_category}][; earlier plans: {earlier_plans}]"),
            significant=True,
        ),
    ),
    checks=(ends("plan_until", "plan_from", "A plan"),),
)

CP_REVIEWS = Part(
    name="cp-reviews",
    title="Child protection reviews",
    key=("council_child_id", "plan_from", "reviewed_on"),
    columns=(
        _child(),
        day("CPPstartDate", "plan_from", *WAYS, required=True),
        day("CPPreviewDate", "reviewed_on", *WAYS, required=True),
    ),
    events=(EventFrom(kind="cp-review", on="reviewed_on", says=Phrase("Child protection review conference")),),
)

PRE_PROCEEDINGS = Part(
    name="pre-proceedings",
    title="Pre-proceedings and family group decision making",
    key=("council_child_id", "referred_on", "started_on"),
    columns=(
        _child(),
        _referral(),
        day("PPStartDate", "started_on", *WAYS),
        day("LBPSentDate", "letter_sent_on", *WAYS),
        flag("FGDMMeetingOffer", "family_meeting_offered"),
        flag("FGDMMeetingFac", "family_meeting_held"),
        day("InitialPPMeetingDate", "first_meeting_on", *WAYS),
        number("ReviewMeetingsCount", "review_meetings", most=100),
        day("StepDecisionDate", "decided_on", *WAYS),
        ref("PPOutcome", "outcome"),
        day("CourtAppDate", "applied_to_court_on", *WAYS),
        day("LetterInitCPDate", "proceedings_letter_on", *WAYS),
    ),
    events=(
        EventFrom(
            kind="pre-proceedings",
            on="started_on",
            until="decided_on",
            says=Phrase("Pre-proceedings[; family group meeting offered: {family_meeting_offered}]"),
            significant=True,
        ),
        EventFrom(
            kind="court-application",
            on="applied_to_court_on",
            says=Phrase("Application to the family court"),
            significant=True,
        ),
    ),
)

CIN = Feed(
    code="cin",
    title="Children in need census",
    agency=AgencyKind.CHILDRENS_SOCIAL_CARE,
    version="2026",
    since=date(2022, 4, 1),
    source="DfE children in need census guides, 2021-22 to 2026-27",
    shape=Shape.CIN_XML,
    expected_every=timedelta(days=366),
    covers=Coverage(services=("childrens-social-care",), ages_until=25),
    parts=(CHILDREN, REFERRALS, ASSESSMENTS, CIN_PLANS, SECTION_47, CP_PLANS, CP_REVIEWS, PRE_PROCEEDINGS),
    note="A year's file holds only that year's cases, so a case missing from it has not gone.",
)
