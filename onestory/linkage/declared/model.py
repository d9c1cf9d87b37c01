"""What is compared between two records, what each answer says in words, and which records are compared at all."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """One answer to a comparison: its condition on `_l` and `_r` columns, prior chances, and plain words.

    `m` is the chance of this answer when the records are one person, `u` when they are two.
    `rarity` names a column whose rarer values weigh more.
    """

    code: str
    sql: str
    words: str
    m: float
    u: float
    rarity: str = ""


@dataclass(frozen=True)
class Comparison:
    """One field compared: `unknown` says when nothing can be said; the first level that holds is the answer."""

    field: str
    title: str
    unknown: str
    levels: tuple[Level, ...]


@dataclass(frozen=True)
class Key:
    """Records that share this value are compared; `sql` gives a value or null, `many` a list of them."""

    code: str
    sql: str
    many: bool = False


def near(column: str, edits: int = 1, alike: float = 0.9) -> str:
    """Return the condition that two words differ by a slip of the finger or the ear."""
    left, right = f"{column}_l", f"{column}_r"
    return (
        f"((length({left}) > 2 AND length({right}) > 2 AND damerau_levenshtein({left}, {right}) <= {edits})"
        f" OR jaro_winkler_similarity({left}, {right}) >= {alike})"
    )


COMPARISONS = (
    Comparison(
        field="given",
        title="First name",
        unknown="given_l IS NULL OR given_r IS NULL",
        levels=(
            Level("same", "given_l = given_r", "same first name", 0.72, 0.005, "given"),
            Level(
                "known-as",
                "list_has_any(given_roots_l, given_roots_r)",
                "a short form or another spelling of the same first name",
                0.09,
                0.004,
            ),
            Level(
                "swapped",
                "given_l = family_r OR given_r = family_l",
                "first name stands where the surname should",
                0.02,
                0.0006,
            ),
            Level("slip", near("given", 1, 0.92), "first name differs by a slip", 0.08, 0.008),
            Level("another", "list_has_any(givens_l, givens_r)", "a middle name used as the first name", 0.03, 0.004),
            Level(
                "initial",
                "(length(given_l) = 1 OR length(given_r) = 1) AND left(given_l, 1) = left(given_r, 1)",
                "same initial",
                0.01,
                0.002,
            ),
            Level(
                "alike", "jaro_winkler_similarity(given_l, given_r) >= 0.8", "first names a little alike", 0.02, 0.04
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
                "list_has_any(families_l, families_r)",
                "part of the surname, or a former surname, is the same",
                0.06,
                0.0015,
            ),
            Level(
                "swapped",
                "list_contains(givens_r, family_l) OR list_contains(givens_l, family_r)",
                "surname stands where the first name should",
                0.02,
                0.0006,
            ),
            Level("slip", near("family", 1, 0.92), "surname differs by a slip", 0.07, 0.003),
            Level("sound", "family_sound_l = family_sound_r", "surnames sound the same", 0.01, 0.003),
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
                "left(dob_text_l, 4) = left(dob_text_r, 4) AND substr(dob_text_l, 5, 2) = right(dob_text_r, 2)"
                " AND right(dob_text_l, 2) = substr(dob_text_r, 5, 2)",
                "day and month of birth are swapped",
                0.012,
                0.00003,
            ),
            Level(
                "slip",
                "damerau_levenshtein(dob_text_l, dob_text_r) <= 1",
                "date of birth differs by one figure",
                0.05,
                0.004,
            ),
            Level(
                "year-guess",
                "left(dob_text_l, 4) = left(dob_text_r, 4) AND (right(dob_text_l, 4) = '0101' OR right(dob_text_r, 4) = '0101')",
                "same year of birth; one is 1 January, which is often a guess",
                0.008,
                0.0006,
            ),
            Level("close", "abs(dob_l - dob_r) <= 10", "born within ten days", 0.006, 0.0007),
            Level(
                "two-parts",
                "damerau_levenshtein(dob_text_l, dob_text_r) <= 2 AND (left(dob_text_l, 4) = left(dob_text_r, 4) OR right(dob_text_l, 4) = right(dob_text_r, 4))",
                "date of birth differs by two figures",
                0.012,
                0.008,
            ),
            Level("year", "left(dob_text_l, 4) = left(dob_text_r, 4)", "same year of birth, another day", 0.006, 0.025),
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
                "uprn_l = uprn_r OR (postcode_l = postcode_r AND door_l = door_r)",
                "same address",
                0.38,
                0.00006,
                "postcode",
            ),
            Level("same-postcode", "postcode_l = postcode_r", "same postcode", 0.20, 0.0003, "postcode"),
            Level("same-street-door", "door_l = door_r", "same house number and street", 0.04, 0.0008, "door"),
            Level(
                "near-postcode",
                "length(postcode_l) > 4 AND damerau_levenshtein(postcode_l, postcode_r) <= 1",
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
                "damerau_levenshtein(phone_l, phone_r) <= 1",
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
            Level(
                "slip", "damerau_levenshtein(email_l, email_r) <= 2", "e-mail address differs by a slip", 0.12, 0.0002
            ),
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
                "NHS number differs by one figure and fails its check",
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

KEYS = (
    Key("nhs", "nhs"),
    Key("upn", "upns", many=True),
    Key("council", "council_id"),
    Key("pnc", "pnc"),
    Key("email", "email"),
    Key("phone-initial", "phone || left(given, 1)"),
    Key("phone-born", "phone || dob_text"),
    Key("born-name", f"[dob_text || n FOR n IN {NAMES}]", many=True),
    Key("born-postcode", "dob_text || postcode"),
    Key("names-year", "given_sound || ' ' || family_sound || left(dob_text, 4)"),
    Key("names-day", "given_sound || ' ' || family_sound || right(dob_text, 4)"),
    Key("names-district", "given_sound || ' ' || family_sound || coalesce(district, door, '')"),
    Key(
        "swapped-year",
        "least(given_sound, family_sound) || ' ' || greatest(given_sound, family_sound) || left(dob_text, 4)",
    ),
    Key("place-given", "coalesce(postcode, door) || given_sound"),
    Key("place-family-year", "coalesce(postcode, door) || family_sound || left(dob_text, 4)"),
    Key("place-family-day", "coalesce(postcode, door) || family_sound || right(dob_text, 4)"),
)
"""Records that share any of these are compared. The live search uses the same list."""

RARITIES = ("given", "family", "dob_text", "postcode", "door")
"""Columns whose rare values say more than their common ones."""
