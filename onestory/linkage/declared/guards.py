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
    """A condition on a scored pair; a pair that meets it is not joined on its own evidence.

    `forbids` goes further: no group may ever hold both records. `households` guards are for records of families;
    where nobody shares a home they would only lose true pairs. `two_people` says that the two are surely not one,
    so that a third record which fits both is left to a person. `first_look` guards hold while records are
    compared; once they are gathered, being the only one who fits is enough.
    """

    code: str
    sql: str
    band: Band
    words: str
    forbids: bool = False
    households: bool = False
    two_people: bool = False
    first_look: bool = False


GIVEN_DIFFERS = "given IN ('differs', 'alike')"
BORN_DIFFERS = "born IN ('differs', 'year')"
BORN_AGREES = "born IN ('same', 'swapped', 'slip')"
ID_SAME = "(nhs = 'same' OR upn = 'same' OR council_id = 'same' OR pnc = 'same')"

SAME_PLACE = "('same-door', 'same-postcode', 'same-street-door')"

BORN_AT_HOME = "(awaited IN ('near-date', 'date') AND place = 'same-door')"
"""Born at the very home where a child was awaited, within some six weeks of the day: one in thirteen comes early."""

INFANT_AT_HOME = f"(one_infant AND family IN ('same', 'slip', 'also-known') AND place IN {SAME_PLACE})"
"""Each was called a baby and not yet named, in one family at one home, and one of the two has no date to tell."""

LISTED_AT_HOME = f"(infant_listed AND family IN ('same', 'slip', 'also-known') AND place IN {SAME_PLACE})"
"""A tenancy lists a baby not yet named, and this is a child of that surname at that home whose mother is told: whoever
else stands in that tenancy it cannot be, and where anybody else could be meant, the two are rivals."""

SAME_FIRST_NAME = "('same', 'at-home', 'known-as', 'swapped', 'unknown')"

RARE_NAME = 10
"""A name so rare that it weighs this much needs no more."""

RARE_ON_A_TELEPHONE = 6
"""A whole name so rare that with a telephone it weighs this much needs no birthday."""

RARE_WHOLE_NAME = 10
"""A whole name so rare that it weighs this much needs nothing beside it."""

RARE_FIRST_NAME = 9
"""A first name so rare that with a birthday it weighs this much needs neither surname nor home."""

