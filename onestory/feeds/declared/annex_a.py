"""Annex A: the eleven child-level lists inspectors ask for, in one workbook; values come with a letter in front."""

from datetime import date, timedelta

from onestory.feeds.declared.checks import ends
from onestory.feeds.declared.columns import ISO, UK, birth, coded, day, flag, key, number, postcode, ref, text
from onestory.feeds.declared.returns_codes import (
    ABUSE,
    ACTIVITIES,
    CASE_STATUSES,
    CLOSURES,
    ELIGIBILITIES,
    EPISODES_CEASED,
    ETHNICITIES,
    HOMES,
    LEGAL_STATUSES,
    NEEDS,
    NO_LONGER_PLACED,
    PLACEMENTS,
    PROVIDERS,
    SEXES,
    SOURCES,
    TOUCH,
)
from onestory.grammar.checks import Check, born_within
from onestory.grammar.codes import Spellings
from onestory.grammar.feeds import (
    Column,
    Coverage,
    EventFrom,
    Feed,
    InvolvementFrom,
    Part,
    PersonFrom,
    Shape,
)
from onestory.grammar.phrases import Phrase
from onestory.grammar.steps import leading_code, without_letter
from onestory.vocabulary.agencies import AgencyKind

WAYS = (ISO, UK, "%Y-%m-%d %H:%M:%S")
LETTERED = (without_letter, leading_code)
WORDED = (without_letter,)


def _day(theirs: str, ours: str, *also: str, required: bool = False) -> Column:
    return day(theirs, ours, *WAYS, also=also, required=required)


def _yes(theirs: str, ours: str, *also: str) -> Column:
    return flag(theirs, ours, *also, before=WORDED)


def _code(theirs: str, ours: str, codes: Spellings, *also: str) -> Column:
    return coded(theirs, ours, codes, *also, before=LETTERED)


def _words(theirs: str, ours: str, codes: Spellings) -> Column:
    return coded(theirs, ours, codes, before=WORDED)


COMMON = (
    key("Child Unique ID", "council_child_id", "Child ID", "Child Unique Identifier", "Unique Child ID"),
    coded("Gender", "sex", SEXES, "Sex", before=WORDED),
    _code("Ethnicity", "ethnicity", ETHNICITIES),
    birth("Date of Birth", *WAYS, also=("DOB", "Date of Birth / Expected Date of Birth")),
)
DISABLED = _yes("Does the Child have a Disability", "has_disability", "Does the child have a disability?")
WORKER = (
    text("Allocated Team", "allocated_team", longest=200),
    text("Allocated Worker", "allocated_worker", longest=200),
)
ALLOCATED = (
    InvolvementFrom(
        service="childrens-social-care", role="allocated worker", name="allocated_worker", team="allocated_team"
    ),
)
CHILD = PersonFrom(who="child")
ALIVE: tuple[Check, ...] = (born_within(125),)

LIST_1 = Part(
    name="list-1",
    title="List 1: contacts",
    key=("council_child_id", "contact_on", "source"),
    columns=(
        *COMMON,
        _day("Date of Contact", "contact_on", required=True),
        _code("Contact Source", "source", SOURCES),
    ),
    person=CHILD,
    events=(EventFrom(kind="contact", on="contact_on", says=Phrase("Contact with the front door[ from {source}]")),),
    checks=ALIVE,
)

LIST_2 = Part(
    name="list-2",
    title="List 2: early help assessments",
    key=("council_child_id", "started_on"),
    columns=(
        *COMMON,
        _day("Assessment start date", "started_on"),
        _day("Assessment completion date", "completed_on"),
        text("Organisation completing assessment", "organisation", longest=200),
    ),
    person=CHILD,
    events=(
        EventFrom(
            kind="early-help-assessment",
            on="started_on",
            until="completed_on",
            says=Phrase("Early help assessment[ by {organisation}]"),
        ),
    ),
    checks=(*ALIVE, ends("completed_on", "started_on", "An assessment")),
)

