"""What is compared between two records, what each answer says in words, and which records are compared at all."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """One answer to a comparison: its condition on `_l` and `_r` columns, prior chances, and plain words.

    `m` is the chance of this answer when the records are one person, `u` when they are two.
    `rarity` names a column whose rarer values weigh more. A `households` level is left out where nobody shares a home.
    Of a level that is not `taught` the declared chances stand: records that teach are seldom of such people.
    """

    code: str
    sql: str
    words: str
    m: float
    u: float
    rarity: str = ""
    households: bool = False
    taught: bool = True


@dataclass(frozen=True)
class Comparison:
    """One field compared: `unknown` says when nothing can be said; the first level that holds is the answer."""

    field: str
    title: str
    unknown: str
    levels: tuple[Level, ...]


@dataclass(frozen=True)
class Key:
    """Records that share this value are compared; `sql` gives a value or null, `many` a list of different ones.

    A broad key is shared by many people who are not one: it is used where few share it and there is time left.
    A bound one holds a number, a telephone or a home: as few share it in a large council as in a small one, and where
    many records do they are mostly of one person of whom a partner has told again and again. It is used whatever else.
    """

    code: str
    sql: str
    many: bool = False
    broad: bool = False
    bound: bool = False


@dataclass(frozen=True)
class Look:
    """Fields that agree, which leave the others free to be learned, and how far such pairs are trusted."""

    held: tuple[str, ...]
    trust: float = 1.0


def only_if(first: str, then: str) -> str:
    """Return the condition that both hold, the second tried only where the first does: an AND would try both."""
    return f"CASE WHEN {first} THEN {then} ELSE false END"


def either(first: str, then: str) -> str:
    """Return the condition that one of two holds, the second tried only where the first does not."""
    return f"CASE WHEN {first} THEN true ELSE {then} END"


def slip(column: str) -> str:
    """Return the condition that two words differ by one letter: changed, lost, added, or two changed about."""
    left, right = f"{column}_l", f"{column}_r"
    alike = f"jaro_winkler_similarity({left}, {right}) >= 0.78 AND length({left}) > 2 AND length({right}) > 2"
    return only_if(alike, f"damerau_levenshtein({left}, {right}) <= 1")


def share(column: str, mask: str) -> str:
    """Return the condition that two lists have a word in common; the mask settles most pairs without looking."""
    return only_if(f"({mask}_l & {mask}_r) <> 0", f"list_has_any({column}_l, {column}_r)")


HOME = either(
    "uprn_l = uprn_r",
    only_if(
        "postcode_l = postcode_r",
        either(
            "door_l = door_r",
            only_if(
                "split_part(door_l, ' ', 1) = split_part(door_r, ' ', 1) AND length(door_l) > 6",
                "damerau_levenshtein(door_l, door_r) <= 1",
            ),
        ),
    ),
)
"""One home, also where a letter of its street is a slip. Two who live together seldom have one first name."""

PART = (
    "((length({short}) > 3 AND contains({long}, {short}))"
    " OR (length({short}) > 2 AND left({long}, length({short})) = {short})"
    " OR (length({short}) BETWEEN 4 AND 6 AND length({long}) > length({short}) AND left({long}, 3) = left({short}, 3)"
    " AND (right({short}, 1) IN ('Y', 'I') OR right({short}, 2) = 'IE')))"
)
"""A name within a longer one, or its beginning, or its beginning made a pet name: Stu, Reggie, Tommy."""
MIDDLE_AS_FIRST = " OR ".join((
    share("givens", "givens_mask"),
    only_if("(givens_mask_l & given_mask_r) <> 0", "list_has_any(givens_l, given_roots_r)"),
    only_if("(given_mask_l & givens_mask_r) <> 0", "list_has_any(given_roots_l, givens_r)"),
))  # fmt: skip
CROSSED = "given_sound_{one} = family_sound_{other} OR whole_sound_{one} = family_sound_{other}"
CROSSED_TOO = (
    "given_sound_{other} = family_sound_{one} OR whole_sound_{other} = family_sound_{one}"
    " OR list_has_any(given_roots_{other}, family_roots_{one})"
    " OR jaro_winkler_similarity(given_{other}, family_{one}) >= 0.88"
)
SWAPPED = " OR ".join(
    only_if(CROSSED.format(one=one, other=other), CROSSED_TOO.format(one=one, other=other))
    for one, other in (("l", "r"), ("r", "l"))
)
"""Whoever takes one name for the other seldom spells them better: one need only sound the same, and the other be a form
of the name or nearly it. A name of two parts (Al-Hassan, Lyons-Beardsley) is the whole of what stands in its place."""
SAME_YEAR = "left(dob_text_l, 4) = left(dob_text_r, 4)"
SAME_DAY = "right(dob_text_l, 4) = right(dob_text_r, 4)"

DUE, FORTNIGHT = (f"(abs(coalesce(due_l, dob_l) - coalesce(due_r, dob_r)) <= {days})" for days in (45, 14))
"""A child comes within some six weeks of the day on which it is due, and most within two; both may have a birthday."""

ONE_MOTHER = (
    "(mother_nhs_l = mother_nhs_r OR (mother_nhs_l = nhs_r AND given_r IS NULL)"
    " OR (nhs_l = mother_nhs_r AND given_l IS NULL))"
)
"""A child without a name may carry its mother's number as its own."""

