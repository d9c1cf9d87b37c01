"""How the Standard Safeguarding Dataset's tables are written here: a table a string, a mark for what each field is.

`*` is the table's key and `@` the child; `:day`, `:n`, `:yes` and `:list` say what stands in the field, where `list`
is one of the coded lists below. A field may come with its table's prefix or without it.
"""

from collections.abc import Callable

from onestory.feeds.declared import returns_codes as codes
from onestory.feeds.declared.columns import (
    birth,
    coded,
    day,
    decimal,
    flag,
    key,
    many_coded,
    narrative,
    nhs,
    postcode,
    ref,
    text,
    upn,
)
from onestory.feeds.declared.columns import name as a_person_name
from onestory.grammar.codes import Spellings
from onestory.grammar.feeds import Column, IfBad
from onestory.grammar.steps import (
    a_uprn,
    codes_in_json,
    codes_of,
    in_json,
    leading_code,
    no_default_number,
    squeeze,
    text_in_json,
)

WAYS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y", "%d/%m/%Y %H:%M")
_UPRN = (squeeze, in_json("UPRN"), no_default_number, a_uprn)
ADDRESS_KEYS = ("ROOM", "FLOOR", "FLAT", "BUILDING", "HOUSE", "STREET", "TOWN")

LISTS: dict[str, Spellings] = {
    "sex": codes.SEXES,
    "ethnicity": codes.ETHNICITIES,
    "need": codes.NEEDS,
    "source": codes.SOURCES,
    "closure": codes.CLOSURES,
    "abuse": codes.ABUSE,
    "started": codes.NEW_EPISODES,
    "ceased": codes.EPISODES_CEASED,
    "placement": codes.PLACEMENTS,
    "provider": codes.PROVIDERS,
    "participation": codes.PARTICIPATIONS,
    "missing": codes.MISSING_TYPES,
}
RENAMED = {
    "forename": "given_name",
    "surname": "family_name",
    "dob": "date_of_birth",
    "expected_dob": "expected_date_of_birth",
    "common_child_id": "nhs_number",
    "address_postcode": "postcode",
    "address_json": "address",
    "upn": "pupil_number",
}


def _address(theirs: str, ours: str, *also: str) -> Column:
    return Column(theirs=theirs, ours=ours, steps=(squeeze, text_in_json(*ADDRESS_KEYS)), also=also)


def _factors(theirs: str, ours: str, *also: str) -> Column:
    taken = (squeeze, codes_in_json, codes_of(codes.FACTORS, separator=","))
    return Column(theirs=theirs, ours=ours, steps=taken, codes=codes.FACTORS, if_bad=IfBad.SET_ASIDE, also=also)


def _with_also(make: Callable[[str, str], Column]) -> Callable[..., Column]:
    def made(theirs: str, ours: str, *also: str) -> Column:
        column = make(theirs, ours)
        return Column(theirs=theirs, ours=ours, steps=column.steps, codes=column.codes, if_bad=column.if_bad, also=also)

    return made


KINDS: dict[str, Callable[..., Column]] = {
    "": text,
    "day": lambda theirs, ours, *also: day(theirs, ours, *WAYS, also=also),
    "born": lambda theirs, ours, *also: birth(theirs, *WAYS, ours=ours, also=also),
    "n": decimal,
    "yes": flag,
    "ref": ref,
    "name": a_person_name,
    "long": _with_also(narrative),
    "nhs": _with_also(nhs),
    "upn": upn,
    "postcode": postcode,
    "address": _address,
    "factors": _factors,
    "disability": lambda theirs, ours, *also: many_coded(theirs, ours, codes.DISABILITIES, *also, separator=","),
}


def columns(prefix: str, fields: str) -> tuple[Column, ...]:
    """The columns of one table, from its prefix and its fields with their marks."""
    return tuple(_column(prefix, field) for field in fields.split())


def _column(prefix: str, marked: str) -> Column:
    field, _, mark = marked.partition(":")
    field, is_key, is_child = field.rstrip("*@"), "*" in field, "@" in field
    theirs = f"{prefix}_{field}"
    ours = "council_child_id" if is_child else RENAMED.get(field, field)
    if mark == "uprn":
        return Column(theirs=theirs, ours="uprn", steps=_UPRN, if_bad=IfBad.SET_ASIDE, also=(field,))
    if is_key or is_child:
        return key(theirs, ours, field)
    if mark in LISTS:
        return coded(theirs, ours, LISTS[mark], field, before=(leading_code,))
    return KINDS[mark](theirs, ours, field)
