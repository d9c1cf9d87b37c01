"""The vocabulary's lists as statutory files spell them: with old codes, with letters in front, or in words."""

from onestory.feeds.declared.codes import SEX
from onestory.grammar.codes import Spellings, spelt
from onestory.vocabulary.child import DISABILITY, ETHNICITY, UPN_UNKNOWN
from onestory.vocabulary.leaving_care import ACCOMMODATION, ACTIVITY, ELIGIBILITY, IN_TOUCH
from onestory.vocabulary.looked_after import (
    LEGAL_STATUS,
    MISSING_TYPE,
    PARTICIPATION,
    PLACEMENT,
    PLACEMENT_LOCATION,
    PLACEMENT_PROVIDER,
    REASON_EPISODE_CEASED,
    REASON_NEW_EPISODE,
    REASON_PLACEMENT_CHANGE,
    REASON_WORKER_CHANGE,
    SDQ_REASON,
)
from onestory.vocabulary.permanence import (
    ADOPTER_LEGAL_STATUS,
    ADOPTER_SEX,
    PREVIOUS_PERMANENCE,
    REASON_PLACED_CEASED,
)
from onestory.vocabulary.referral import (
    ABUSE_CATEGORY,
    ASSESSMENT_FACTORS,
    CASE_STATUS,
    PRIMARY_NEED,
    REASON_FOR_CLOSURE,
    REFERRAL_SOURCE,
)


def _as_it_is(codes: Spellings, **also: str) -> Spellings:
    return Spellings(title=codes.title, values=codes.values, also={**codes.also, **also})


def _with_words(codes: Spellings, words: dict[str, str]) -> Spellings:
    by_label = {label: code for code, label in codes.values.items()}
    return Spellings(title=codes.title, values=codes.values, also={**codes.also, **by_label, **words})


SEXES = SEX
ETHNICITIES = spelt(ETHNICITY)
DISABILITIES = spelt(DISABILITY)
NO_UPN = spelt(UPN_UNKNOWN)
SOURCES = spelt(REFERRAL_SOURCE)
NEEDS = spelt(PRIMARY_NEED)
CLOSURES = spelt(REASON_FOR_CLOSURE)
ABUSE = _with_words(
    spelt(ABUSE_CATEGORY),
    {
        "Neglect": "NEG",
        "Physical abuse": "PHY",
        "Physical": "PHY",
        "Sexual abuse": "SAB",
        "Sexual": "SAB",
        "Emotional abuse": "EMO",
        "Emotional": "EMO",
        "Multiple": "MUL",
        "Multiple categories": "MUL",
    },
)
FACTORS = spelt(ASSESSMENT_FACTORS)
CASE_STATUSES = _with_words(spelt(CASE_STATUS), {"Children in need plan": "c", "Looked after": "a"})
LEGAL_STATUSES = spelt(LEGAL_STATUS)
NEW_EPISODES = spelt(REASON_NEW_EPISODE)
PLACEMENTS = spelt(PLACEMENT)
PROVIDERS = _with_words(
    spelt(PLACEMENT_PROVIDER),
    {
        "Parents": "PR0",
        "Own LA": "PR1",
        "Own provision": "PR1",
        "Other LA": "PR2",
        "Other public": "PR3",
        "Private": "PR4",
        "Private provision": "PR4",
        "Voluntary": "PR5",
        "Voluntary sector": "PR5",
        "Parent": "PR0",
        "Voluntary/third sector": "PR5",
    },
)
EPISODES_CEASED = _as_it_is(spelt(REASON_EPISODE_CEASED))
PLACEMENT_CHANGES = spelt(REASON_PLACEMENT_CHANGE)
WORKER_CHANGES = spelt(REASON_WORKER_CHANGE)
PARTICIPATIONS = spelt(PARTICIPATION)
SDQ_REASONS = spelt(SDQ_REASON)
MISSING_TYPES = _with_words(spelt(MISSING_TYPE), {"Absent": "A", "Away": "A", "Unauthorised absence": "A"})
LOCATIONS = spelt(PLACEMENT_LOCATION)
PERMANENCE_BEFORE = spelt(PREVIOUS_PERMANENCE)
NO_LONGER_PLACED = spelt(REASON_PLACED_CEASED)
ADOPTER_SEXES = spelt(ADOPTER_SEX)
ADOPTER_STATUSES = spelt(ADOPTER_LEGAL_STATUS)
TOUCH = _with_words(spelt(IN_TOUCH), {"Yes": "YES", "No": "NO", "Died": "DIED", "Refused": "REFU", "Rhom": "RHOM"})
ELIGIBILITIES = _with_words(
    spelt(ELIGIBILITY),
    {
        "Relevant child": "2",
        "Former relevant child": "3",
        "Former relevant young person": "3",
        "Qualifying child": "4",
        "Qualifying young person": "4",
        "Qualifying care leaver": "4",
        "Eligible child": "1",
    },
)
ACTIVITIES = spelt(ACTIVITY)
HOMES = Spellings(
    title=ACCOMMODATION.title,
    values={entry.code: entry.label for entry in ACCOMMODATION}
    | {f"{entry.code}1": f"{entry.label}, suitable" for entry in ACCOMMODATION}
    | {f"{entry.code}2": f"{entry.label}, not suitable" for entry in ACCOMMODATION}
    | {"0": "Not known"},
)
