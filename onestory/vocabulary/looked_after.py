"""Looked-after children, as the SSDA903 and Annex A code them."""

from datetime import date

from onestory.vocabulary.code_sets import Code, CodeSet

LEGAL_STATUS = CodeSet(
    code="legal-status",
    title="Legal status while looked after",
    since=date(2021, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    note="Only the statuses that make a child looked after.",
    entries=(
        Code("C1", "Interim care order"),
        Code("C2", "Full care order"),
        Code("D1", "Freeing order granted", until=date(2005, 12, 30), note="None made since adoption law changed."),
        Code("E1", "Placement order granted"),
        Code("V2", "Single period of accommodation, s20"),
        Code("V3", "Accommodated under agreed series of short-term breaks, each break recorded"),
        Code("V4", "Short-term breaks, agreement recorded (not each break)"),
        Code("J1", "Remanded to LA accommodation or youth detention"),
        Code("J2", "In LA accommodation under PACE"),
        Code("J3", "Sentenced: youth rehabilitation order with residence/fostering requirement"),
        Code("L1", "Police protection, in LA accommodation"),
        Code("L2", "Emergency protection order"),
        Code("L3", "Child assessment order, in LA accommodation"),
    ),
)

REASON_NEW_EPISODE = CodeSet(
    code="reason-new-episode",
    title="Reason for a new episode of care",
    since=date(2021, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    entries=(
        Code("S", "Started to be looked after (again)"),
        Code("L", "Change of legal status only"),
        Code("P", "Change of placement and carer"),
        Code("T", "Change of placement, same carer"),
        Code("B", "Change of legal status and placement and carer, same day"),
        Code("U", "Change of legal status and placement, same carer"),
    ),
)

PLACEMENT = CodeSet(
    code="placement",
    title="Placement type",
    since=date(2021, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    entries=(
        Code("A3", "Placed for adoption, consent, with current foster carer"),
        Code("A4", "Placed for adoption, consent, not current foster carer"),
        Code("A5", "Placed for adoption, placement order, current foster carer"),
        Code("A6", "Placed for adoption, placement order, not current foster carer"),
        Code(
            "H5",
            "Semi-independent living, not regulated as a children's home",
            until=date(2025, 4, 1),
            note="To 2024-25.",
        ),
        Code("K1", "Secure children's home"),
        Code("K2", "Children's home"),
        Code(
            "K3",
            "Registered supported accommodation",
            since=date(2024, 4, 1),
            note="In the regional schema from 2024-25, in the guide from 2025-26.",
        ),
        Code("P1", "With own parents / person with PR"),
        Code("P2", "Independent living", until=date(2023, 10, 28)),
        Code("P3", "Residential employment"),
        Code("R1", "Residential care home"),
        Code("R2", "NHS/health establishment"),
        Code("R3", "Family centre or mother and baby unit"),
        Code("R5", "Young offender institution"),
        Code("S1", "Residential school (unless dual registered)"),
        Code("T0", "Temporary move (all types)"),
        Code("T1", "Temporary: hospital", note="Six weeks at most."),
        Code("T2", "Temporary: holiday"),
        Code("T3", "Temporary: carer on holiday", note="Three weeks at most, twice a year."),
        Code("T4", "Temporary: 7 days or less, other"),
        Code("U1", "Foster with relative/friend, long term"),
        Code("U2", "Foster with relative/friend, also approved adopter (FFA/concurrent)"),
        Code("U3", "Foster with relative/friend, other"),
        Code("U4", "Foster other carer, long term"),
        Code("U5", "Foster other carer, FFA/concurrent"),
        Code("U6", "Foster other carer, other"),
        Code(
            "Z1",
            "Other",
            until=date(2026, 4, 1),
            note="Replaced by Z11 to Z14; the regional schema still takes it in 2025-26.",
        ),
        Code("Z11", "Other (1 of 4)", since=date(2025, 4, 1), note="Its meaning is not verified."),
        Code(
            "Z12",
            "Other (2 of 4)",
            since=date(2025, 4, 1),
            note="Its meaning is not verified. A child deprived of liberty is expected in K2, Z12 or Z13 (rule 709).",
        ),
        Code(
            "Z13",
            "Other (3 of 4)",
            since=date(2025, 4, 1),
            note="Its meaning is not verified. A child deprived of liberty is expected in K2, Z12 or Z13 (rule 709).",
        ),
        Code("Z14", "Other (4 of 4)", since=date(2025, 4, 1), note="Its meaning is not verified."),
    ),
)

PLACEMENT_PROVIDER = CodeSet(
    code="placement-provider",
    title="Placement provider",
    since=date(2021, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    entries=(
        Code("PR0", "Parents/PR"),
        Code("PR1", "Own council", note="Includes a regional adoption agency it hosts."),
        Code("PR2", "Other LA"),
        Code("PR3", "Other public body, such as the NHS"),
        Code("PR4", "Private"),
        Code("PR5", "Voluntary/third sector"),
    ),
)

REASON_EPISODE_CEASED = CodeSet(
    code="reason-episode-ceased",
    title="Reason an episode of care ended",
    since=date(2018, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    entries=(
        Code("X1", "Ends, new episode begins same day"),
        Code("E11", "Adopted, application unopposed"),
        Code("E12", "Adopted, consent dispensed with"),
        Code("E2", "Died"),
        Code("E3", "Care taken over by another UK LA"),
        Code("E4A", "Returned home to PR, planned"),
        Code("E4B", "Returned home to PR, not planned"),
        Code("E13", "Left to live with person without PR"),
        Code("E41", "Child arrangements/residence order"),
        Code("E45", "Special guardianship order to former foster carer, relative/friend"),
        Code("E46", "Special guardianship order to former foster carer, other"),
        Code("E47", "Special guardianship order to other carer, relative/friend"),
        Code("E48", "Special guardianship order to other carer, other"),
        Code("E5", "Independent living, with support"),
        Code("E6", "Independent living, no support"),
        Code("E7", "Transferred to adult residential care"),
        Code("E8", "Any other reason"),
        Code("E9", "Sentenced to custody"),
        Code("E14", "Remand ended"),
        Code("E15", "Age assessment: 18 or over"),
        Code("E16", "Moved abroad"),
        Code("E17", "Aged 18+, stayed with current carers"),
    ),
)

REASON_PLACEMENT_CHANGE = CodeSet(
    code="reason-placement-change",
    title="Reason a placement changed",
    since=date(2018, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    entries=(
        Code("CARPL", "Change to/implementation of care plan"),
        Code("CLOSE", "Resignation/closure of provision"),
        Code("ALLEG", "Allegation (s47)"),
        Code("STAND", "Standards of care concern"),
        Code("APPRR", "Approval removed"),
        Code("CREQB", "Carer asks, due to behaviour"),
        Code("CREQO", "Carer asks, other"),
        Code("CHILD", "Child asks"),
        Code("LAREQ", "Authority asks"),
        Code("PLACE", "Status of placement changed only"),
        Code("CUSTOD", "Custody"),
        Code("OTHER", "Other"),
    ),
)

REASON_WORKER_CHANGE = CodeSet(
    code="reason-worker-change",
    title="Reason the social worker changed",
    since=date(2023, 4, 1),
    source="DfE SSDA903 guide, from the 2023-24 return",
    entries=(
        Code("MANAGE", "Managing caseloads"),
        Code("FCONTA", "First contact or re-referral"),
        Code("LEFTRL", "Previous worker left role"),
        Code("ORGRST", "Restructure"),
        Code("TSPROC", "Standard transfer process"),
        Code("ABSENC", "Absence cover or return"),
        Code("CHCHAN", "Child asked"),
        Code("PCCHAN", "Parent/carer asked"),
        Code("SWDIED", "Previous worker died"),
        Code("OTHERS", "Other"),
    ),
)

PARTICIPATION = CodeSet(
    code="participation",
    title="How a child took part in their review",
    since=date(2021, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    entries=(
        Code("PN0", "Under 4"),
        Code("PN1", "Attends and speaks"),
        Code("PN2", "Attends, advocate speaks"),
        Code("PN3", "Attends, conveys symbolically"),
        Code("PN4", "Attends, does not contribute"),
        Code("PN5", "Absent, briefed an advocate"),
        Code("PN6", "Absent, sent views"),
        Code("PN7", "Absent, no views"),
    ),
)

SDQ_REASON = CodeSet(
    code="sdq-reason",
    title="Reason for no strengths and difficulties score",
    since=date(2021, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    entries=(
        Code("SDQ1", "Under 4 or over 16"),
        Code("SDQ2", "Carer refused"),
        Code("SDQ3", "Severe disability"),
        Code("SDQ4", "Other"),
        Code("SDQ5", "Child refuses"),
    ),
)

MISSING_TYPE = CodeSet(
    code="missing-type",
    title="Missing or away without authorisation",
    since=date(2021, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    note="Missing is not known where; away is known, but not where they should be.",
    entries=(
        Code("M", "Missing"),
        Code("A", "Away from placement without authorisation"),
    ),
)

PLACEMENT_LOCATION = CodeSet(
    code="placement-location",
    title="Whether a placement is inside the council area",
    since=date(2024, 1, 1),
    source="Ofsted ILACS Annex A, child-level lists, 2024",
    entries=(
        Code("In", "Inside the council area"),
        Code("Out", "Outside the council area"),
    ),
)

PLACEMENT_AREA_SPECIAL = CodeSet(
    code="placement-area-special",
    title="Placement area, where it is not an English council",
    since=date(2024, 1, 1),
    source="Ofsted ILACS Annex A, child-level lists, 2024",
    entries=(
        Code("NIR", "Northern Ireland"),
        Code("WAL", "Wales"),
        Code("SCO", "Scotland"),
        Code("NUK", "Outside UK"),
        Code("CON", "Confidential"),
    ),
)
