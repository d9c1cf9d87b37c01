"""Police notices that come by file: from which day on they are contacts, and what their words mean."""

from collections.abc import Mapping
from datetime import timedelta

from onestory.vocabulary.frontdoor import ContactType

NOTICES_BY_FILE = "notices-by-file"
"""The setting by which a council takes the notices of a file into its front door."""
FROM = "from"
FEED, PART = "police-notices", "notices"
FORM, VERSION = "police-notice-file", "2026-1"
SENT_BY = "feed-police-notices"
NOTICES_AT_ONCE = 50
"""How many notices one transaction makes contacts of: a message that tells of one of them waits no longer than that."""
FURTHEST_BACK = timedelta(days=31)
"""How old an incident may be, when the council sets a day, to become a contact: a force's old files are no news."""
CLOCKS_DIFFER_BY = timedelta(minutes=15)
SAME_WITHIN = timedelta(days=7)
"""How far apart a call that names no day of an incident and a notice of the file may come, to be put side by side."""
KINDS = (
    ("domestic", ContactType.DOMESTIC_ABUSE),
    ("missing", ContactType.MISSING),
    ("mental", ContactType.MENTAL_HEALTH_CRISIS),
    ("exploit", ContactType.EXPLOITATION),
)
"""What a force calls a notice, by a word of it; any other is a concern for a child."""
CHILD = "child"
"""The word by which a role is a child's where no birthday tells."""
RELATION_OF_ROLE = (("parent", "parent"), ("mother", "mother"), ("father", "father"))
OF_A_PERSON = {
    "given_name": "Forename",
    "family_name": "Surname",
    "date_of_birth": "Date of birth",
    "sex": "Sex",
    "role": "Role",
}
PLACES = {"address": "Address", "postcode": "Postcode", "phone": "Telephone"}
OF_THE_NOTICE = {
    "occurred_at": "When it happened",
    "notice_type": "Kind of notice",
    "risk": "Graded",
    "children_present": "Children present",
    "summary": "What happened",
    "officer": "Officer",
}
"""What whoever has a contact is told of when the force corrects it, by what it is called."""
KEYS_AWAY, NO_TEAM, REFUSED = "keys-away", "no-team", "refused"
RING = "If it cannot wait, ring the police with its number, and record the call under the same number."
WHY_IT_WAITS: Mapping[str, str] = {
    KEYS_AWAY: (
        f"Part of it is locked, and the key to it does not answer. It becomes a contact once the key is back. {RING}"
    ),
    NO_TEAM: (
        "The council where a child of it lives has no team that receives contacts. It becomes a contact once its "
        f"administrator has named one. {RING}"
    ),
    REFUSED: (
        "The front door could not make a contact of it, and tries again every minute. Tell your system's "
        "administrator. Meanwhile ring the police with its number, and record the call under the same number."
    ),
}
"""Why a row is no contact yet, and what to do."""