LIST_3 = Part(
    name="list-3",
    title="List 3: referrals",
    key=("council_child_id", "referred_on"),
    columns=(
        *COMMON,
        _day("Date of Referral", "referred_on", required=True),
        _code("Referral Source", "source", SOURCES),
        _yes("Referral NFA?", "no_further_action", "Referral NFA"),
        number("Number of Referrals in Last 12 Months", "referrals_in_12_months", most=100),
        *WORKER,
    ),
    person=CHILD,
    events=(
        EventFrom(
            kind="referral",
            on="referred_on",
            says=Phrase("Referral to children's social care[ from {source}][; no further action: {no_further_action}]"),
            significant=True,
        ),
    ),
    involvements=ALLOCATED,
    checks=ALIVE,
)

LIST_4 = Part(
    name="list-4",
    title="List 4: assessments",
    key=("council_child_id", "started_on"),
    columns=(
        *COMMON,
        DISABLED,
        _day("Continuous Assessment Start Date", "started_on", required=True),
        _yes("Child Seen During Continuous Assessment", "child_seen"),
        _day("Continuous Assessment Date of Authorisation", "authorised_on"),
        text("Was the child assessed as requiring LA children's social care support?", "outcome", longest=200),
        *WORKER,
    ),
    person=CHILD,
    events=(
        EventFrom(
            kind="assessment",
            on="started_on",
            until="authorised_on",
            says=Phrase("Child and family assessment[; child seen: {child_seen}][; {outcome}]"),
        ),
    ),
    involvements=ALLOCATED,
    checks=(*ALIVE, ends("authorised_on", "started_on", "An assessment")),
)

LIST_5 = Part(
    name="list-5",
    title="List 5: section 47 enquiries and initial conferences",
    key=("council_child_id", "started_on"),
    columns=(
        *COMMON,
        DISABLED,
        _day("Strategy discussion initiating Section 47 Enquiry Start Date", "started_on", required=True),
        _yes("Was an Initial Child Protection Conference deemed unnecessary?", "conference_not_required"),
        _day("Date of Initial Child Protection Conference", "conference_on"),
        _yes("Did the Initial Child Protection Conference Result in a Child Protection Plan", "led_to_plan"),
        number("Number of Section 47 Enquiries in the last 12 months", "enquiries_in_12_months", most=100),
        number("Number of ICPCs in the last 12 months", "conferences_in_12_months", most=100),
        *WORKER,
    ),
    person=CHILD,
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
            says=Phrase("Initial child protection conference[; plan made: {led_to_plan}]"),
            significant=True,
        ),
    ),
    involvements=ALLOCATED,
    checks=ALIVE,
)

LIST_6 = Part(
    name="list-6",
    title="List 6: children in need",
    key=("council_child_id", "need_from"),
    columns=(
        *COMMON,
        DISABLED,
        _day("CIN Start Date", "need_from", required=True),
        _code("Primary Need Code", "primary_need", NEEDS),
        _day("Date Child Was Last Seen", "last_seen_on"),
        _day("CIN Closure Date", "need_until"),
        _code("Reason for Closure", "closure_reason", CLOSURES),
        _words("Case Status", "case_status", CASE_STATUSES),
        *WORKER,
    ),
    person=CHILD,
    events=(
        EventFrom(
            kind="child-in-need",
            on="need_from",
            until="need_until",
            says=Phrase("Child in need[: {primary_need}][; {case_status}][; closed: {closure_reason}]"),
            significant=True,
        ),
        EventFrom(kind="child-seen", on="last_seen_on", says=Phrase("Child last seen by children's social care")),
    ),
    involvements=ALLOCATED,
    checks=(*ALIVE, ends("need_until", "need_from", "A period of need")),
)

LIST_7 = Part(
    name="list-7",
    title="List 7: child protection plans",
    key=("council_child_id", "plan_from"),
    columns=(
        *COMMON,
        DISABLED,
        _day("Child Protection Plan Start Date", "plan_from", required=True),
        _words("Initial Category of Abuse", "first_category", ABUSE),
        _words("Latest Category of Abuse", "latest_category", ABUSE),
        _day("Date of the Last Statutory Visit", "last_visit_on"),
        _yes("Was the Child Seen Alone?", "seen_alone"),
        _day("Date of latest review conference", "last_review_on"),
        _day("Child Protection Plan End Date", "plan_until"),
        _yes(
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
            "emergency_protection",
        ),
        number("Number of Previous Child Protection Plans", "earlier_plans", most=100),
        *WORKER,
    ),
    person=CHILD,
    events=(
        EventFrom(
            kind="cp-plan",
            on="plan_from",
            until="plan_until",
            says=Phrase("Child protection plan[ for {latest_category}][; earlier plans: {earlier_plans}]"),
            significant=True,
        ),
        EventFrom(
            kind="cp-visit", on="last_visit_on", says=Phrase("Statutory visit[; child seen alone: {seen_alone}]")
        ),
        EventFrom(kind="cp-review", on="last_review_on", says=Phrase("Child protection review conference")),
    ),
    involvements=ALLOCATED,
    checks=(*ALIVE, ends("plan_until", "plan_from", "A plan")),
)

