"""The file that a hub is founded from: read, and refused with where it is wrong and what to write instead."""

from __future__ import annotations

import csv
import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from onestory.access.declared.credentials import REQUIRED
from onestory.console.plain import Plain
from onestory.councils.rules.founding import NewAgency, NewCouncil
from onestory.frontdoor.declared.standings import Queue
from onestory.frontdoor.declared.teams import TEAM_OF_QUEUE
from onestory.grammar.answers import EMAIL
from onestory.vocabulary.agencies import AgencyKind

FRONT_DOOR = TEAM_OF_QUEUE[Queue.FRONT_DOOR]
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
OF_COUNCIL = tuple(each.name for each in fields(NewCouncil))
OF_AGENCY = (*(each.name for each in fields(NewAgency)), "accredited_until")
CHECKS = tuple(f"{each.code}_until" for each in REQUIRED)
OF_ADMINISTRATOR = ("username", "name", "email", "agency", *CHECKS)
EXAMPLE = f"""\
# What a hub begins with. `onestory found hub.toml` makes what is not there yet and changes nothing that is.

[hub]
code = "exampleshire"
name = "Exampleshire Safeguarding Hub"

[[councils]]
code = "exampleshire"                  # small letters, digits and hyphens: it stands in addresses, and never changes
name = "Exampleshire"
la_code = "000"                        # the DfE's three digits
under_18s = 42000                      # the newest mid-year estimate, for rates per 10,000
front_door_phone = "01632 960001"
out_of_hours_phone = "01632 960002"
postcode_areas = "EX1, EX2"            # whose families live here: how a hub of several councils routes
# agencies_file = "agencies.csv"       # a list of schools, say, beside this file: CSV with the headings of an agency

  [[councils.agencies]]
  code = "exampleshire-social-care"
  name = "Exampleshire Children's Services"
  kind = "childrens-social-care"       # {", ".join(sorted(AgencyKind))}
  phone = "01632 960003"
  email = "front.door@example.org"
  team = "{FRONT_DOOR}"                    # the team that receives contacts
  team_name = "Front door"
  accredited_until = 2027-11-30        # the first day on which its people may no longer come in

  [[councils.agencies]]
  code = "police"                      # one that serves several councils has one code, and stands under each
  name = "Exampleshire Police"
  kind = "police"
  accredited_until = 2027-11-30

  [[councils.administrators]]
  username = "j.bell"
  name = "Jo Bell"
  email = "jo.bell@example.org"
  agency = "exampleshire-social-care"
  {CHECKS[0]} = 2027-06-30               # the first day on which each check no longer counts
  {CHECKS[1]} = 2027-06-30
"""


@dataclass(frozen=True, kw_only=True)
class FirstAdministrator:
    """Who sets the council up from then on: takes people on, accredits agencies. `checks` end on a day, by code."""

    username: str
    name: str
    email: str
    agency: str
    checks: Mapping[str, date]


@dataclass(frozen=True, kw_only=True)
class AccreditedUntil:
    """An agency, and the first day on which its people may no longer come in."""

    agency: NewAgency
    until: date


@dataclass(frozen=True, kw_only=True)
class CouncilPart:
    """One council of the file."""

    council: NewCouncil
    agencies: tuple[AccreditedUntil, ...]
    administrators: tuple[FirstAdministrator, ...]


@dataclass(frozen=True, kw_only=True)
class HubFile:
    """The whole file."""

    code: str
    name: str
    councils: tuple[CouncilPart, ...]


