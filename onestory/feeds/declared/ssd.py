"""The Standard Safeguarding Dataset: the open extraction standard, one file a table."""

from datetime import date, timedelta

from onestory.feeds.declared.checks import ends
from onestory.feeds.declared.returns_codes import FACTORS
from onestory.feeds.declared.ssd_columns import columns
from onestory.feeds.declared.ssd_more import MORE_TABLES
from onestory.grammar.checks import Check, born_within
from onestory.grammar.feeds import (
    Borrow,
    Coverage,
    EventFrom,
    Feed,
    Holding,
    InvolvementFrom,
    OtherFrom,
    Part,
    PersonFrom,
    RelationFrom,
    Shape,
)
from onestory.grammar.phrases import Phrase
from onestory.grammar.steps import Kind
from onestory.vocabulary.agencies import AgencyKind

UPN_TYPES = ("UPN", "Unique Pupil Number", "Unique Pupil Number (UPN)")
FORMER_UPN_TYPES = ("Former UPN", "Former Unique Pupil Number")
NHS_TYPES = ("NHS Number", "NHS")
SERVICE = "childrens-social-care"


def _identifier(ours: str, types: tuple[str, ...]) -> Borrow:
    return Borrow(
        ours=ours,
        of="linked-identifiers",
        by="council_child_id",
        takes="identifier_value",
        when=("identifier_type", types),
        latest="valid_from_date",
    )


def _home(ours: str, kind: Kind = Kind.TEXT) -> Borrow:
    return Borrow(ours=ours, of="address", by="council_child_id", takes=ours, latest="address_start_date", kind=kind)


def _worker(identifier: str) -> Borrow:
    return Borrow(
        ours="worker_name", of="professionals", by="professional_id", at=identifier, takes="professional_name"
    )


def _table(
    name: str,
    title: str,
    prefix: str,
    fields: str,
    *events: EventFrom,
    keyed: tuple[str, ...] = (),
    borrows: tuple[Borrow, ...] = (),
    involvements: tuple[InvolvementFrom, ...] = (),
    checks: tuple[Check, ...] = (),
    subject: str = "council_child_id",
    relations: tuple[RelationFrom, ...] = (),
    others: tuple[OtherFrom, ...] = (),
) -> Part:
    made = columns(prefix, fields)
    first = made[0].ours
    return Part(
        name=name,
        title=title,
        key=keyed or (first,),
        columns=made,
        events=events,
        borrows=borrows,
        involvements=involvements,
        checks=checks,
        subject=subject,
        relations=relations,
        others=others,
        found_as=(f"ssd_{name.replace('-', '_')}",),
    )


def _event(kind: str, on: str, says: str, *, until: str | None = None, significant: bool = False) -> EventFrom:
    return EventFrom(kind=kind, on=on, until=until, says=Phrase(says), significant=significant)


PERSON = Part(
    name="person",
    title="People",
    key=("council_child_id",),
    columns=columns(
        "pers",
        "person_id@ forename:name surname:name sex:sex gender ethnicity:ethnicity dob:born common_child_id:nhs "
        "legacy_id:ref upn_unknown:ref send_flag expected_dob:born death_date:day is_mother:yes nationality",
    ),
    person=PersonFrom(home_from="address_start_date"),
    borrows=(
        _identifier("upn", UPN_TYPES),
        _identifier("former_upn", FORMER_UPN_TYPES),
        _identifier("nhs_number", NHS_TYPES),
        _home("address"),
        _home("postcode"),
        _home("uprn"),
        _home("address_start_date", Kind.DATE),
    ),
    events=(_event("death", "death_date", "Died", significant=True),),
    checks=(born_within(125),),
    found_as=("ssd_person",),
)

