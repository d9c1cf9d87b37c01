"""SSDA903: the looked-after children return, one file a module, as it has come since 2022."""

from datetime import date, timedelta

from onestory.feeds.declared.checks import ends
from onestory.feeds.declared.columns import ISO, UK, birth, coded, day, flag, key, number, postcode, ref
from onestory.feeds.declared.returns_codes import (
    ACTIVITIES,
    ADOPTER_SEXES,
    ADOPTER_STATUSES,
    EPISODES_CEASED,
    ETHNICITIES,
    HOMES,
    LEGAL_STATUSES,
    MISSING_TYPES,
    NEEDS,
    NEW_EPISODES,
    NO_LONGER_PLACED,
    PARTICIPATIONS,
    PERMANENCE_BEFORE,
    PLACEMENT_CHANGES,
    PLACEMENTS,
    PROVIDERS,
    SDQ_REASONS,
    SEXES,
    TOUCH,
    WORKER_CHANGES,
)
from onestory.grammar.checks import born_within
from onestory.grammar.feeds import Column, Coverage, EventFrom, Feed, InvolvementFrom, Part, PersonFrom, Shape
from onestory.grammar.phrases import Phrase
from onestory.vocabulary.agencies import AgencyKind

WAYS = (UK, ISO)


def _child() -> Column:
    return key("CHILD", "council_child_id")


def _born() -> Column:
    return birth("DOB", *WAYS, ours="stated_date_of_birth")


HEADER = Part(
    name="header",
    title="Children",
    key=("council_child_id",),
    columns=(
        _child(),
        coded("SEX", "sex", SEXES),
        birth("DOB", *WAYS),
        coded("ETHNIC", "ethnicity", ETHNICITIES),
        ref("UPN", "upn_or_reason"),
        flag("MOTHER", "is_mother"),
        day("MC_DOB", "own_child_born_on", *WAYS),
    ),
    person=PersonFrom(who="child"),
    events=(EventFrom(kind="became-mother", on="own_child_born_on", says=Phrase("Had a child of her own")),),
    checks=(born_within(125),),
)

EPISODES = Part(
    name="episodes",
    title="Episodes of care",
    key=("council_child_id", "episode_from"),
    columns=(
        _child(),
        day("DECOM", "episode_from", *WAYS, required=True),
        coded("RNE", "reason_started", NEW_EPISODES),
        coded("LS", "legal_status", LEGAL_STATUSES),
        coded("CIN", "category_of_need", NEEDS),
        coded("PLACE", "placement", PLACEMENTS),
        coded("PLACE_PROVIDER", "provider", PROVIDERS),
        day("DEC", "episode_until", *WAYS),
        coded("REC", "reason_ended", EPISODES_CEASED),
        coded("REASON_PLACE_CHANGE", "reason_placement_changed", PLACEMENT_CHANGES),
        postcode("HOME_POST", "home_postcode"),
        postcode("PL_POST", "placement_postcode"),
        ref("URN", "placement_urn"),
    ),
    events=(
        EventFrom(
            kind="care-episode",
            on="episode_from",
            until="episode_until",
            says=Phrase("Looked after[: {placement}][, {legal_status}][; why it began: {reason_started}]"),
            significant=True,
        ),
        EventFrom(
            kind="care-ended",
            on="episode_until",
            says=Phrase("Episode of care ended[: {reason_ended}]"),
            when=("reason_ended", tuple(code for code in EPISODES_CEASED.values if code != "X1")),
            significant=True,
        ),
    ),
    checks=(ends("episode_until", "episode_from", "An episode of care"),),
)

REVIEWS = Part(
    name="reviews",
    title="Reviews",
    key=("council_child_id", "reviewed_on"),
    columns=(
        _child(),
        _born(),
        day("REVIEW", "reviewed_on", *WAYS, required=True),
        coded("REVIEW_CODE", "participation", PARTICIPATIONS),
    ),
    events=(
        EventFrom(
            kind="looked-after-review", on="reviewed_on", says=Phrase("Looked-after review[; child: {participation}]")
        ),
    ),
)

UASC = Part(
    name="uasc",
    title="Unaccompanied asylum-seeking children",
    key=("council_child_id",),
    columns=(
        _child(),
        coded("SEX", "stated_sex", SEXES),
        _born(),
        day("DUC", "status_until", *WAYS),
    ),
    events=(
        EventFrom(
            kind="asylum-status-ended",
            on="status_until",
            says=Phrase("No longer an unaccompanied asylum-seeking child"),
        ),
    ),
)

OC2 = Part(
    name="oc2",
    title="Health and wellbeing",
    key=("council_child_id",),
    columns=(
        _child(),
        _born(),
        number("SDQ_SCORE", "sdq_score", most=40),
        coded("SDQ_REASON", "sdq_reason", SDQ_REASONS),
        flag("CONVICTED", "convicted"),
        flag("HEALTH_CHECK", "health_check"),
        flag("IMMUNISATIONS", "immunised"),
        flag("TEETH_CHECK", "teeth_checked"),
        flag("HEALTH_ASSESSMENT", "health_assessed"),
        flag("SUBSTANCE_MISUSE", "substance_misuse"),
        flag("INTERVENTION_RECEIVED", "intervention_received"),
        flag("INTERVENTION_OFFERED", "intervention_offered"),
    ),
)