LIST_8 = Part(
    name="list-8",
    title="List 8: children in care",
    key=("council_child_id", "looked_after_from"),
    columns=(
        *COMMON,
        _yes(
            "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", "asylum_seeking_in_12_months"
        ),
        DISABLED,
        _day("Date Started to be Looked After", "looked_after_from", required=True),
        _code("Child's Category of Need", "category_of_need", NEEDS),
        _yes(
            "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
            "second_period_in_12_months",
        ),
        _day("Start date of current legal status", "legal_status_from"),
        _code("Child's Legal Status", "legal_status", LEGAL_STATUSES),
        _day("Date of Latest Statutory Review", "last_review_on"),
        _day("Date of Last Social Work Visit", "last_visit_on"),
        text("What is the permanence plan for this child?", "permanence_plan", longest=200),
        _day("Date of Last IRO Visit / Contact to the Child", "reviewing_officer_visit_on"),
        _day("Date of Last Health Assessment", "health_assessment_on"),
        _day("Date of Last Dental Check", "dental_check_on"),
        number("Number of Placements in the Last 12 months", "placements_in_12_months", most=100),
        _day("Date Ceased to be Looked After", "looked_after_until"),
        _code("Reason Ceased to be Looked After", "reason_ended", EPISODES_CEASED),
        _day("Start Date of Most Recent Placement", "placement_from"),
        _code("Placement Type", "placement", PLACEMENTS),
        _code("Placement Provider", "provider", PROVIDERS),
        postcode("Placement postcode", "placement_postcode"),
        ref("URN of Placement", "placement_urn"),
        text("Placement Location", "placement_location", longest=100),
        text("LA of Placement", "placement_council", longest=100),
        number(
            "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
            "times_missing",
            most=1000,
        ),
        number(
            "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
            "times_absent",
            most=1000,
        ),
        _yes(
            "Was the child offered a Return Interview after their last missing episode (Y/N)?",
            "return_interview_offered",
        ),
        _yes(
            "Did the child accept a Return Interview after their last missing episode (Y/N)?",
            "return_interview_accepted",
        ),
        *WORKER,
    ),
    person=CHILD,
    events=(
        EventFrom(
            kind="care-episode",
            on="looked_after_from",
            until="looked_after_until",
            says=Phrase("Looked after[: {placement}][, {legal_status}][; missing {times_missing} times in 12 months]"),
            significant=True,
        ),
        EventFrom(kind="looked-after-review", on="last_review_on", says=Phrase("Looked-after review")),
        EventFrom(
            kind="looked-after-visit", on="last_visit_on", says=Phrase("Social work visit to a looked-after child")
        ),
        EventFrom(kind="health-assessment", on="health_assessment_on", says=Phrase("Health assessment")),
        EventFrom(kind="dental-check", on="dental_check_on", says=Phrase("Dental check")),
    ),
    involvements=ALLOCATED,
    checks=(*ALIVE, ends("looked_after_until", "looked_after_from", "A period of care")),
)

LIST_9 = Part(
    name="list-9",
    title="List 9: care leavers",
    key=("council_child_id",),
    columns=(
        *COMMON,
        DISABLED,
        *WORKER,
        text("Allocated Personal Advisor", "personal_adviser", "Allocated Personal Adviser", longest=200),
        _words("Eligibility Category", "eligibility", ELIGIBILITIES),
        _day("Latest Pathway Plan Review Date", "pathway_review_on"),
        _words("LA in Touch", "in_touch", TOUCH),
        _day("Latest Date of Contact", "last_contact_on"),
        _code("Type of Accommodation", "accommodation", HOMES),
        text("Suitability of Accommodation", "suitability", longest=100),
        _code("Activity Status", "activity", ACTIVITIES),
    ),
    person=PersonFrom(),
    events=(
        EventFrom(kind="pathway-review", on="pathway_review_on", says=Phrase("Pathway plan reviewed")),
        EventFrom(kind="care-leaver-contact", on="last_contact_on", says=Phrase("In touch with this care leaver")),
    ),
    involvements=(
        *ALLOCATED,
        InvolvementFrom(service="childrens-social-care", role="personal adviser", name="personal_adviser"),
    ),
    checks=ALIVE,
)