MOTHERS_NUMBER = "mother_nhs_l = nhs_r OR nhs_l = mother_nhs_r"
"""Whoever is born when that mother's child was due and has her number is the child, whatever name stands beside it."""

COMPARISONS = (
    Comparison(
        field="given",
        title="First name",
        unknown="given_l IS NULL OR given_r IS NULL",
        levels=(
            Level(
                "at-home",
                only_if(HOME, either("given_l = given_r", share("given_roots", "given_mask"))),
                "same first name, or a form of it, at the same address",
                0.86,
                0.02,
                households=True,
            ),
            Level("same", "given_l = given_r", "same first name", 0.72, 0.005, "given"),
            Level(
                "known-as",
                share("given_roots", "given_mask"),
                "a short form or another spelling of the same first name",
                0.09,
                0.004,
            ),
            Level(
                "swapped",
                SWAPPED,
                "first name stands where the surname should",
                0.02,
                0.0006,
            ),
            Level("slip", slip("given"), "first name differs by a slip", 0.08, 0.008),
            Level(
                "sound",
                # A longer sound stands among a name's forms: these are of two consonants, as Luna's and Leanna's.
                "given_sound_l = given_sound_r",
                "first names have the same two consonants",
                0.02,
                0.006,
            ),
            Level("another", MIDDLE_AS_FIRST, "a middle name used as the first name", 0.03, 0.004),
            Level(
                "initial",
                "(length(given_l) = 1 OR length(given_r) = 1) AND left(given_l, 1) = left(given_r, 1)",
                "same initial",
                0.01,
                0.002,
            ),
            Level(
                "part",
                f"{PART.format(long='given_l', short='given_r')} OR {PART.format(long='given_r', short='given_l')}",
                "one first name is part of the other, or a short form",
                0.01,
                0.002,
            ),
            Level("close", "jaro_winkler_similarity(given_l, given_r) >= 0.9", "first names much alike", 0.01, 0.003),
            Level(
                "alike", "jaro_winkler_similarity(given_l, given_r) >= 0.8", "first names a little alike", 0.01, 0.03
            ),
            Level("differs", "ELSE", "first name differs", 0.03, 0.94),
        ),
    ),
    Comparison(
        field="middle",
        title="Middle name",
        unknown="middle_l IS NULL OR middle_r IS NULL",
        levels=(
            Level("same", "middle_l = middle_r", "same middle name", 0.80, 0.02),
            Level(
                "initial",
                "(length(middle_l) = 1 OR length(middle_r) = 1) AND left(middle_l, 1) = left(middle_r, 1)",
                "same middle initial",
                0.08,
                0.02,
            ),
            Level("differs", "ELSE", "middle name differs", 0.12, 0.96),
        ),
    ),
    Comparison(
        field="family",
        title="Surname",
        unknown="family_l IS NULL OR family_r IS NULL",
        levels=(
            Level("same", "family_l = family_r", "same surname", 0.76, 0.004, "family"),
            Level(
                "also-known",
                share("families", "families_mask"),
                "part of the surname, or a former surname, is the same",
                0.06,
                0.0015,
            ),
            Level(
                "swapped",
                SWAPPED,
                "surname stands where the first name should",
                0.02,
                0.0006,
            ),
            Level("slip", slip("family"), "surname differs by a slip", 0.07, 0.003),
            Level(
                "sound",
                f"family_sound_l = family_sound_r OR {share('family_roots', 'family_roots_mask')}",
                "surnames sound the same, or are two spellings of one name",
                0.01,
                0.003,
            ),
            Level(
                "not-yet-named",
                "(unborn_l OR unborn_r) AND jaro_winkler_similarity(family_l, family_r) < 0.82",
                "surname differs, but a child that is awaited is entered by its mother's",
                0.0003,
                0.001,
                taught=False,
            ),
            Level(
                "alike", "jaro_winkler_similarity(family_l, family_r) >= 0.82", "surnames a little alike", 0.02, 0.02
            ),
            Level("differs", "ELSE", "surname differs", 0.06, 0.96),
        ),
    ),
    Comparison(
        field="born",
        title="Date of birth",
        unknown="dob_text_l IS NULL OR dob_text_r IS NULL",
        levels=(
            Level("same", "dob_text_l = dob_text_r", "same date of birth", 0.90, 0.00015, "dob_text"),
            Level(
                "swapped",
                f"{SAME_YEAR} AND substr(dob_text_l, 5, 2) = right(dob_text_r, 2)"
                " AND right(dob_text_l, 2) = substr(dob_text_r, 5, 2)",
                "day and month of birth are swapped",
                0.012,
                0.00003,
            ),
            Level(
                "slip",
                only_if(
                    "jaro_winkler_similarity(dob_text_l, dob_text_r) >= 0.85",
                    "damerau_levenshtein(dob_text_l, dob_text_r) <= 1",
                ),
                "date of birth differs by one figure",
                0.05,
                0.004,
            ),
            Level(
                "year-guess",
                f"{SAME_YEAR} AND (right(dob_text_l, 4) = '0101' OR right(dob_text_r, 4) = '0101')",
                "same year of birth; one is 1 January, which is often a guess",
                0.008,
                0.0006,
            ),
            Level("close", "abs(dob_l - dob_r) <= 10", "born within ten days", 0.006, 0.0007),
            Level(
                "two-parts",
                only_if(f"{SAME_YEAR} OR {SAME_DAY}", "levenshtein(dob_text_l, dob_text_r) <= 2"),
                "date of birth differs by two figures",
                0.012,
                0.008,
            ),
            Level("unreal", "dob_l IS NULL OR dob_r IS NULL", "one of the dates of birth is no real date", 0.01, 0.01),
            Level("year", SAME_YEAR, "same year of birth, another day", 0.006, 0.025),
            Level("differs", "ELSE", "date of birth differs", 0.006, 0.96),
        ),
    ),
    Comparison(
        field="place",
        title="Address",
        unknown="(postcode_l IS NULL OR postcode_r IS NULL) AND (door_l IS NULL OR door_r IS NULL)",
        levels=(
            Level(
                "same-door",
                HOME,
                "same address",
                0.38,
                0.00006,
                "postcode",
            ),
            Level("same-postcode", "postcode_l = postcode_r", "same postcode", 0.20, 0.0003, "postcode"),
            Level("same-street-door", "door_l = door_r", "same house number and street", 0.04, 0.0008, "door"),
            Level(
                "near-postcode",
                only_if(
                    "(door_l IS NULL OR door_r IS NULL)"
                    " AND (district_l = district_r OR right(postcode_l, 3) = right(postcode_r, 3))",
                    "damerau_levenshtein(postcode_l, postcode_r) <= 1",
                ),
                "postcode differs by one character",
                0.05,
                0.002,
            ),
            Level(
                "near-address",
                "jaro_winkler_similarity(door_l, door_r) >= 0.92",
                "address differs by a slip",
                0.03,
                0.004,
            ),
            Level("district", "district_l = district_r", "same postcode district", 0.10, 0.08),
            Level("differs", "ELSE", "another address", 0.20, 0.91),
        ),
    ),
    Comparison(
        field="phone",
        title="Telephone",
        unknown="phone_l IS NULL OR phone_r IS NULL",
        levels=(
            Level("same", "phone_l = phone_r", "same telephone number", 0.60, 0.0003),
            Level(
                "slip",
                "levenshtein(phone_l, phone_r) <= 1",
                "telephone number differs by one figure",
                0.05,
                0.0003,
            ),
            Level("differs", "ELSE", "another telephone number", 0.35, 0.999),
        ),
    ),
    Comparison(
        field="email",
        title="E-mail",
        unknown="email_l IS NULL OR email_r IS NULL",
        levels=(
            Level("same", "email_l = email_r", "same e-mail address", 0.68, 0.0004),
            Level("slip", "levenshtein(email_l, email_r) <= 2", "e-mail address differs by a slip", 0.12, 0.0002),
            Level(
                "name",
                "split_part(email_l, '@', 1) = split_part(email_r, '@', 1)",
                "same name before the @",
                0.05,
                0.0002,
            ),
            Level("differs", "ELSE", "another e-mail address", 0.15, 0.999),
        ),
    ),
    Comparison(
        field="sex",
        title="Sex",
        unknown="sex_l IS NULL OR sex_r IS NULL",
        levels=(
            Level("same", "sex_l = sex_r", "same sex", 0.985, 0.5),
            Level("differs", "ELSE", "sex differs", 0.015, 0.5),
        ),
    ),
    Comparison(
        field="nhs",
        title="NHS number",
        unknown="nhs_said_l IS NULL OR nhs_said_r IS NULL",
        levels=(
            Level("same", "nhs_said_l = nhs_said_r", "same NHS number", 0.93, 0.000002),
            Level(
                "slip",
                "(nhs_l IS NULL OR nhs_r IS NULL) AND damerau_levenshtein(nhs_said_l, nhs_said_r) <= 1",
                "NHS number differs by one figure, or two changed about, and fails its check",
                0.04,
                0.00001,
            ),
            Level("unchecked", "nhs_l IS NULL OR nhs_r IS NULL", "an NHS number that fails its check", 0.02, 0.05),
            Level("differs", "ELSE", "two valid NHS numbers that differ", 0.004, 0.95),
        ),
    ),
    Comparison(
        field="upn",
        title="Unique pupil number",
        unknown="len(upns_l) = 0 OR len(upns_r) = 0",
        levels=(
            Level("same", "list_has_any(upns_l, upns_r)", "same pupil number, present or former", 0.95, 0.000002),
            Level("differs", "ELSE", "pupil numbers differ", 0.05, 1.0),
        ),
    ),
    Comparison(
        field="council_id",
        title="Council's own number",
        unknown="council_id_l IS NULL OR council_id_r IS NULL",
        levels=(
            Level("same", "council_id_l = council_id_r", "same number in the council's own system", 0.97, 0.000002),
            Level("differs", "ELSE", "another number in the council's own system", 0.03, 1.0),
        ),
    ),
    Comparison(
        field="awaited",
        title="Awaited child",
        unknown="NOT (unborn_l OR unborn_r)",
        levels=(
            Level(
                "mother-and-date",
                f"({ONE_MOTHER} OR {MOTHERS_NUMBER}) AND {DUE}",
                "same mother, and born when the child was due",
                0.60,
                0.000001,
            ),
            Level("mother-differs", "mother_nhs_l <> mother_nhs_r", "another mother", 0.01, 0.60),
            Level("other-date", f"NOT {DUE}", "not born when the child was due", 0.02, 0.38),
            Level("near-date", FORTNIGHT, "born within a fortnight of when the child was due", 0.29, 0.005),
            Level("date", DUE, "born when the child was due", 0.08, 0.015),
            Level("mother", ONE_MOTHER, "same mother, no dates to compare", 0.05, 0.000002),
            Level("unclear", "ELSE", "no mother and no dates to compare", 0.05, 0.05),
        ),
    ),
    Comparison(
        field="pnc",
        title="Police national computer number",
        unknown="pnc_l IS NULL OR pnc_r IS NULL",
        levels=(
            Level("same", "pnc_l = pnc_r", "same PNC number", 0.95, 0.000002),
            Level("differs", "ELSE", "PNC numbers differ", 0.05, 1.0),
        ),
    ),
)

