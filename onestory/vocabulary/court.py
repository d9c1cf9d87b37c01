"""Pre-proceedings and court."""

from datetime import date

from onestory.vocabulary.code_sets import Code, CodeSet

LEGAL_GATEWAY_OUTCOME = CodeSet(
    code="legal-gateway-outcome",
    title="Outcome of a legal planning meeting",
    since=date(2023, 4, 1),
    source="Standard Safeguarding Dataset (Data to Insight)",
    entries=(
        Code("A", "Continue with current plan"),
        Code("B", "Start pre-proceedings"),
        Code("C", "Issue care proceedings"),
        Code("D", "Unknown"),
    ),
)

SHORT_NOTICE_REASON = CodeSet(
    code="short-notice-reason",
    title="Reason for a short-notice application",
    since=date(2023, 4, 1),
    source="Standard Safeguarding Dataset (Data to Insight)",
    entries=(
        Code("A", "Immediate safety compromised (incl. abduction threat)"),
        Code("B", "Emergency protection order application"),
        Code("C", "Other"),
    ),
)

PRE_PROCEEDINGS_OUTCOME = CodeSet(
    code="pre-proceedings-outcome",
    title="How pre-proceedings ended",
    since=date(2023, 4, 1),
    source="Standard Safeguarding Dataset (Data to Insight)",
    entries=(
        Code("ISSUE", "Decision to issue care proceedings"),
        Code("STEPDOWN", "Decision to step down"),
    ),
)

COURT_CARE_PLAN = CodeSet(
    code="court-care-plan",
    title="Care plan put to the court",
    since=date(2023, 4, 1),
    source="Standard Safeguarding Dataset (Data to Insight)",
    note="The first plan uses A to G; the final plan may also be H.",
    entries=(
        Code("A", "(Interim) care order"),
        Code("B", "(Interim) care order, with parents"),
        Code("C", "Adoption"),
        Code("D", "(Interim) supervision order"),
        Code("E", "Special guardianship order"),
        Code("F", "Private law order"),
        Code("G", "Other"),
        Code("H", "Not yet at final hearing"),
    ),
)
