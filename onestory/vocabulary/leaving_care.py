"""Young people leaving care."""

from datetime import date

from onestory.vocabulary.code_sets import Code, CodeSet

ELIGIBILITY = CodeSet(
    code="eligibility",
    title="Leaving care eligibility",
    since=date(2021, 4, 1),
    source="Standard Safeguarding Dataset (Data to Insight)",
    entries=(
        Code("1", "Eligible"),
        Code("2", "Relevant"),
        Code("3", "Former relevant"),
        Code("4", "Qualifying"),
        Code("5", "No current eligibility"),
    ),
)

IN_TOUCH = CodeSet(
    code="in-touch",
    title="Whether the council is in touch with a care leaver",
    since=date(2021, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    entries=(
        Code("YES", "In touch"),
        Code("NO", "Not in touch"),
        Code("DIED", "Died"),
        Code("REFU", "Refused contact"),
        Code("NREQ", "No longer requires services"),
        Code("RHOM", "Returned home 6 months+"),
    ),
)

ACTIVITY = CodeSet(
    code="activity",
    title="Main activity of a care leaver",
    since=date(2018, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    entries=(
        Code("F1", "Full-time higher education"),
        Code("P1", "Part-time higher education"),
        Code("F2", "Full-time other education"),
        Code("P2", "Part-time other education"),
        Code("F4", "Full-time apprenticeship"),
        Code("P4", "Part-time apprenticeship"),
        Code("F5", "Full-time work/training"),
        Code("P5", "Part-time work/training"),
        Code("G4", "NEET illness/disability"),
        Code("G5", "NEET other"),
        Code("G6", "NEET pregnancy/parenting"),
        Code("0", "Not known"),
        Code("F3", "Full-time training or employment", until=date(2018, 4, 1), note="Superseded by F4 and F5."),
        Code("P3", "Part-time training or employment", until=date(2018, 4, 1), note="Superseded by P4 and P5."),
    ),
)

ACCOMMODATION = CodeSet(
    code="accommodation",
    title="Accommodation of a care leaver",
    since=date(2021, 4, 1),
    source="DfE SSDA903 guide, 2025-26",
    note="The SSDA903 adds 1 for suitable or 2 for unsuitable: U1 is independent living, suitable.",
    entries=(
        Code("B", "Parents or relatives"),
        Code("C", "Community home, residential care or NHS"),
        Code("D", "Semi-independent, transitional"),
        Code("E", "Supported lodgings"),
        Code("G", "Abroad"),
        Code("H", "Deported"),
        Code("K", "Ordinary lodgings, no support"),
        Code("R", "Not known"),
        Code("S", "No fixed abode, or homeless"),
        Code("T", "Foyer"),
        Code("U", "Independent living"),
        Code("V", "Emergency accommodation"),
        Code("W", "Bed and breakfast"),
        Code("X", "Custody"),
        Code("Y", "Other"),
        Code("Z", "Former foster carer", note="From 18."),
    ),
)

PARTICIPATION_ACTIVITY = CodeSet(
    code="participation-activity",
    title="Activity of a 16 or 17 year old",
    since=date(2021, 4, 1),
    source="NCCIS, not verified against its specification",
    note="Not verified: ranges from general knowledge, for display only.",
    entries=(
        Code("110-140", "Compulsory age"),
        Code("210", "School sixth form"),
        Code("220", "Sixth-form college"),
        Code("230", "Further education"),
        Code("240", "Higher education"),
        Code("250", "Part-time education"),
        Code("310-380", "Employment"),
        Code("410-460", "Training"),
        Code("540", "Re-engagement"),
        Code("610-690", "NEET (reasons)"),
        Code("710-720", "Custody/other"),
        Code("810-830", "Not known"),
    ),
)