NAMES = "list_distinct([given_sound] || [family_sound] || givens || families)"

MONTH = "date_part('year', {day}) * 12 + date_part('month', {day})"
MONTHS = ", ".join(MONTH.format(day=day) for day in ("dob", "due", "due - 21", "due + 21", "due - 42", "due + 42"))
EXPECTED = f"[{{x}} || y FOR y IN list_distinct([{MONTHS}])]"
"""The months in which a child awaited may be born: whoever is born at that home then may be it, whatever the name."""

EITHER_WAY = "least(given_sound, family_sound) || ' ' || greatest(given_sound, family_sound)"
"""The two names as they sound, whichever of them somebody took for the surname."""

KEYS = (
    Key("nhs", "nhs_said", bound=True),
    Key("upn", "list_distinct(upns)", many=True, bound=True),
    Key("council", "council_id", bound=True),
    Key("pnc", "pnc", bound=True),
    Key("email", "email", bound=True),
    Key("phone-initial", "phone || left(given, 1)", bound=True),
    Key("phone-born", "phone || dob_text", bound=True),
    Key("born-name", f"[dob_text || n FOR n IN {NAMES}]", many=True),
    Key("born-postcode", "dob_text || postcode", bound=True),
    Key("names-year", "given_sound || ' ' || family_sound || left(dob_text, 4)"),
    Key("names-day", "given_sound || ' ' || family_sound || right(dob_text, 4)"),
    Key("names-district", "given_sound || ' ' || family_sound || coalesce(district, door, '')"),
    Key("swapped-year", f"{EITHER_WAY} || left(dob_text, 4)"),
    Key("place-given", "[coalesce(postcode, door) || r FOR r IN given_roots]", many=True, bound=True),
    Key("place-swapped", f"coalesce(postcode, door) || {EITHER_WAY}", bound=True),
    Key("phone-swapped", f"phone || {EITHER_WAY}", bound=True),
    Key("place-family-year", "coalesce(postcode, door) || family_sound || left(dob_text, 4)", bound=True),
    Key("place-family-day", "coalesce(postcode, door) || family_sound || right(dob_text, 4)", bound=True),
    Key("door-names", "door || given_sound || family_sound", bound=True),
    Key("door-family-year", "door || family_sound || left(dob_text, 4)"),
    Key("mother", "list_distinct([mother_nhs, CASE WHEN given IS NULL THEN nhs END])", many=True),
    Key("unborn-place", EXPECTED.format(x="coalesce(postcode, door)"), many=True, bound=True),
    Key("unborn-phone", EXPECTED.format(x="phone"), many=True, bound=True),
    Key("unnamed-home", "CASE WHEN given IS NULL THEN coalesce(postcode, door) || family_sound END"),
    Key("names", "given_sound || ' ' || family_sound", broad=True),
    Key("place-family", "coalesce(postcode, door) || family_sound", broad=True),
    Key("door-family", "door || family_sound", broad=True),
    Key("door-given", "door || given_sound", broad=True),
    Key("door-born", "door || left(dob_text, 6)", broad=True),
    Key("phone", "phone", broad=True),
    Key("place", "coalesce(postcode, door)", broad=True),
    Key("born", "dob_text", broad=True),
    Key("family-day", "family_sound || right(dob_text, 4)", broad=True),
    Key("family-year", "family_sound || left(dob_text, 4)", broad=True),
    Key("family", "family_sound", broad=True),
)
"""Records that share any of these are compared. The live search uses the same list."""

