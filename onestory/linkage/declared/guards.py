"""Where the weights alone are not to be trusted: each guard says when, and what happens instead of joining."""

from dataclasses import dataclass
from enum import StrEnum


class Band(StrEnum):
    """What is done about two records."""

    SAME = "same"
    ASK = "ask"
    APART = "apart"


@dataclass(frozen=True)
class Guard:
    """A condition on a scored pair; pairs that meet it are never joined by machine."""

    code: str
    sql: str
    band: Band
    words: str


GIVEN_DIFFERS = "given IN ('differs', 'alike')"
GIVEN_SURE = "given IN ('same', 'known-as')"
BORN_DIFFERS = "born IN ('differs', 'year')"
ID_SAME = "(nhs = 'same' OR upn = 'same' OR council_id = 'same' OR pnc = 'same')"
STRONG_ID_SAME = "(nhs = 'same' OR upn = 'same' OR council_id = 'same')"

GUARDS = (
    Guard(
        "two-numbers-two-people",
        f"nhs = 'differs' AND ({GIVEN_DIFFERS} OR {BORN_DIFFERS} OR given = 'unknown')",
        Band.APART,
        "Two valid NHS numbers that differ, and the name or the date of birth differs too.",
    ),
    Guard(
        "two-numbers",
        "nhs = 'differs'",
        Band.ASK,
        "Two valid NHS numbers that differ: only a person may say that one of them is wrong.",
    ),
    Guard(
        "number-against-person",
        f"{ID_SAME} AND {GIVEN_DIFFERS} AND born NOT IN ('same', 'swapped', 'slip', 'unknown')",
        Band.ASK,
        "The same number, but another first name and another date of birth: the number may have been typed for a relative.",
    ),
    Guard(
        "number-of-a-relative",
        f"{ID_SAME} AND born = 'differs' AND generation",
        Band.ASK,
        "The same number, but born a generation apart: the number may be a parent's.",
    ),
    Guard(
        "twin-number",
        f"{ID_SAME} AND twins AND {GIVEN_DIFFERS}",
        Band.ASK,
        "The same number, but another first name, and there are twins here: the number may be the other twin's.",
    ),
    Guard(
        "twins-named",
        f"twins AND {GIVEN_DIFFERS} AND NOT {STRONG_ID_SAME}",
        Band.APART,
        "Born on one day in one family, with two first names: twins.",
    ),
    Guard(
        "twins-near",
        f"twins AND (given NOT IN ('same', 'known-as', 'differs', 'alike') OR (given = 'known-as' AND near_names) OR middle = 'differs') AND NOT {STRONG_ID_SAME}",
        Band.ASK,
        "There are twins here, and the first names do not settle which of them this is.",
    ),
    Guard(
        "no-forename",
        f"given = 'unknown' AND NOT {STRONG_ID_SAME} AND (twins OR born NOT IN ('same', 'swapped', 'slip'))",
        Band.ASK,
        "One record has no first name, and there is more than one child whom it may be.",
    ),
    Guard(
        "generations",
        f"generation AND NOT {ID_SAME}",
        Band.APART,
        "One name, a generation apart: a parent and a child.",
    ),
)
"""In order: the first that holds decides."""
