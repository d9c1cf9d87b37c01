"""The Bells of Cedar Way, as their partners write them: each agency's own file, in its own shape, and made up."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import xlsxwriter

from onestory.feeds.declared.catalogue import feed_of
from onestory.grammar.feeds import Shape
from onestory.madeup.rules.identifiers import nhs_number, pnc_id, upn

Cells = Mapping[str, object]
HOME, POSTCODE, PHONE = "12 Cedar Way, Middlesbrough", "TS1 2AB", "01632 960411"
NUMBERS = {name: str(nhs_number(serial)) for name, serial in (("una", 101), ("ada", 103), ("jamie", 104), ("eve", 106))}
PNC = pnc_id(2011, 4127)


@dataclass(frozen=True)
class Family:
    """Who they are today: the children's ages stay what they are, whenever the story is told."""

    today: date

    @property
    def ada(self) -> date:
        return date(self.today.year - 8, 3, 3)

    @property
    def jamie(self) -> date:
        return date(self.today.year - 3, 6, 19)

    @property
    def una(self) -> date:
        return date(self.today.year - 33, 9, 8)

    @property
    def craig(self) -> date:
        return date(self.today.year - 35, 1, 27)

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)


def files_of(today: date) -> dict[str, Sequence[Cells]]:
    """Every partner's rows, by feed. What a partner does not write is left out."""
    family = Family(today)
    return {
        "health-registrations": tuple(_health(family)),
        "housing-tenancies": tuple(_housing(family)),
        "school-census": tuple(_school(family)),
        "probation": tuple(_probation(family)),
        "early-help": tuple(_early_help(family)),
        "ae-attendances": tuple(_emergency(family)),
        "police-notices": tuple(_police(family)),
        "ssd": tuple(_social_care(family)),
    }