GUARDS = (
    Guard(
        "two-numbers-two-people",
        f"nhs = 'differs' AND ({GIVEN_DIFFERS} OR {BORN_DIFFERS})",
        Band.APART,
        "Two valid NHS numbers that differ, and the name or the date of birth differs too.",
        forbids=True,
        two_people=True,
    ),
    Guard(
        "two-numbers-two-homes",
        f"nhs = 'differs' AND place NOT IN {SAME_PLACE}",
        Band.ASK,
        "Two valid NHS numbers that differ, and two homes: two children may share a name and a birthday.",
        forbids=True,
        two_people=True,
    ),
    Guard(
        "two-numbers",
        "nhs = 'differs'",
        Band.ASK,
        "Two valid NHS numbers that differ: only a person may say that one of them is wrong.",
        forbids=True,
    ),
    Guard(
        "generations",
        "generation AND born = 'differs'"
        " AND NOT (nhs = 'same' AND given IN ('same', 'at-home') AND NOT two_first_names)",
        Band.APART,
        "Born a generation apart: a parent and a child, or two people of one name.",
        forbids=True,
        two_people=True,
        households=True,
    ),
    Guard(
        "number-against-person",
        f"{ID_SAME} AND {GIVEN_DIFFERS} AND NOT ({BORN_AGREES} OR born = 'unknown')",
        Band.ASK,
        "The same number, but another first name and another date of birth: it may have been typed for a relative.",
        forbids=True,
        two_people=True,
        households=True,
    ),
    Guard(
        "number-without-a-name",
        f"{ID_SAME} AND given = 'unknown' AND (sex = 'differs' OR infant_of_another_birth)"
        f" AND NOT ({BORN_AGREES} OR born IN ('unknown', 'unreal'))",
        Band.ASK,
        "The same number, no first name, another date of birth, and another sex or a baby: a sister's or a brother's?",
        forbids=True,
        two_people=True,
        households=True,
    ),
    Guard(
        "number-against-birthday",
        f"{ID_SAME} AND (given NOT IN {SAME_FIRST_NAME} AND NOT ({BORN_AGREES} OR born IN ('unknown', 'unreal'))"
        f" OR {GIVEN_DIFFERS} AND born NOT IN ('same', 'swapped') OR given = 'differs'"
        f" OR given = 'unknown' AND {BORN_DIFFERS} AND family = 'differs')",
        Band.ASK,
        "The same number, but neither first name nor date of birth wholly agrees: it may be a relative's.",
        households=True,
    ),
    Guard(
        "told-together",
        f"told_together AND ({GIVEN_DIFFERS} OR {BORN_DIFFERS}) AND NOT {ID_SAME}",
        Band.APART,
        "One notice, or one tenancy, names both, by another first name or with another date of birth.",
        forbids=True,
        two_people=True,
    ),
    Guard(
        "told-beside",
        f"told_together AND NOT (born = 'same' AND given IN ('same', 'at-home') AND NOT two_first_names)"
        f" AND NOT {ID_SAME}",
        Band.ASK,
        "One notice, or one tenancy, names both: a father and a son may have one name, and so may two cousins.",
        forbids=True,
        two_people=True,
    ),
    Guard(
        "twin-number",
        f"{ID_SAME} AND twins AND {GIVEN_DIFFERS}",
        Band.ASK,
        "The same number, but another first name, and there are twins here: the number may be the other twin's.",
        forbids=True,
        two_people=True,
    ),
    Guard(
        "twins-named",
        f"twins AND {GIVEN_DIFFERS} AND NOT {ID_SAME}",
        Band.APART,
        "Born on one day in one family, with two first names: twins.",
        forbids=True,
        two_people=True,
    ),
    Guard(
        "twins-middle",
        f"twins AND middle = 'differs' AND NOT {ID_SAME}",
        Band.ASK,
        "There are twins here, and the middle names differ.",
        forbids=True,
        two_people=True,
    ),
    Guard(
        "two-pupils",
        "upn = 'differs' AND NOT (nhs = 'same' OR council_id = 'same')",
        Band.ASK,
        "Two pupil numbers, neither of them the other's former number.",
        forbids=True,
        two_people=True,
    ),
    Guard(
        "two-mothers",
        f"awaited = 'unknown' AND two_mothers AND NOT {ID_SAME}",
        Band.ASK,
        "Each is said to be the child of another mother.",
        forbids=True,
        two_people=True,
    ),
    Guard(
        "another-birth",
        "awaited IN ('mother-differs', 'other-date')",
        Band.APART,
        "Awaited by another mother, or for another time.",
        forbids=True,
        two_people=True,
    ),
    Guard(
        "own-mother",
        "own_mother AND awaited <> 'mother-and-date'",
        Band.APART,
        "One record is of the other's mother, whose number stands on the child she awaits.",
        forbids=True,
        two_people=True,
    ),
    Guard(
        "two-in-one-register",
        "awaited <> 'unknown' AND same_source",
        Band.ASK,
        "One partner holds both: two children of one birth, or one that was entered twice.",
        forbids=True,
        two_people=True,
    ),
    Guard(
        "listed-beside",
        f"listed_once AND (born IN ('unknown', 'unreal') OR given = 'unknown') AND place IN {SAME_PLACE}"
        f" AND awaited = 'unknown' AND NOT {ID_SAME}",
        Band.ASK,
        "One partner lists both at one home, one of them without a date of birth or a first name: two of a family.",
        forbids=True,
        two_people=True,
        households=True,
    ),
    Guard(
        "listed-on-one-day",
        "listed_once AND given IN ('slip', 'sound', 'another', 'part', 'close', 'alike') AND born = 'same'"
        f" AND place IN {SAME_PLACE} AND NOT {ID_SAME}",
        Band.ASK,
        "One partner lists both at one home, born on one day, by two first names: they may be twins.",
        forbids=True,
        two_people=True,
        households=True,
    ),
    Guard(
        "listed-by-two-names",
        "listed_once AND given NOT IN ('same', 'swapped', 'initial', 'unknown')"
        f" AND born NOT IN ('same', 'swapped', 'unknown', 'unreal') AND place IN {SAME_PLACE} AND NOT {ID_SAME}",
        Band.ASK,
        "One partner lists both at one home, by two first names and two dates of birth: Amy and Amelia may be sisters.",
        forbids=True,
        two_people=True,
        households=True,
    ),
    Guard(
        "boy-and-girl",
        f"two_unnamed AND sex = 'differs' AND {BORN_AGREES} AND NOT {ID_SAME}",
        Band.ASK,
        "A boy and a girl, neither of them named yet, born on one day: they may be twins.",
        forbids=True,
        two_people=True,
    ),
    Guard(
        "two-names-unlike",
        f"two_names_told AND given = 'differs' AND born IN ('unknown', 'unreal') AND NOT {ID_SAME}",
        Band.APART,
        "One partner writes both names, which have nothing in common, one of them without a date of birth.",
        forbids=True,
        households=True,
    ),
    Guard(
        "two-names-in-one-system",
        f"two_names_told AND born IN ('unknown', 'unreal') AND NOT {ID_SAME}",
        Band.ASK,
        "One partner writes both names, one of them without a date of birth: Jake and Jacob may be brothers.",
        forbids=True,
        households=True,
    ),
    Guard(
        "one-of-several",
        f"several AND given = 'unknown' AND NOT {ID_SAME}",
        Band.ASK,
        "One of them is called a twin, or more than one child was born or awaited here at that time.",
    ),
    Guard(
        "no-forename",
        f"given = 'unknown' AND NOT {ID_SAME} AND awaited <> 'mother-and-date' AND NOT {BORN_AT_HOME}"
        " AND NOT (said_again AND NOT twins_of_one_surname)",
        Band.ASK,
        "One record has no first name, and it may be somebody else in the family.",
        households=True,
        first_look=True,
    ),
    Guard(
        "whose-baby",
        f"given = 'unknown' AND NOT {ID_SAME} AND awaited NOT IN ('mother-and-date', 'near-date', 'date')"
        f" AND baby_listed AND NOT ({BORN_AGREES} OR {INFANT_AT_HOME} OR {LISTED_AT_HOME})",
        Band.ASK,
        "A tenancy lists a baby without a name or a birthday: this may be that baby, or somebody else at that home.",
        households=True,
    ),
    Guard(
        "no-forename-or-birthday",
        f"given = 'unknown' AND NOT {ID_SAME} AND awaited NOT IN ('mother-and-date', 'near-date', 'date')"
        f" AND (twins_of_one_surname OR NOT ({BORN_AGREES} OR {INFANT_AT_HOME} OR {LISTED_AT_HOME}))",
        Band.ASK,
        "One record has no first name, and no birthday that tells whose it is.",
        households=True,
    ),
    Guard(
        "awaited-twins",
        f"awaited <> 'unknown' AND (twins OR awaited = 'unclear' AND NOT {INFANT_AT_HOME})",
        Band.ASK,
        "More than one child may have been awaited here.",
    ),
    Guard(
        "twins-alike",
        f"twins AND NOT {ID_SAME} AND (given IN ('part', 'close', 'sound', 'another', 'initial')"
        " OR (given IN ('at-home', 'known-as') AND two_forms))",
        Band.ASK,
        "There are twins here, and the first names are alike without being the same.",
    ),
    Guard(
        "twins-of-one-name",
        f"twins AND namesakes AND NOT {ID_SAME} AND middle <> 'same'",
        Band.ASK,
        "One partner lists two of this name, each with a number, born on one day here: this may be either.",
    ),
    Guard(
        "first-name-alike",
        f"NOT {ID_SAME} AND (given = 'alike'"
        " OR (given IN ('another', 'initial', 'sound', 'part', 'close') AND family IN ('differs', 'alike')))",
        Band.ASK,
        "The first names are only a little alike, and families choose names that are.",
        households=True,
    ),
    Guard(
        "first-name-differs",
        f"{GIVEN_DIFFERS} AND NOT {ID_SAME}",
        Band.ASK,
        "Another first name: a surname, a birthday and an address are not enough, for twins and families share them.",
        households=True,
        two_people=True,
    ),
    Guard(
        "another-name-on-one-contact",
        f"{GIVEN_DIFFERS} AND NOT {ID_SAME} AND {BORN_AGREES}"
        " AND (phone = 'same' OR (email = 'same' AND family NOT IN ('differs', 'alike')))",
        Band.ASK,
        "Another first name on one birthday and one telephone or e-mail: a family has one number for all its children.",
    ),
    Guard(
        "awaited-nearby",
        "awaited IN ('near-date', 'date') AND family IN ('not-yet-named', 'alike', 'differs')"
        f" AND place <> 'same-door' AND phone <> 'same' AND email <> 'same' AND NOT {ID_SAME}",
        Band.ASK,
        "Born when a child of another surname was awaited, and not at one home: it may be a neighbour's.",
    ),
    Guard(
        "name-alone",
        f"born IN ('unknown', 'unreal') AND NOT {ID_SAME} AND NOT (awaited = 'near-date' AND phone = 'same')"
        " AND place IN ('unknown', 'district', 'differs') AND email <> 'same'"
        " AND (email = 'slip' AND phone <> 'same'"
        f" OR weight < (CASE WHEN phone = 'same' THEN {RARE_ON_A_TELEPHONE} ELSE {RARE_WHOLE_NAME} END))",
        Band.ASK,
        "A name, and at most a telephone that a family may share: nothing else to go by.",
    ),
    Guard(
        "half-a-name",
        f"awaited = 'unknown' AND born IN ('unknown', 'unreal') AND NOT {ID_SAME} AND email <> 'same'"
        " AND NOT said_again AND (family IN ('differs', 'alike')"
        " OR given NOT IN ('same', 'at-home') AND NOT (given = 'swapped' AND crossed))",
        Band.ASK,
        "No date of birth, and the names do not wholly agree: sisters and brothers have such names.",
        households=True,
        first_look=True,
    ),
    Guard(
        "half-a-name-at-most",
        f"awaited = 'unknown' AND born IN ('unknown', 'unreal') AND NOT {ID_SAME} AND email <> 'same'"
        f" AND NOT said_again AND NOT {INFANT_AT_HOME} AND NOT {LISTED_AT_HOME}"
        " AND (family NOT IN ('same', 'swapped', 'slip', 'sound')"
        " OR given NOT IN ('same', 'at-home', 'known-as', 'slip') AND NOT (given = 'swapped' AND crossed))",
        Band.ASK,
        "No date of birth, and the names agree only in part: sisters and brothers have such names.",
        households=True,
    ),
    Guard(
        "parent-or-child",
        f"awaited = 'unknown' AND born IN ('unknown', 'unreal') AND NOT {ID_SAME}"
        " AND (sex = 'differs' OR phone = 'differs' OR middle = 'differs')",
        Band.ASK,
        "No date of birth, and the sex, the telephone or the middle name differs: parents and children share names.",
        households=True,
    ),
    Guard(
        "another-surname-and-home",
        f"family = 'differs' AND NOT {ID_SAME} AND place IN ('unknown', 'district', 'differs')"
        f" AND phone <> 'same' AND email <> 'same' AND weight < {RARE_FIRST_NAME}",
        Band.ASK,
        "A first name and a birthday, with another surname and another home: not enough, and it may be a new start.",
        households=True,
    ),
    Guard(
        "another-number-and-surname",
        "nhs IN ('unchecked', 'differs') AND family = 'differs' AND weight < 0",
        Band.ASK,
        "Another number and another surname: what agrees does not make one person likelier than two.",
    ),
    Guard(
        "birthday-near",
        f"NOT {ID_SAME} AND place NOT IN {SAME_PLACE} AND phone <> 'same' AND email <> 'same'"
        " AND (born IN ('two-parts', 'close', 'year-guess')"
        f" OR (born IN ('slip', 'swapped') AND weight < {RARE_NAME}))",
        Band.ASK,
        "One name, but another home and a date of birth that only comes near: there are many of one name.",
        households=True,
    ),
    Guard(
        "birthday-differs",
        f"{BORN_DIFFERS} AND NOT {ID_SAME}",
        Band.ASK,
        "Another date of birth: brothers, sisters and cousins may share a name.",
        households=True,
        two_people=True,
    ),
)
"""In order: the first that holds decides."""
