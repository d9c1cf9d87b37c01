"""Who a child is: ethnicity, sex, disability, pupil number."""

from datetime import date

from onestory.vocabulary.code_sets import Code, CodeSet

ETHNICITY = CodeSet(
    code="ethnicity",
    title="Ethnicity",
    since=date(2021, 4, 1),
    source="DfE children in need census and SSDA903 guides, 2025-26",
    note="Also used by Annex A and the workforce census.",
    entries=(
        Code("WBRI", "White British"),
        Code("WIRI", "White Irish"),
        Code("WIRT", "Traveller of Irish heritage"),
        Code("WOTH", "Other White"),
        Code("WROM", "Gypsy/Roma"),
        Code("MWBC", "White and Black Caribbean"),
        Code("MWBA", "White and Black African"),
        Code("MWAS", "White and Asian"),
        Code("MOTH", "Other mixed"),
        Code("AIND", "Indian"),
        Code("APKN", "Pakistani"),
        Code("ABAN", "Bangladeshi"),
        Code("AOTH", "Other Asian"),
        Code("BCRB", "Caribbean"),
        Code("BAFR", "African"),
        Code("BOTH", "Other Black"),
        Code("CHNE", "Chinese"),
        Code("OOTH", "Other ethnic group"),
        Code("REFU", "Refused"),
        Code("NOBT", "Not yet obtained"),
    ),
)

SEX = CodeSet(
    code="sex",
    title="Sex",
    since=date(2024, 4, 1),
    source="DfE children in need census and SSDA903 guides, 2024-25",
    note="Before 2024-25 the census sent 0, 1, 2 or 9 and the SSDA903 sent 1 or 2. An unborn child is always U.",
    entries=(
        Code("M", "Male"),
        Code("F", "Female"),
        Code("U", "Unknown", note="Must be U for an unborn child."),
    ),
)

DISABILITY = CodeSet(
    code="disability",
    title="Disability",
    since=date(2021, 4, 1),
    source="DfE children in need census guide, 2025-26",
    entries=(
        Code("NONE", "No disability"),
        Code("MOB", "Mobility"),
        Code("HAND", "Hand function"),
        Code("PC", "Personal care"),
        Code("INC", "Incontinence"),
        Code("COMM", "Communication"),
        Code("LD", "Learning"),
        Code("HEAR", "Hearing"),
        Code("VIS", "Vision"),
        Code("BEH", "Behaviour"),
        Code("CON", "Consciousness", note="Seizures."),
        Code("AUT", "Diagnosed autism or Asperger's"),
        Code("DDA", "Other condition under the disability definition"),
    ),
)

UPN_UNKNOWN = CodeSet(
    code="upn-unknown",
    title="Reason there is no unique pupil number",
    since=date(2021, 4, 1),
    source="DfE children in need census and SSDA903 guides, 2025-26",
    entries=(
        Code("UN1", "Not of school age, no UPN yet"),
        Code("UN2", "Never attended a maintained school in England"),
        Code("UN3", "Educated outside England"),
        Code(
            "UN4", "Newly in need or newly looked after, number not yet known", note="Census: last week of the period."
        ),
        Code("UN5", "Sources disagree, cannot match"),
        Code("UN6", "Not looked after, and the council cannot obtain it", note="Census only."),
        Code("UN7", "Referral with no further action", note="Census only."),
    ),
)