def write(feed: str, rows: Sequence[Cells], folder: Path) -> Path:
    """The partner's file, with the headings its feed declares."""
    declared = feed_of(feed)
    headings = list(dict.fromkeys(column.theirs for column in declared.parts[0].columns))
    if declared.shape is Shape.WORKBOOK:
        return _workbook(folder / f"{feed}.xlsx", headings, rows)
    path = folder / ("ssd_person.csv" if feed == "ssd" else f"{feed}.csv")
    with path.open("w", encoding=declared.encoding, newline="") as file:
        writer = csv.DictWriter(file, headings, delimiter=declared.delimiter, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def _workbook(path: Path, headings: list[str], rows: Sequence[Cells]) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Tenancies")
        sheet.write_row(0, 0, headings)
        for number, row in enumerate(rows, 1):
            for place, heading in enumerate(headings):
                value = row.get(heading, "")
                if isinstance(value, date):
                    sheet.write_datetime(number, place, datetime.combine(value, time()))
                else:
                    sheet.write(number, place, value)
    return path


def _health(family: Family) -> Iterator[Cells]:
    practice = {"GP Practice": "Linthorpe Surgery", "GP Name": "Dr Anya Petrov", "Registered On": "20210412"}
    place = {"Address Line 1": "12 Cedar Way", "Town": "Middlesbrough", "Postcode": POSTCODE, "Telephone": PHONE}
    visitor = {"Health Visitor": "Moira Quinn", "HV Telephone": "01632 960512", "Was Not Brought": 2}
    told: tuple[tuple[str, str, str, date, int, Cells], ...] = (
        ("H1", "una", "Una", family.una, 2, {}),
        ("H2", "ada", "Ada", family.ada, 2, {"Mother NHS Number": NUMBERS["una"], "Middle Names": "Rose"}),
        ("H3", "jamie", "Jamie", family.jamie, 1, {"Mother NHS Number": NUMBERS["una"], **visitor}),
    )
    for key, who, given, born, sex, more in told:
        said = {"NHS Number": NUMBERS[who], "Surname": "Bell", "Forename": given, "DOB": f"{born:%Y%m%d}"}
        seen = {"Gender": sex, "Last Contact": f"{family.ago(40):%Y%m%d}", "Record ID": key}
        yield {**practice, **place, **said, **seen, **more}
    yield {
        "NHS Number": NUMBERS["eve"], "Surname": "Bellamy", "Forename": "Ada", "DOB": f"{family.ada.year}0330",
        "Gender": 2, "Address Line 1": "7 Larch Road", "Town": "Middlesbrough", "Postcode": "TS4 2QN",
        "Record ID": "H4", "GP Practice": "Linthorpe Surgery", "Registered On": "20190203",
    }  # fmt: skip


def _housing(family: Family) -> Iterator[Cells]:
    home = {
        "Tenancy Ref": "T-2041", "UPRN": "100110000412", "Address": HOME, "Postcode": POSTCODE,
        "Tenancy Start": date(2021, 4, 5), "Rent Arrears": 412.5, "ASB Reports": 2,
        "Last ASB Report": family.ago(23), "Housing Officer": "Sal Devlin", "Officer Telephone": "01632 960611",
    }  # fmt: skip
    people = (
        ("P1", "Una", "Bell", family.una, "Tenant"),
        ("P2", "Craig", "Dunn", family.craig, "Joint tenant"),
        ("P3", "Ada", "Bell", family.ada, "Child"),
        ("P4", "Jamie", "Bell", family.jamie, "Child"),
    )
    for key, given, surname, born, role in people:
        said = {"Person Ref": key, "First Name": given, "Last Name": surname, "Date of Birth": born}
        yield {**home, **said, "Relationship to Tenant": role, "Telephone": PHONE if key == "P1" else ""}


def _school(family: Family) -> Iterator[Cells]:
    yield {
        "UPN": upn("806", 2044, family.today.year - 2003, 17), "PupilID": "S1", "Surname": "Bell", "Forename": "Ada",
        "MiddleNames": "Rose", "DOB": family.ada.isoformat(), "Sex": "F", "Ethnicity": "WBRI",
        "AddressLine1": "12 Cedar Way", "Town": "Middlesbrough", "Postcode": POSTCODE,
        "School": "Linthorpe Green School", "SchoolURN": "106044", "YearGroup": "3",
        "EntryDate": f"{family.today.year - 4}-09-05", "AttendancePct": "84.6", "UnauthorisedSessions": 14,
        "Suspensions": 0, "SEN": "N", "DSLName": "Tom Whitfield", "DSLTelephone": "01632 960303",
        "Contact1Name": "Una Bell", "Contact1Relationship": "Mother", "Contact1Telephone": PHONE,
    }  # fmt: skip


def _probation(family: Family) -> Iterator[Cells]:
    yield {
        "CRN": "X412077", "PNC_ID": PNC, "Surname": "Dunn", "Forenames": "Craig", "DOB": f"{family.craig:%d/%m/%Y}",
        "Gender": "M", "Address": HOME, "Postcode": POSTCODE, "Order Type": "Community order",
        "Order Start": f"{family.ago(150):%d/%m/%Y}", "RoSH": "Medium", "RoSH Children": "Medium", "MAPPA": "",
        "Practitioner": "Marek Nowak", "Practitioner Telephone": "01632 960711",
    }  # fmt: skip


def _early_help(family: Family) -> Iterator[Cells]:
    yield {
        "Episode ID": "E1", "Family ID": "F1", "Child ID": "C1", "Forename": "Ada", "Surname": "Bell",
        "DOB": family.ada.isoformat(), "Gender": "F", "Address": HOME, "Postcode": POSTCODE,
        "Parent Name": "Una Bell", "Parent DOB": family.una.isoformat(), "Parent Telephone": PHONE,
        "Start Date": family.ago(420).isoformat(), "End Date": family.ago(300).isoformat(),
        "Reason": "Support with routines after a move", "End Reason": "The family felt able to go on alone",
        "Lead Practitioner": "Joanne Pike", "Organisation": "North Team", "Consent": "Y",
    }  # fmt: skip


def _emergency(family: Family) -> Iterator[Cells]:
    yield {
        "ATTENDANCE ID": "A1", "NHS NUMBER": NUMBERS["jamie"], "PATIENT NAME": "BELL, Jamie",
        "DOB": f"{family.jamie:%d-%b-%Y}", "SEX": "Male", "POSTCODE": POSTCODE,
        "ARRIVED": f"{family.ago(61).isoformat()}T22:40:00", "COMPLAINT": "Scald to the hand",
        "DIAGNOSIS": "Superficial burn", "DISPOSAL": "Home, told the health visitor", "ACCOMPANIED BY": "mother",
    }  # fmt: skip
    yield {
        "ATTENDANCE ID": "A2", "NHS NUMBER": NUMBERS["ada"], "PATIENT NAME": "BELL, Ada",
        "DOB": f"{family.ada:%d-%b-%Y}", "SEX": "Female", "POSTCODE": POSTCODE,
        "ARRIVED": f"{family.ago(96).isoformat()}T16:05:00", "COMPLAINT": "Fall from a wall",
        "DIAGNOSIS": "Sprained wrist", "DISPOSAL": "Home", "ACCOMPANIED BY": "aunt",
    }  # fmt: skip


def _police(family: Family) -> Iterator[Cells]:
    notice = {
        "OCCURRENCE_NO": "OCC-7714", "OCCURRED_AT": f"{family.ago(12):%d/%m/%Y} 21:35",
        "RECORDED_AT": f"{family.ago(12):%d/%m/%Y} 23:10", "NOTICE_TYPE": "Domestic incident",
        "ADDRESS": HOME, "POSTCODE": POSTCODE, "CHILDREN_PRESENT": "Y", "OFFICER": "PC Ian Rowe",
        "RISK_GRADE": "Medium", "SUMMARY": "Neighbours heard shouting and rang. Both children upstairs, seen and well.",
    }  # fmt: skip
    people: tuple[tuple[str, str, str, date, str, str, Cells], ...] = (
        ("N1", "Bell", "Una", family.una, "F", "Victim", {}),
        ("N2", "Dunn", "Craig", family.craig, "M", "Suspect", {"PNC_ID": PNC}),
        ("N3", "Bell", "Ada", family.ada, "F", "Child present", {}),
        ("N4", "Bell", "Jamie", family.jamie, "M", "Child present", {}),
    )
    for key, surname, given, born, sex, role, more in people:
        said = {"NICHE_ID": key, "SURNAME": surname, "FORENAMES": given, "DOB": f"{born:%d/%m/%Y}", "SEX": sex}
        yield {**notice, **said, "ROLE": role, **more}


def _social_care(family: Family) -> Iterator[Cells]:
    """The council's own system has one child in it, and none of these."""
    yield {
        "pers_person_id": "C900", "pers_forename": "Noor", "pers_surname": "Iqbal", "pers_sex": "F",
        "pers_dob": date(family.today.year - 11, 2, 14).isoformat(),
    }  # fmt: skip
