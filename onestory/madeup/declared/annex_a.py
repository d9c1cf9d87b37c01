"""The columns and lettered answers of Annex A's eleven lists."""


def _lettered(text: str) -> dict[str, str]:
    """Codes with their letter in order: WBRI becomes 'a) WBRI'."""
    return {code: f"{chr(ord('a') + place)}) {code}" for place, code in enumerate(text.split())}


ETHNICITY = _lettered(
    "WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH NOBT REFU"
)
GENDER = {"M": "a) Male", "F": "b) Female", "U": "c) Not stated/recorded"}
SOURCES = {
    code: f"{chr(ord('a') + place)}) {code}: {words}"
    for place, (code, words) in enumerate(
        (
            ("1A", "Individual"), ("1B", "Individual"), ("1C", "Individual"), ("1D", "Individual"), ("2A", "Schools"),
            ("2B", "Education services"),
            ("3A", "Health services"), ("3B", "Health services"), ("3C", "Health services"), ("3D",
            "Health services"), ("3E", "Health services"),
            ("3F", "Health services"), ("4", "Housing"), ("5A", "LA services"), ("5B", "LA services"), ("5C",
            "LA services"), ("6", "Police"),
            ("7", "Other legal agency"), ("8", "Other"), ("9", "Anonymous"), ("10", "Unknown"),
        )
    )
} | {"5D": "o) 5B: LA services"}  # fmt: skip
NEEDS = {
    "N1": "a) N1", "N2": "b) N2", "N3": "c) N3", "N4": "d) N4", "N5": "e) N5", "N6": "f) N6", "N7": "g) N7",
    "N8": "h) N8", "N9": "i) N9", "N0": "j) N0", "": "j) N0",
}  # fmt: skip
CLOSURES = _lettered("RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8 RC9") | {"": ""}
CATEGORIES = {
    "NEG": "a) Neglect",
    "PHY": "b) Physical abuse",
    "SAB": "c) Sexual abuse",
    "EMO": "d) Emotional abuse",
    "MUL": "e) Multiple",
}
LEGAL = {"C1": "a) C1", "C2": "b) C2", "E1": "d) E1", "V2": "e) V2"}
CASE_STATUS = {
    "care": "a) Looked after child", "protection": "b) Child protection plan", "plan": "c) Child in need plan",
    "assessment": "d) Open assessment",
    "closed": "e) Closed episode",
}  # fmt: skip
PROVIDERS = {
    "PR0": "c) Other",
    "PR1": "a) Own LA",
    "PR2": "c) Other",
    "PR3": "c) Other",
    "PR4": "b) Private",
    "PR5": "c) Other",
}
YES, NO, UNKNOWN = "a) Yes", "b) No", "c) Unknown"
COMMON = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age")
DISABLED = "Does the Child have a Disability"
WORKER = ("Allocated Team", "Allocated Worker")
HEADERS: dict[int, tuple[str, ...]] = {
    1: (*COMMON, "Date of Contact", "Contact Source"),
    2: (*COMMON, "Assessment start date", "Assessment completion date", "Organisation completing assessment"),
    3: (
        *COMMON,
        "Date of referral",
        "Referral Source",
        "Referral NFA?",
        "Number of Referrals in Last 12 Months",
        *WORKER,
    ),
    4: (
        *COMMON,
        DISABLED,
        "Continuous Assessment Start Date",
        "Child Seen During Continuous Assessment",
        "Continuous Assessment Date of Authorisation",
        "Was the child assessed as requiring LA children's social care support?",
        *WORKER,
    ),
    5: (
        *COMMON,
        DISABLED,
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Was an Initial Child Protection Conference deemed unnecessary?",
        "Date of Initial Child Protection Conference",
        "Did the Initial Child Protection Conference Result in a Child Protection Plan",
        "Number of Section 47 Enquiries in the last 12 months",
        "Number of ICPCs in the last 12 months",
        *WORKER,
    ),
    6: (
        *COMMON,
        DISABLED,
        "CIN Start Date",
        "Primary Need Code",
        "Date Child Was Last Seen",
        "CIN Closure Date",
        "Reason for Closure",
        "Case Status",
        *WORKER,
    ),
    7: (
        *COMMON,
        DISABLED,
        "Child Protection Plan Start Date",
        "Initial Category of Abuse",
        "Latest Category of Abuse",
        "Date of the Last Statutory Visit",
        "Was the Child Seen Alone?",
        "Date of latest review conference",
        "Child Protection Plan End Date",
        "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
        "Number of Previous Child Protection Plans",
        *WORKER,
    ),
    8: (
        *COMMON,
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
        DISABLED,
        "Date Started to be Looked After",
        "Child's Category of Need",
        "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
        "Start date of current legal status",
        "Child's Legal Status",
        "Date of Latest Statutory Review",
        "Date of Last Social Work Visit",
        "What is the permanence plan for this child?",
        "Date of Last IRO Visit / Contact to the Child",
        "Date of Last Health Assessment",
        "Date of Last Dental Check",
        "Number of Placements in the Last 12 months",
        "Date Ceased to be Looked After",
        "Reason Ceased to be Looked After",
        "Start Date of Most Recent Placement",
        "Placement Type",
        "Placement Provider",
        "Placement postcode",
        "URN of Placement",
        "Placement Location",
        "LA of Placement",
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
        "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
        "Was the child offered a Return Interview after their last missing episode (Y/N)?",
        "Did the child accept a Return Interview after their last missing episode (Y/N)?",
        *WORKER,
    ),
    9: (
        *COMMON,
        DISABLED,
        *WORKER,
        "Eligibility Category",
        "LA in Touch",
        "Type of Accommodation",
        "Suitability of Accommodation",
        "Activity Status",
    ),
    10: (
        *COMMON,
        "Family identifier",
        DISABLED,
        "Date the Child Entered Care",
        "Date of Decision that Child Should be Placed for Adoption",
        "Date of Placement Order",
        "Date of Matching Child and Prospective Adopters",
        "Date Placed for Adoption",
        "Date of Adoption Order",
        "Date of Decision that Child Should No Longer be Placed for Adoption",
        "Reason Why Child No Longer Placed for Adoption",
        "Date the child was placed for fostering in FFA or concurrent planning placement",
    ),
    11: (
        "Individual adopter identifier",
        "Family identifier",
        "Gender",
        "Ethnicity",
        "Disability",
        "Is the (prospective) adopter fostering for adoption?",
        "Date enquiry received",
        "Date Stage 1 started",
        "Date Stage 1 ended",
        "Date Stage 2 started",
        "Date Stage 2 ended",
        "Date application submitted",
        "Date application approved",
        "Date adopter matched with child(ren)",
        "Date child/children placed with adopter(s)",
        "No. of children placed",
        "Date of Adoption Order",
        "Date of leaving adoption process",
        "Reason for leaving adoption process",
    ),
}