RARITIES = ("given", "family", "dob_text", "postcode", "door")
"""Columns whose rare values say more than their common ones."""

SMOOTHING = 1_000
"""The counts of a place are taken with as many people of the model's own, so that chance makes no name common."""

RAREST = {"given": 2e-5, "family": 1e-5, "dob_text": 1e-5, "postcode": 2e-6, "door": 2e-6}
"""No value counts as rarer than this share."""

LOOKS = (
    Look(("nhs",), trust=20.0),
    Look(("upn",), trust=20.0),
    Look(("council_id",), trust=20.0),
    Look(("email",), trust=5.0),
    Look(("born", "given", "family")),
    Look(("born", "given", "place")),
    Look(("born", "family", "place")),
    Look(("given", "family", "place")),
    Look(("phone", "given", "family")),
    Look(("phone", "born", "given")),
)
"""Where records agree on these they are mostly one person, and the other fields can be learned.

Numbers are trusted most: what families share (home, surname, telephone) teaches a little of brothers as well.
"""

THRESHOLDS = {True: (0.0, -6.0), False: (-2.0, -6.0)}
"""Where to join and from where to ask, for records of families and for records of people who share nothing.

Weights are averages over all pairs of two groups and hold the prior, so that 0 is as likely as not before the guards.
With families the guards, not the threshold, keep twins and brothers apart. Chosen on made-up Rotherham (seed 22), a
second small town, and the first half of the historical figures; measured on others (README).
"""

SURER = {True: 2.0, False: 10.0}
"""How much more than the threshold two people, rather than records, must weigh to be joined.

All that is known of them is compared and the best answers count, which flatters. With families the guards see to that.
Chosen on the first half of the historical figures, for a precision of 0.99.
"""
