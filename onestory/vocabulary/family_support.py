"""Family support, and the warnings a record carries."""

from datetime import date

from onestory.vocabulary.code_sets import Code, CodeSet

SUPPORTING_FAMILIES = CodeSet(
    code="supporting-families",
    title="Supporting Families outcomes",
    since=date(2022, 4, 1),
    source="Supporting Families outcomes framework, 2022",
    entries=(
        Code("1", "Good education"),
        Code("2", "Good early years development"),
        Code("3", "Improved mental and physical health"),
        Code("4", "Better managed substance use"),
        Code("5", "Improved family relationships"),
        Code("6", "Children safe from abuse and exploitation"),
        Code("7", "Crime prevention and tackling crime"),
        Code("8", "Safe from domestic abuse"),
        Code("9", "Secure housing"),
        Code("10", "Financial stability"),
    ),
)

WARNING_NOTE = CodeSet(
    code="warning-note",
    title="Warning note on a record",
    since=date(2021, 1, 1),
    source="London Borough of Hackney's published social care tools",
    note="One council's list, offered as the default.",
    entries=(
        Code("adult-who-poses-a-risk", "Adult who poses a risk"),
        Code("contact-arrangement", "Contact arrangement"),
        Code("do-not-disclose-address", "Do not disclose address"),
        Code("duplicate-file", "Duplicate file"),
        Code("extra-familial-harm", "Extra-familial harm"),
        Code("marac", "MARAC"),
        Code("protection-order", "Protection order"),
        Code("restricted-file", "Restricted file"),
        Code("risk-of-home-environment", "Risk of home environment"),
        Code("risk-to-worker", "Risk to worker"),
        Code("safeguarding-agreement", "Safeguarding agreement"),
    ),
)
