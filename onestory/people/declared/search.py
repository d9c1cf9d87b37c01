"""What the live search adds to the trained model: keys to look under, and answers to half a date or half a postcode."""

from datetime import date

from onestory.grammar.declarations import check_no_repeats
from onestory.linkage.declared.model import KEYS, Comparison, Key, Level

SINCE, SOURCE = (
    date(2026, 11, 25),
    "Weights are the trained model's; what it never meets is set here by counting births",
)

TAKEN = (
    "nhs", "upn", "council", "pnc", "email", "phone", "born", "place-given", "place-family", "place", "family-year",
    "names",
)  # fmt: skip
"""Keys of the model under which the search looks too. The rest ask for more to agree than a worker may know."""

MONTH, DAY = "left(dob_text, 6)", "left(dob_text, 4) || right(dob_text, 2)"

NEAR_KEYS = (
    Key("born-given", "dob_text || left(given_sound, 1)"),
    Key("born-family", "dob_text || left(family_sound, 1)"),
    Key("place-year", "coalesce(postcode, door) || left(dob_text, 4)"),
    Key("family-month", f"family_sound || {MONTH}"),
    Key("family-day", f"family_sound || {DAY}"),
    Key("family-birthday", "family_sound || right(dob_text, 4)"),
    Key("given-month", f"given_sound || {MONTH}"),
    Key("given-day", f"given_sound || {DAY}"),
    Key("given-birthday", "given_sound || right(dob_text, 4)"),
    Key("names-year", "given_sound || ' ' || family_sound || left(dob_text, 4)"),
    Key("names-district", "given_sound || ' ' || family_sound || district"),
    Key("awaited-family", "CASE WHEN unborn THEN family_sound END"),
)
"""One slip of a date leaves two of its day, month and year: with a name, any two find the child.

Among a million people three hundred ways of telling of somebody share a birthday, and a tenth of those an initial.
"""

WIDE_KEYS = (
    Key("door", "door"),
    Key("given-year", "given_sound || left(dob_text, 4)"),
    Key("given-district", "given_sound || district"),
    Key("family-district", "family_sound || district"),
    Key("given", "given_sound"),
    Key("family", "family_sound"),
)
"""Asked where the narrower ones found nobody likely, or where nothing narrower was told."""

NEAR, NAMES, WIDE, ALONE, LIKE_THEM, SLIPPED, BORN = 1, 2, 3, 4, 5, 6, 7
ROUNDS: dict[int, tuple[str, ...]] = {
    NEAR: (
        "nhs", "upn", "council", "pnc", "email", "phone", "born-given", "born-family", "place-given", "place-family",
        "place-year", "names-year", "names-district", "awaited-family",
    ),
    BORN: ("born",),
    SLIPPED: (
        "family-month", "family-day", "family-birthday", "given-month", "given-day", "given-birthday",
    ),
    NAMES: ("names",),
    WIDE: ("place", "door", "family-year", "given-year", "given-district", "family-district"),
    ALONE: ("given", "family"),
}  # fmt: skip
"""Which keys are asked first, and which only if nobody likely was found. One name alone comes last."""

VISIBLE = frozenset(
    {
        "unborn", "given", "givens", "given_roots", "middle", "family", "families", "given_sound", "whole_sound",
        "family_sound", "family_roots",
        "dob", "dob_text", "due", "sex", "nhs", "nhs_said", "upns", "council_id", "pnc", "mother_nhs",
    }
)  # fmt: skip
"""What the search may know of a shielded person. Any other column, also one yet to come, is left blank for them."""

HIDDEN_WHEN_ASKED = ("address", "postcode", "phone", "email", "place_part")
"""Whoever asks for one of these is shown no shielded person."""


def live_keys() -> tuple[Key, ...]:
    """Every key of the search, in order."""
    known = {key.code: key for key in KEYS}
    gone = [code for code in TAKEN if code not in known]
    if gone:
        raise LookupError(
            f"The model has no key called {', '.join(gone)} any more: name another in people/declared/search."
        )
    return (*(known[code] for code in TAKEN), *NEAR_KEYS, *WIDE_KEYS)


PARTS = (
    Comparison(
        field="born_part",
        title="Age or year of birth",
        unknown="born_from_l IS NULL OR dob_r IS NULL",
        levels=(
            Level("within", "dob_r BETWEEN born_from_l AND born_until_l", "born in the time asked for", 0.93, 0.02),
            Level(
                "near",
                "dob_r BETWEEN born_from_l - 366 AND born_until_l + 366",
                "born within a year of the time asked for",
                0.05,
                0.03,
            ),
            Level("differs", "ELSE", "born at another time", 0.02, 0.95),
        ),
    ),
    Comparison(
        field="place_part",
        title="Part of a postcode",
        unknown="place_part_l IS NULL OR postcode_r IS NULL",
        levels=(
            Level(
                "same",
                "district_r = place_part_l OR left(postcode_r, length(postcode_r) - 2) = place_part_l",
                "in that part of a postcode, now or earlier",
                0.80,
                0.07,
            ),
            Level("differs", "ELSE", "in another part", 0.20, 0.93),
        ),
    ),
    Comparison(
        field="awaited_part",
        title="Awaited",
        unknown="as_awaited_l IS NULL",
        levels=(
            Level("awaited", "unborn_r", "a child who is awaited, as was asked", 0.90, 0.01),
            Level("born", "ELSE", "not told of as awaited", 0.10, 0.99),
        ),
    ),
)
"""Answers that two records never give each other: records hold whole dates and postcodes, or none; and a worker who
writes "unborn" means it, where a record may be older than the birth."""

PART_COLUMNS = {"born_from": "date", "born_until": "date", "place_part": "text", "as_awaited": "boolean"}

LEAST = 3.0
"""Whoever's answers together weigh less than this, before what is usual is counted, is not shown."""

SURELY = 6.0
"""From this weight on nobody is looked for under a date with a slip: many share a name and two parts of a date."""

LIKELY = 0.0
"""From this weight on somebody is as likely as not to be who was meant, and no wider key is asked."""

PLAINLY = 15.0
"""Where one name or none was told, answers that weigh so much before what is usual is counted are enough as well.

A telephone and a first name, say: among a million that is less than likely, but no wider key finds a better fit.
"""

ALIKE_AT_MOST = 12
"""So many names like one that was asked are looked for as well."""

MOST_LOOKED_AT = 4_000
"""So many rows are weighed at most in one round: a name that thousands share needs something beside it."""

FEWER_LOOKED_AT = 250
"""So many where one name was told and nothing else, since they all weigh the same."""

MOST_WEIGHED = 32
"""So many of those, the best by a rough guess at how alike words are, are weighed exactly."""

MARGIN = 8.0
"""A rough guess may be so many bits too low."""

MOST_READINGS = 8
"""One box can be read in several ways: which word is the surname, which spelling was meant."""

check_no_repeats("The keys of the search", (key.code for key in live_keys()))
check_no_repeats("The rounds of the search", (code for codes in ROUNDS.values() for code in codes))