OC3 = Part(
    name="oc3",
    title="Care leavers",
    key=("council_child_id",),
    columns=(
        _child(),
        _born(),
        coded("IN_TOUCH", "in_touch", TOUCH),
        coded("ACTIV", "activity", ACTIVITIES),
        coded("ACCOM", "accommodation", HOMES),
    ),
)

AD1 = Part(
    name="ad1",
    title="Adoption",
    key=("council_child_id",),
    columns=(
        _child(),
        _born(),
        day("DATE_INT", "decided_on", *WAYS),
        day("DATE_MATCH", "matched_on", *WAYS),
        flag("FOSTER_CARE", "adopted_by_carer"),
        number("NB_ADOPTR", "adopters", most=9),
        coded("SEX_ADOPTR", "adopters_sex", ADOPTER_SEXES),
        coded("LS_ADOPTR", "adopters_status", ADOPTER_STATUSES),
    ),
    events=(
        EventFrom(kind="adoption-decision", on="decided_on", says=Phrase("Decision that the child should be adopted")),
        EventFrom(kind="adoption-match", on="matched_on", says=Phrase("Matched with adopters"), significant=True),
    ),
)

PLACED_ADOPTION = Part(
    name="placed-adoption",
    title="Should be placed for adoption",
    key=("council_child_id", "placed_on"),
    columns=(
        _child(),
        _born(),
        day("DATE_PLACED", "placed_on", *WAYS),
        day("DATE_PLACED_CEASED", "ceased_on", *WAYS),
        coded("REASON_PLACED_CEASED", "reason_ceased", NO_LONGER_PLACED),
    ),
    events=(
        EventFrom(
            kind="placement-for-adoption-decided",
            on="placed_on",
            until="ceased_on",
            says=Phrase("To be placed for adoption[; ended: {reason_ceased}]"),
        ),
    ),
    found_as=("should-be-placed-for-adoption", "placed-for-adoption", "sbpfa"),
)

PREV_PERM = Part(
    name="prev-perm",
    title="Permanence before this period of care",
    key=("council_child_id",),
    columns=(
        _child(),
        _born(),
        coded("PREV_PERM", "permanence_before", PERMANENCE_BEFORE),
        ref("LA_PERM", "permanence_council"),
        ref("DATE_PERM", "permanence_on"),
    ),
    found_as=("previous-permanence",),
)

MISSING = Part(
    name="missing",
    title="Missing from placement",
    key=("council_child_id", "missing_from"),
    columns=(
        _child(),
        _born(),
        coded("MISSING", "missing_type", MISSING_TYPES),
        day("MIS_START", "missing_from", *WAYS, required=True),
        day("MIS_END", "missing_until", *WAYS),
    ),
    events=(
        EventFrom(
            kind="missing",
            on="missing_from",
            until="missing_until",
            says=Phrase("Missing from placement[: {missing_type}]"),
            significant=True,
        ),
    ),
    checks=(ends("missing_until", "missing_from", "A missing episode"),),
)

SW_EPISODES = Part(
    name="sw-episodes",
    title="Social workers",
    key=("council_child_id", "worker_ref", "worker_from"),
    columns=(
        _child(),
        _born(),
        key("SW_ID", "worker_ref"),
        day("SW_DECOM", "worker_from", *WAYS, required=True),
        day("SW_DEC", "worker_until", *WAYS),
        coded("SW_REASON", "reason_changed", WORKER_CHANGES),
    ),
    involvements=(
        InvolvementFrom(
            service="childrens-social-care",
            role="social worker",
            name="worker_ref",
            identifier="worker_ref",
            since="worker_from",
            until="worker_until",
        ),
    ),
    checks=(ends("worker_until", "worker_from", "A social worker's time"),),
    found_as=("social-worker", "swe"),
)

DOLO = Part(
    name="dolo",
    title="Deprivation of liberty",
    key=("council_child_id", "deprived_from"),
    columns=(
        _child(),
        _born(),
        day("DOLO_START", "deprived_from", *WAYS, required=True),
        day("DOLO_END", "deprived_until", *WAYS),
    ),
    events=(
        EventFrom(
            kind="deprivation-of-liberty",
            on="deprived_from",
            until="deprived_until",
            says=Phrase("Deprivation of liberty order"),
            significant=True,
        ),
    ),
    checks=(ends("deprived_until", "deprived_from", "An order"),),
)

SSDA903 = Feed(
    code="ssda903",
    title="SSDA903 looked-after children return",
    agency=AgencyKind.CHILDRENS_SOCIAL_CARE,
    version="2026",
    since=date(2022, 4, 1),
    source="DfE SSDA903 guides, 2021-22 to 2026-27",
    shape=Shape.FOLDER,
    expected_every=timedelta(days=366),
    covers=Coverage(services=("childrens-social-care",), ages_until=25),
    parts=(
        HEADER, EPISODES, REVIEWS, UASC, OC2, OC3, AD1, PLACED_ADOPTION, PREV_PERM, MISSING, SW_EPISODES, DOLO,
    ),
    note="A year's files hold only that year's children, so a child missing from them has not gone.",
)  # fmt: skip
