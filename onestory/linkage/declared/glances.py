"""What two records can be to one another at most, told at a glance, before letters are compared."""

from dataclasses import dataclass

from onestory.linkage.declared.model import CROSSED, only_if


@dataclass(frozen=True)
class Glance:
    """Where `sql` holds, the answer to the comparison is one of these levels; of all of them where none is named."""

    sql: str
    levels: tuple[str, ...] = ()


SAME_OR_NOT = {
    name: name
    for name in (
        "given_sound", "family_sound", "whole_sound", "middle", "sex", "postcode", "door", "uprn", "phone", "email",
        "nhs_said", "nhs", "mother_nhs", "council_id", "pnc",
    )
} | {
    "middle_initial": "left(middle, 1)",
    "phone_head": "left(phone, 3)",
    "phone_tail": "right(phone, 3)",
    "upn": "upns[1]",
    "other_upn": "upns[2]",
}  # fmt: skip
"""Of these a glance only asks whether they are the same: it looks at a short number that stands for each.

Two values may share a number, one time in four thousand million; then a pair is scored that need not have been.
"""

AS_THEY_ARE = (
    "given", "family", "given_mask", "givens_mask", "families_mask", "family_roots_mask", "birth", "dob", "due",
    "unborn",
)  # fmt: skip

UNKNOWN = {"born": "birth_l IS NULL OR birth_r IS NULL", "upn": "upn_l IS NULL OR upn_r IS NULL"}
"""When nothing can be said, where a glance has other columns to tell by than the comparison."""

OTHERWISE = "true"
EITHER_CROSSED = " OR ".join(f"({CROSSED.format(one=one, other=other)})" for one, other in (("l", "r"), ("r", "l")))
UNLIKE = 0.78
"""Names less alike than this are neither a slip of one another nor alike."""

ONE_IN_THE_OTHER = (
    "starts_with(given_l, given_r[1]) OR contains(given_l, given_r) OR contains(given_r, given_l)"
    " OR given_sound_l = given_sound_r"
)

ONE_YEAR = "birth_l // 10000 = birth_r // 10000"

GLANCES = {
    "given": (
        Glance(EITHER_CROSSED),
        Glance("given_l = given_r AND (uprn_l = uprn_r OR postcode_l = postcode_r)", ("at-home", "same")),
        Glance("given_l = given_r", ("same",)),
        Glance(
            "((given_mask_l | givens_mask_l) & (given_mask_r | givens_mask_r)) <> 0",
            ("at-home", "known-as", "slip", "sound", "another", "initial", "part", "close", "alike", "differs"),
        ),
        Glance("length(given_l) = 1 OR length(given_r) = 1", ("sound", "initial", "part", "close", "alike", "differs")),
        Glance(
            only_if(f"NOT ({ONE_IN_THE_OTHER})", f"jaro_winkler_similarity(given_l, given_r) < {UNLIKE}"),
            ("differs",),
        ),
        Glance(OTHERWISE, ("slip", "sound", "part", "close", "alike", "differs")),
    ),
    "family": (
        Glance(EITHER_CROSSED),
        Glance("family_l = family_r", ("same",)),
        Glance(
            "(families_mask_l & families_mask_r) <> 0",
            ("also-known", "slip", "sound", "not-yet-named", "alike", "differs"),
        ),
        Glance(
            "family_sound_l = family_sound_r OR (family_roots_mask_l & family_roots_mask_r) <> 0",
            ("slip", "sound", "not-yet-named", "alike", "differs"),
        ),
        Glance(
            only_if("NOT (unborn_l OR unborn_r)", f"jaro_winkler_similarity(family_l, family_r) < {UNLIKE}"),
            ("differs",),
        ),
        Glance(OTHERWISE, ("slip", "not-yet-named", "alike", "differs")),
    ),
    "born": (
        Glance("birth_l = birth_r", ("same",)),
        Glance("dob_l IS NULL OR dob_r IS NULL", ("swapped", "slip", "year-guess", "two-parts", "unreal")),
        Glance(
            f"{ONE_YEAR} AND birth_l // 100 % 100 = birth_r % 100",
            ("swapped", "slip", "year-guess", "close", "two-parts", "year"),
        ),
        Glance(ONE_YEAR, ("slip", "year-guess", "close", "two-parts", "year")),
        Glance("birth_l % 10000 = birth_r % 10000", ("slip", "two-parts", "differs")),
        Glance("birth_l // 100000 = birth_r // 100000", ("slip", "close", "differs")),
        Glance("abs(dob_l - dob_r) <= 10", ("close",)),
        Glance(OTHERWISE, ("differs",)),
    ),
    "place": (
        Glance("uprn_l = uprn_r", ("same-door",)),
        Glance("postcode_l = postcode_r", ("same-door", "same-postcode")),
        Glance("door_l = door_r", ("same-street-door",)),
        Glance("door_l IS NOT NULL AND door_r IS NOT NULL", ("near-address", "district", "differs")),
        Glance(OTHERWISE, ("near-postcode", "district", "differs")),
    ),
    "phone": (
        Glance("phone_l = phone_r", ("same",)),
        Glance("phone_head_l <> phone_head_r AND phone_tail_l <> phone_tail_r", ("differs",)),
        Glance(OTHERWISE, ("slip", "differs")),
    ),
    "middle": (
        Glance("middle_l = middle_r", ("same",)),
        Glance("middle_initial_l <> middle_initial_r", ("differs",)),
        Glance(OTHERWISE, ("initial", "differs")),
    ),
    "email": (Glance("email_l = email_r", ("same",)), Glance(OTHERWISE, ("slip", "name", "differs"))),
    "nhs": (
        Glance("nhs_said_l = nhs_said_r", ("same",)),
        Glance("nhs_l IS NULL OR nhs_r IS NULL", ("slip", "unchecked")),
        Glance(OTHERWISE, ("differs",)),
    ),
    "upn": (
        Glance("upn_l = upn_r OR upn_l = other_upn_r OR other_upn_l = upn_r OR other_upn_l = other_upn_r"),
        Glance(OTHERWISE, ("differs",)),
    ),
}
"""In order: the first that holds says what the answer may be. Of any other field the comparison itself asks no more.

A glance may name an answer too many, never one too few: what a pair may weigh at most must not be less than it weighs.
"""