LIST_10 = Part(
    name="list-10",
    title="List 10: adoption",
    key=("council_child_id",),
    columns=(
        *COMMON,
        ref("Family identifier", "adoptive_family_ref"),
        DISABLED,
        _day("Date the Child Entered Care", "looked_after_from"),
        _day("Date of Decision that Child Should be Placed for Adoption", "decided_on"),
        _day("Date of Placement Order", "placement_order_on"),
        _day("Date of Matching Child and Prospective Adopters", "matched_on"),
        _day("Date Placed for Adoption", "placed_on"),
        _day("Date of Adoption Order", "adoption_order_on"),
        _day("Date of Decision that Child Should No Longer be Placed for Adoption", "decision_reversed_on"),
        _code("Reason Why Child No Longer Placed for Adoption", "reason_reversed", NO_LONGER_PLACED),
        _day("Date the child was placed for fostering in FFA or concurrent planning placement", "fostered_to_adopt_on"),
    ),
    person=CHILD,
    events=(
        EventFrom(kind="adoption-decision", on="decided_on", says=Phrase("Decision that the child should be adopted")),
        EventFrom(
            kind="placement-order", on="placement_order_on", says=Phrase("Placement order made"), significant=True
        ),
        EventFrom(kind="adoption-match", on="matched_on", says=Phrase("Matched with adopters")),
        EventFrom(kind="placed-for-adoption", on="placed_on", says=Phrase("Placed for adoption"), significant=True),
        EventFrom(kind="adoption-order", on="adoption_order_on", says=Phrase("Adoption order made"), significant=True),
    ),
    checks=ALIVE,
)

LIST_11 = Part(
    name="list-11",
    title="List 11: adopters",
    key=("source_id",),
    subject="",
    columns=(
        key("Individual adopter identifier"),
        ref("Family identifier", "adoptive_family_ref"),
        coded("Gender", "adopter_sex", SEXES, "Sex", before=WORDED),
        _code("Ethnicity", "adopter_ethnicity", ETHNICITIES),
        _yes("Disability", "has_disability"),
        _yes("Is the (prospective) adopter fostering for adoption?", "fostering_for_adoption"),
        _day("Date enquiry received", "enquired_on"),
        _day("Date Stage 1 started", "stage_1_from"),
        _day("Date Stage 1 ended", "stage_1_until"),
        _day("Date Stage 2 started", "stage_2_from"),
        _day("Date Stage 2 ended", "stage_2_until"),
        _day("Date application submitted", "applied_on"),
        _day("Date application approved", "approved_on"),
        _day("Date adopter matched with child(ren)", "matched_on"),
        _day("Date child/children placed with adopter(s)", "placed_on"),
        number("No. of children placed", "children_placed", most=20),
        _day("Date of Adoption Order", "adoption_order_on"),
        _day("Date of leaving adoption process", "left_on"),
        text("Reason for leaving adoption process", "reason_left", longest=200),
    ),
)

ANNEX_A = Feed(
    code="annex-a",
    title="Annex A lists",
    agency=AgencyKind.CHILDRENS_SOCIAL_CARE,
    version="2024",
    since=date(2024, 1, 1),
    source="Ofsted ILACS Annex A, child-level lists, 2024",
    shape=Shape.WORKBOOK,
    expected_every=timedelta(days=7),
    covers=Coverage(services=("childrens-social-care",), ages_until=25),
    parts=(LIST_1, LIST_2, LIST_3, LIST_4, LIST_5, LIST_6, LIST_7, LIST_8, LIST_9, LIST_10, LIST_11),
    note="The lists look back six or twelve months, so a child missing from them has not gone.",
)
