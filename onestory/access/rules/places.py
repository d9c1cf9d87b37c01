"""What is told of an agency, a team and a council on their pages, and what is wrong with it. Pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from onestory.grammar.answers import EMAIL
from onestory.vocabulary.agencies import AgencyKind

PHONE = re.compile(r"[0-9+() ]{3,40}")
URN = re.compile(r"\d{5,7}")
OUTWARD = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?")
LONGEST_NAME = 200
MOST_CHILDREN = 2_000_000


@dataclass(frozen=True, kw_only=True)
class AgencyTold:
    """An agency as its form tells of it; `urn` is a school's number in the register of schools."""

    name: str
    kind: str
    phone: str = ""
    email: str = ""
    urn: str = ""


@dataclass(frozen=True, kw_only=True)
class CouncilTold:
    """What a council may change of itself; `under_18s` is a mid-year estimate, `postcode_areas` outward codes."""

    front_door_phone: str
    out_of_hours_phone: str
    under_18s: int
    postcode_areas: str


def problems_of_agency(told: AgencyTold) -> dict[str, str]:
    """What is wrong, in a sentence a field; empty when nothing is."""
    wrong = {
        "name": _wrong_name(told.name),
        "kind": "" if told.kind in set(AgencyKind) else "Choose what kind of agency it is",
        "phone": _wrong_phone(told.phone),
        "email": "" if not told.email or EMAIL.fullmatch(told.email) else "Give an address like name@example.org",
        "urn": _wrong_urn(told),
    }
    return {field: sentence for field, sentence in wrong.items() if sentence}


def problems_of_team(name: str, phone: str) -> dict[str, str]:
    """What is wrong, in a sentence a field; empty when nothing is."""
    wrong = {"name": _wrong_name(name), "phone": _wrong_phone(phone)}
    return {field: sentence for field, sentence in wrong.items() if sentence}


def problems_of_council(told: CouncilTold) -> dict[str, str]:
    """What is wrong, in a sentence a field; empty when nothing is."""
    areas = outward_codes(told.postcode_areas)
    unread = next((code for code in areas if not OUTWARD.fullmatch(code)), "")
    too_many = "Name fewer first halves of postcodes" if len(",".join(areas)) > LONGEST_NAME else ""
    missing = "" if told.front_door_phone else "Give the front door's number: it stands at the foot of every page"
    wrong = {
        "front_door_phone": missing or _wrong_phone(told.front_door_phone),
        "out_of_hours_phone": _wrong_phone(told.out_of_hours_phone),
        "under_18s": "" if 0 <= told.under_18s <= MOST_CHILDREN else "Say how many children live there, in figures",
        "postcode_areas": f"{unread} is no first half of a postcode. Write them like TS1, TS2" if unread else too_many,
    }
    return {field: sentence for field, sentence in wrong.items() if sentence}


def _wrong_name(name: str) -> str:
    return "" if name and len(name) <= LONGEST_NAME else f"Say what it is called, in at most {LONGEST_NAME} letters"


def _wrong_phone(phone: str) -> str:
    return "" if not phone or PHONE.fullmatch(phone) else "Give a telephone number, in figures"


def _wrong_urn(told: AgencyTold) -> str:
    if told.urn and told.kind != AgencyKind.SCHOOL:
        return "Only a school has a unique reference number. Leave it empty"
    return "" if not told.urn or URN.fullmatch(told.urn) else "A school's number has five to seven figures"


def outward_codes(typed: str) -> list[str]:
    """The first halves of postcodes, however they were set apart, each once."""
    return list(dict.fromkeys(code for code in re.split(r"[,;\s]+", typed.upper()) if code))


def code_from(name: str, taken: Collection[str]) -> str:
    """A code made of a name, in small letters and hyphens, that nothing else has."""
    base = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40].strip("-") or "agency"
    number = 1
    code = base
    while code in taken:
        number += 1
        code = f"{base}-{number}"
    return code
