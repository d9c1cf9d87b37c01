"""The dataset's tables that are kept and say nothing yet: name, title, prefix, fields, whose they are."""

CHILDS = "council_child_id"

MORE_TABLES: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "immigration-status",
        "Immigration status",
        "immi",
        "immigration_status_id* person_id@ immigration_status immigration_status_start_date:day "
        "immigration_status_end_date:day",
        CHILDS,
    ),
    (
        "cla-convictions",
        "Convictions",
        "clac",
        "cla_conviction_id* person_id@ cla_conviction_date:day cla_conviction_offence",
        CHILDS,
    ),
    (
        "cla-health",
        "Health checks",
        "clah",
        "health_check_id* person_id@ health_check_type health_check_date:day health_check_status",
        CHILDS,
    ),
    (
        "cla-immunisations",
        "Immunisations",
        "clai",
        "person_id@ immunisations_status:yes immunisations_status_date:day",
        CHILDS,
    ),
    (
        "cla-substance-misuse",
        "Substance misuse",
        "clas",
        "substance_misuse_id* person_id@ substance_misuse_date:day substance_misused intervention_received:yes",
        CHILDS,
    ),
    (
        "cla-previous-permanence",
        "Permanence before",
        "lapp",
        "table_id* person_id@ previous_permanence_order_date previous_permanence_option previous_permanence_la",
        CHILDS,
    ),
    (
        "cla-care-plan",
        "Care plans",
        "lacp",
        "table_id* person_id@ cla_care_plan_start_date:day cla_care_plan_end_date:day cla_care_plan_json:long",
        CHILDS,
    ),
    (
        "sdq-scores",
        "Strengths and difficulties",
        "csdq",
        "table_id* person_id@ sdq_completed_date:day sdq_reason sdq_score",
        CHILDS,
    ),
    (
        "care-leavers",
        "Care leavers",
        "clea",
        "table_id* person_id@ care_leaver_eligibility care_leaver_in_touch care_leaver_latest_contact:day "
        "care_leaver_accommodation care_leaver_accom_suitable care_leaver_activity pathway_plan_review_date:day "
        "care_leaver_personal_advisor care_leaver_allocated_team:ref care_leaver_worker_id:ref",
        CHILDS,
    ),
    (
        "permanence",
        "Permanence",
        "perm",
        "table_id* person_id@ cla_id:ref adm_decision_date:day ffa_cp_decision_date:day placement_order_date:day "
        "placed_for_adoption_date:day matched_date:day adopted_by_carer_flag:yes placed_ffa_cp_date:day "
        "decision_reversed_date:day placed_foster_carer_date:day part_of_sibling_group:yes "
        "siblings_placed_together:n siblings_placed_apart:n placement_provider_urn:ref decision_reversed_reason "
        "permanence_order_date:day permanence_order_type adoption_worker_id:ref adopter_sex adopter_legal_status "
        "number_of_adopters",
        CHILDS,
    ),
    ("send", "Special educational needs", "send", "table_id* upn:upn uln:ref upn_unknown:ref person_id@", CHILDS),
    (
        "ehcp-requests",
        "Requests for an EHC assessment",
        "ehcr",
        "ehcp_request_id* send_table_id:ref ehcp_req_date:day ehcp_req_outcome_date:day ehcp_req_outcome",
        "",
    ),
    (
        "ehcp-assessment",
        "EHC assessments",
        "ehca",
        "ehcp_assessment_id* ehcp_request_id:ref ehcp_assessment_outcome_date:day ehcp_assessment_outcome "
        "ehcp_assessment_exceptions",
        "",
    ),
    (
        "ehcp-named-plan",
        "EHC named plans",
        "ehcn",
        "named_plan_id* ehcp_asmt_id:ref named_plan_start_date:day named_plan_ceased_date:day named_plan_ceased_reason",
        "",
    ),
    (
        "ehcp-active-plans",
        "EHC plans in force",
        "ehcp",
        "active_ehcp_id* ehcp_request_id:ref active_ehcp_last_review_date:day",
        "",
    ),
    (
        "sen-need",
        "Needs in EHC plans",
        "senn",
        "table_id* active_ehcp_id:ref active_ehcp_need_type active_ehcp_need_rank",
        "",
    ),
    (
        "pre-proceedings",
        "Pre-proceedings",
        "prep",
        "table_id* person_id@ plo_family_id:ref pre_pro_decision_date:day initial_pre_pro_meeting_date:day "
        "pre_pro_outcome agree_stepdown_issue_date:day cp_plans_referral_period:n legal_gateway_outcome "
        "prev_pre_proc_child:n prev_care_proc_child:n pre_pro_letter_date:day care_pro_letter_date:day "
        "pre_pro_meetings_num:n pre_pro_parents_legal_rep:yes parents_legal_rep_point_of_issue:yes "
        "court_reference:ref care_proc_court_hearings:n care_proc_short_notice:yes proc_short_notice_reason "
        "la_inital_plan_approved:yes la_initial_care_plan la_final_plan_approved:yes la_final_care_plan",
        CHILDS,
    ),
    (
        "voice-of-child",
        "Voice of the child",
        "voch",
        "table_id* person_id@ explained_worries story_help_understand agree_worker plan_safe tablet_help_explain",
        CHILDS,
    ),
    (
        "s251-finance",
        "Placement costs",
        "s251",
        "table_id* cla_placement_id:ref placeholder_1 placeholder_2 placeholder_3 placeholder_4",
        "",
    ),
    ("department", "Teams", "dept", "team_id* team_name team_parent_id:ref team_parent_name", ""),
)