TABLES = (
    _table(
        "family",
        "Families",
        "fami",
        "table_id* family_id:ref person_id@",
        relations=(RelationFrom(kind="family", value="family_id"),),
    ),
    _table(
        "address",
        "Addresses",
        "addr",
        "table_id* address_json:address address_json:uprn person_id@ address_type:ref "
        "address_start_date:day address_end_date:day address_postcode:postcode",
        _event("address", "address_start_date", "Address on the council's record", until="address_end_date"),
    ),
    _table(
        "disability",
        "Disabilities",
        "disa",
        "table_id* person_id@ disability_code:disability",
        keyed=("council_child_id", "table_id"),
    ),
    _table(
        "mother",
        "Mothers",
        "moth",
        "table_id* person_id@ childs_person_id:ref childs_dob:born",
        relations=(RelationFrom(kind="child", value="childs_person_id", by="council_child_id"),),
    ),
    _table(
        "legal-status",
        "Legal status",
        "lega",
        "legal_status_id* person_id@ legal_status legal_status_start_date:day legal_status_end_date:day",
        _event(
            "legal-status",
            "legal_status_start_date",
            "Legal status[: {legal_status}]",
            until="legal_status_end_date",
            significant=True,
        ),
        checks=(ends("legal_status_end_date", "legal_status_start_date", "A legal status"),),
    ),
    _table(
        "contacts",
        "Contacts",
        "cont",
        "contact_id* person_id@ contact_date:day contact_source_code:source contact_source_desc "
        "contact_outcome_json:long",
        _event("contact", "contact_date", "Contact with the front door[ from {contact_source_code}]"),
    ),
    _table(
        "early-help-episodes",
        "Early help",
        "earl",
        "episode_id* person_id@ episode_start_date:day episode_end_date:day episode_reason episode_end_reason "
        "episode_organisation episode_worker_id:ref",
        _event(
            "early-help",
            "episode_start_date",
            "Early help[ from {episode_organisation}][: {episode_reason}][; ended: {episode_end_reason}]",
            until="episode_end_date",
        ),
    ),
    _table(
        "cin-episodes",
        "Referrals and episodes of need",
        "cine",
        "referral_id* person_id@ referral_date:day cin_primary_need_code:need referral_source_code:source "
        "referral_source_desc referral_outcome_json:long referral_nfa:yes close_reason:closure close_date:day "
        "referral_team referral_worker_id:ref",
        _event(
            "referral",
            "referral_date",
            "Referral to children's social care[ from {referral_source_code}][; need: {cin_primary_need_code}]"
            "[; no further action: {referral_nfa}]",
            until="close_date",
            significant=True,
        ),
        _event("case-closed", "close_date", "Closed to children's social care[: {close_reason}]"),
        borrows=(_worker("referral_worker_id"),),
    ),
    _table(
        "cin-assessments",
        "Assessments",
        "cina",
        "assessment_id* person_id@ referral_id:ref assessment_start_date:day assessment_child_seen:yes "
        "assessment_auth_date:day assessment_outcome_json:long assessment_outcome_nfa:yes assessment_team "
        "assessment_worker_id:ref",
        _event(
            "assessment",
            "assessment_start_date",
            "Child and family assessment[; child seen: {assessment_child_seen}][; factors found: {factors}]",
            until="assessment_auth_date",
        ),
        borrows=(
            Borrow(
                ours="factors",
                of="assessment-factors",
                by="assessment_id",
                takes="assessment_factors_json",
                kind=Kind.LIST,
                codes=FACTORS,
            ),
            _worker("assessment_worker_id"),
        ),
    ),
    _table(
        "assessment-factors",
        "Factors found",
        "cinf",
        "table_id* assessment_id:ref assessment_factors_json:factors",
        subject="",
    ),
    _table(
        "cin-plans",
        "Child in need plans",
        "cinp",
        "cin_plan_id* referral_id:ref person_id@ cin_plan_start_date:day cin_plan_end_date:day cin_plan_team "
        "cin_plan_worker_id:ref",
        _event("cin-plan", "cin_plan_start_date", "Child in need plan", until="cin_plan_end_date"),
    ),
    _table(
        "cin-visits",
        "Child in need visits",
        "cinv",
        "cin_visit_id* person_id@ cin_visit_date:day cin_visit_seen:yes cin_visit_seen_alone:yes cin_visit_bedroom:yes",
        _event("cin-visit", "cin_visit_date", "Visit[; child seen: {cin_visit_seen}][, alone: {cin_visit_seen_alone}]"),
    ),
    _table(
        "s47-enquiry",
        "Section 47 enquiries",
        "s47e",
        "s47_enquiry_id* referral_id:ref person_id@ s47_start_date:day s47_end_date:day s47_nfa:yes "
        "s47_outcome_json:long s47_completed_by_worker_id:ref s47_completed_by_team",
        _event(
            "strategy-discussion",
            "s47_start_date",
            "Strategy discussion; section 47 enquiry started[; no further action: {s47_nfa}]",
            until="s47_end_date",
            significant=True,
        ),
        borrows=(_worker("s47_completed_by_worker_id"),),
    ),
    _table(
        "initial-cp-conference",
        "Initial conferences",
        "icpc",
        "icpc_id* icpc_meeting_id:ref s47_enquiry_id:ref person_id@ cp_plan_id:ref referral_id:ref "
        "icpc_transfer_in:yes icpc_target_date:day icpc_date:day icpc_outcome_cp_flag:yes "
        "icpc_outcome_json:long icpc_team icpc_worker_id:ref",
        _event(
            "initial-conference",
            "icpc_date",
            "Initial child protection conference[; plan made: {icpc_outcome_cp_flag}]",
            significant=True,
        ),
    ),
    _table(
        "cp-plans",
        "Child protection plans",
        "cppl",
        "cp_plan_id* referral_id:ref icpc_id:ref person_id@ cp_plan_start_date:day cp_plan_end_date:day "
        "cp_plan_initial_category:abuse cp_plan_ola:yes cp_plan_latest_category:abuse",
        _event(
            "cp-plan",
            "cp_plan_start_date",
            "Child protection plan[ for {cp_plan_latest_category}]",
            until="cp_plan_end_date",
            significant=True,
        ),
        checks=(ends("cp_plan_end_date", "cp_plan_start_date", "A plan"),),
    ),
    _table(
        "cp-visits",
        "Child protection visits",
        "cppv",
        "cp_visit_id* person_id@ cp_plan_id:ref cp_visit_date:day cp_visit_seen:yes cp_visit_seen_alone:yes "
        "cp_visit_bedroom:yes",
        _event(
            "cp-visit",
            "cp_visit_date",
            "Statutory visit[; child seen: {cp_visit_seen}][, alone: {cp_visit_seen_alone}]",
        ),
    ),
    _table(
        "cp-reviews",
        "Child protection reviews",
        "cppr",
        "cp_review_id* person_id@ cp_plan_id:ref cp_review_due:day cp_review_date:day cp_review_meeting_id:ref "
        "cp_review_outcome_continue_cp:yes cp_review_quorate:yes cp_review_participation:participation",
        _event(
            "cp-review",
            "cp_review_date",
            "Child protection review conference[; plan continues: {cp_review_outcome_continue_cp}]",
        ),
    ),
    _table(
        "cla-episodes",
        "Episodes of care",
        "clae",
        "cla_episode_id* person_id@ cla_episode_start_date:day cla_episode_start_reason:started "
        "cla_primary_need_code:need cla_episode_ceased_date:day cla_episode_ceased_reason:ceased cla_id:ref "
        "referral_id:ref cla_placement_id:ref entered_care_date:day cla_last_iro_contact_date:day",
        _event(
            "care-episode",
            "cla_episode_start_date",
            "Looked after[; why it began: {cla_episode_start_reason}][; ended: {cla_episode_ceased_reason}]",
            until="cla_episode_ceased_date",
            significant=True,
        ),
        checks=(ends("cla_episode_ceased_date", "cla_episode_start_date", "An episode of care"),),
    ),
    _table(
        "cla-placement",
        "Placements",
        "clap",
        "cla_placement_id* cla_placement_start_date:day cla_placement_type:placement cla_placement_urn:ref "
        "cla_placement_distance:n cla_id:ref cla_placement_provider:provider cla_placement_postcode:postcode "
        "cla_placement_end_date:day cla_placement_change_reason person_id@",
        _event(
            "placement", "cla_placement_start_date", "Placement[: {cla_placement_type}]", until="cla_placement_end_date"
        ),
    ),
    _table(
        "cla-reviews",
        "Looked-after reviews",
        "clar",
        "cla_review_id* cla_id:ref cla_review_due_date:day cla_review_date:day cla_review_cancelled:yes "
        "cla_review_participation:participation",
        _event("looked-after-review", "cla_review_date", "Looked-after review[; child: {cla_review_participation}]"),
        borrows=(Borrow(ours="council_child_id", of="cla-episodes", by="cla_id", takes="council_child_id"),),
    ),
    _table(
        "cla-visits",
        "Looked-after visits",
        "clav",
        "cla_visit_id* cla_id:ref person_id@ cla_visit_date:day cla_visit_seen:yes cla_visit_seen_alone:yes",
        _event(
            "looked-after-visit",
            "cla_visit_date",
            "Social work visit[; child seen: {cla_visit_seen}][, alone: {cla_visit_seen_alone}]",
        ),
    ),
    _table(
        "missing",
        "Missing episodes",
        "miss",
        "table_id* person_id@ missing_episode_start_date:day missing_episode_type:missing missing_episode_end_date:day "
        "missing_rhi_offered:yes missing_rhi_accepted:yes",
        _event(
            "missing",
            "missing_episode_start_date",
            "Missing[: {missing_episode_type}][; return interview offered: {missing_rhi_offered}]",
            until="missing_episode_end_date",
            significant=True,
        ),
    ),
    _table(
        "involvements",
        "Professionals involved",
        "invo",
        "involvements_id* professional_id:ref professional_role_id professional_team involvement_start_date:day "
        "involvement_end_date:day worker_change_reason person_id@ referral_id:ref",
        borrows=(_worker("professional_id"),),
        involvements=(
            InvolvementFrom(
                service=SERVICE,
                role="allocated worker",
                name="worker_name",
                team="professional_team",
                since="involvement_start_date",
                until="involvement_end_date",
                identifier="professional_id",
            ),
        ),
    ),
    _table(
        "linked-identifiers",
        "Identifiers elsewhere",
        "link",
        "table_id* person_id@ identifier_type identifier_value:ref valid_from_date:day valid_to_date:day",
    ),
    _table(
        "professionals",
        "Professionals",
        "prof",
        "professional_id* staff_id:ref professional_name:name social_worker_registration_no:ref professional_job_title "
        "professional_caseload:n professional_department full_time_equivalency:n agency_worker_flag:yes",
        subject="",
    ),
    *(_table(name, title, prefix, fields, subject=subject) for name, title, prefix, fields, subject in MORE_TABLES),
)

SSD = Feed(
    code="ssd",
    title="Standard Safeguarding Dataset",
    agency=AgencyKind.CHILDRENS_SOCIAL_CARE,
    version="1.3",
    since=date(2024, 4, 1),
    source="Standard Safeguarding Dataset (Data to Insight)",
    shape=Shape.FOLDER,
    holding=Holding.FULL,
    expected_every=timedelta(days=1),
    covers=Coverage(services=(SERVICE,), ages_until=25),
    parts=(PERSON, *TABLES),
)
