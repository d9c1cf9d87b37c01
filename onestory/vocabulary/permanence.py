"""Permanence and adoption."""

from datetime import date

from onestory.vocabulary.code_sets import Code, CodeSet

PERMANENCE_PLAN = CodeSet(
    code="permanence-plan",
    title="Plan for permanence",
    since=date(2021, 4, 1),
    source="Standard Safeguarding Dataset (Data to Insight)",
    entries=(
        Code("REMAINSUP", "Birth family with shared care/short breaks"),
        Code("RETURN1M", "Home within 1 month"),
        Code("RETURN6M", "Home within 6 months"),
        Code("RETURNEV", "Home eventually"),
        Code("LTRELFR", "Long term with relatives/friends"),
        Code("LTFOST18", "Long-term fostering to 18"),
        Code("RESPLMT", "Residential to independence"),
        Code("SUPPLIV", "Supported living"),
        Code("ADOPTION", "Adoption"),
        Code("OTHERPLN", "Other"),
    ),
)

PREVIOUS_PERMANENCE = CodeSet(
    code="previous-permanence",
    title="Permanence before this period of care",
    since=date(2021, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    entries=(
        Code("P1", "Adoption"),
        Code("P2", "Special guardianship order"),
        Code("P3", "Residence or child arrangements order"),
        Code("P4", "Unknown"),
        Code("Z1", "None"),
    ),
)

REASON_PLACED_CEASED = CodeSet(
    code="reason-placed-ceased",
    title="Reason adoption stopped being the plan",
    since=date(2021, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    entries=(
        Code("RD1", "Needs changed after decision"),
        Code("RD2", "No placement order"),
        Code("RD3", "No adopters found"),
        Code("RD4", "Other"),
    ),
)

ADOPTER_SEX = CodeSet(
    code="adopter-sex",
    title="Sex of the adopters",
    since=date(2021, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    entries=(
        Code("M1", "Single male"),
        Code("F1", "Single female"),
        Code("MM", "Male couple"),
        Code("FF", "Female couple"),
        Code("MF", "Mixed couple"),
    ),
)

ADOPTER_LEGAL_STATUS = CodeSet(
    code="adopter-legal-status",
    title="Legal status of the adopters",
    since=date(2021, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    entries=(
        Code("L0", "Single"),
        Code("L11", "Different-gender married"),
        Code("L12", "Same-gender married"),
        Code("L2", "Civil partnership"),
        Code("L3", "Different-gender unmarried"),
        Code("L4", "Same-gender, not married/CP"),
    ),
)