def read_hub_file(path: Path) -> HubFile:
    """Read it whole before anything is made. Raises Plain, which says where it is wrong."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as wrong:
        raise Plain(f"{path} cannot be read: {wrong.strerror}. `onestory found --example` prints a file.") from wrong
    except UnicodeDecodeError as wrong:
        raise Plain(f"{path} is not text in UTF-8. Save it as UTF-8.") from wrong
    except tomllib.TOMLDecodeError as wrong:
        raise Plain(f"{path} is no TOML file: {wrong}. `onestory found --example` prints one.") from wrong
    _known("The file", told, ("hub", "councils"))
    hub = _table(told, "hub", "[hub]")
    _known("[hub]", hub, ("code", "name"))
    parts = tuple(_council(each, path.parent) for each in _tables(told, "councils", "the file"))
    if not parts:
        raise Plain("The file names no council. Add [[councils]].")
    _once("council", [part.council.code for part in parts])
    return HubFile(code=_code("[hub]", hub), name=_words("[hub]", hub, "name"), councils=parts)


def _council(told: Mapping[str, Any], beside: Path) -> CouncilPart:
    where = f"The council “{told.get('code', '')}”"
    _known(where, told, (*OF_COUNCIL, "agencies", "agencies_file", "administrators"))
    council = NewCouncil(
        code=_code(where, told),
        name=_words(where, told, "name"),
        la_code=_like(where, told, "la_code", r"\d{3}", "the DfE's three digits, in quotation marks"),
        under_18s=_number(where, told, "under_18s"),
        **_optional(where, told, ("front_door_phone", "out_of_hours_phone", "postcode_areas")),
        colour=told.get("colour", "blue"),
    )
    agencies = tuple(_agency(each) for each in (*_tables(told, "agencies", where), *_listed(told, beside, where)))
    _once(f"agency of {council.code}", [each.agency.code for each in agencies])
    if not any(
        each.agency.kind == AgencyKind.CHILDRENS_SOCIAL_CARE and each.agency.team == FRONT_DOOR for each in agencies
    ):
        raise Plain(
            f"{where} has no team that receives contacts. "
            f'Give its children\'s social care agency team = "{FRONT_DOOR}".'
        )
    codes = {each.agency.code for each in agencies}
    administrators = tuple(_administrator(each, codes, where) for each in _tables(told, "administrators", where))
    if not administrators:
        raise Plain(f"{where} has nobody who may set it up. Add [[councils.administrators]].")
    return CouncilPart(council=council, agencies=agencies, administrators=administrators)


def _agency(told: Mapping[str, Any]) -> AccreditedUntil:
    where = f"The agency “{told.get('code', '')}”"
    _known(where, told, OF_AGENCY)
    kind = str(told.get("kind", ""))
    if kind not in set(AgencyKind):
        raise Plain(f"{where} is of the kind “{kind}”, which is none. Kinds are: {', '.join(sorted(AgencyKind))}.")
    agency = NewAgency(
        code=_code(where, told),
        name=_words(where, told, "name"),
        kind=kind,
        **_optional(where, told, ("phone", "email", "urn", "team", "team_name")),
    )
    if agency.email and not EMAIL.fullmatch(agency.email):
        raise Plain(f"{where} has the e-mail address “{agency.email}”, which is none. Write it like name@example.org.")
    if agency.team and not CODE.fullmatch(agency.team):
        raise Plain(f"{where} has the team “{agency.team}”. Its code is of small letters, digits and hyphens.")
    return AccreditedUntil(agency=agency, until=_day(where, told, "accredited_until"))


def _administrator(told: Mapping[str, Any], agencies: set[str], council: str) -> FirstAdministrator:
    where = f"The administrator “{told.get('username', '')}”"
    _known(where, told, OF_ADMINISTRATOR)
    agency = _words(where, told, "agency")
    if agency not in agencies:
        raise Plain(f"{where} is of the agency “{agency}”. {council} has: {', '.join(sorted(agencies))}.")
    email = _words(where, told, "email")
    if not EMAIL.fullmatch(email):
        raise Plain(f"{where} has the e-mail address “{email}”, which is none. Write it like name@example.org.")
    return FirstAdministrator(
        username=_like(where, told, "username", r"[\w.@+-]{1,150}", "letters, digits and . @ + - _"),
        name=_words(where, told, "name"),
        email=email,
        agency=agency,
        checks={each.code: _day(where, told, f"{each.code}_until") for each in REQUIRED},
    )


def _listed(told: Mapping[str, Any], beside: Path, where: str) -> list[dict[str, str]]:
    """The rows of the file of agencies, if one is named; cells left empty are left out."""
    name = told.get("agencies_file")
    if not name:
        return []
    path = beside / str(name)
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except OSError as wrong:
        raise Plain(f"{where} names {path}, which cannot be read: {wrong.strerror}.") from wrong
    except UnicodeDecodeError as wrong:
        raise Plain(f"{path} is not text in UTF-8. Save it as “CSV UTF-8”.") from wrong
    if any(None in row for row in rows):
        raise Plain(f"{path} has a row with more cells than headings. Put words with commas into quotation marks.")
    return [{key: cell.strip() for key, cell in row.items() if (cell or "").strip()} for row in rows]


def _table(told: Mapping[str, Any], name: str, where: str) -> Mapping[str, Any]:
    found = told.get(name)
    if not isinstance(found, dict):
        raise Plain(f"The file has no {where}. `onestory found --example` prints one that has.")
    return found


def _tables(told: Mapping[str, Any], name: str, where: str) -> Sequence[Mapping[str, Any]]:
    found = told.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Plain(f"In {where}, {name} are tables: write each under its own [[…{name}]].")
    return found


def _known(where: str, told: Mapping[str, Any], names: Iterable[str]) -> None:
    known = list(names)
    for name in told:
        if name not in known:
            close = difflib.get_close_matches(str(name), known, n=1)
            meant = f"Did you mean “{close[0]}”?" if close else f"There are: {', '.join(known)}."
            raise Plain(f"{where} has “{name}”, which means nothing here. {meant}")


def _once(what: str, codes: Sequence[str]) -> None:
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise Plain(f"The file has the {what} “{twice[0]}” twice. Keep one.")


def _code(where: str, told: Mapping[str, Any]) -> str:
    return _like(where, told, "code", CODE.pattern, "small letters, digits and hyphens, such as front-door")


def _like(where: str, told: Mapping[str, Any], name: str, pattern: str, words: str) -> str:
    said = told.get(name, "")
    if not isinstance(said, str) or not re.fullmatch(pattern, said):
        raise Plain(f"{where} has “{said}” for {name}. Write {words}.")
    return said


def _words(where: str, told: Mapping[str, Any], name: str) -> str:
    said = told.get(name, "")
    if not isinstance(said, str) or not said.strip():
        raise Plain(f"{where} has no {name}. Write one, in quotation marks.")
    return said.strip()


def _optional(where: str, told: Mapping[str, Any], names: Iterable[str]) -> dict[str, str]:
    return {name: _words(where, told, name) for name in names if told.get(name) not in (None, "")}


def _number(where: str, told: Mapping[str, Any], name: str) -> int:
    said = told.get(name, 0)
    if not isinstance(said, int) or isinstance(said, bool) or said < 0:
        raise Plain(f"{where} has “{said}” for {name}. Write a whole number, such as 42000.")
    return said


def _day(where: str, told: Mapping[str, Any], name: str) -> date:
    said = told.get(name, "")
    if isinstance(said, date):
        return date(said.year, said.month, said.day)
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        raise Plain(f"{where} has “{said}” for {name}. Write a day, such as 2027-11-30.") from None
