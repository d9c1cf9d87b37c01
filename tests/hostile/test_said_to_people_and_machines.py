"""Days, numbers and families said to the machine door and on forms: kept as they are said, or refused in words."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from onestory.calendars.instants import day_in_words
from onestory.frontdoor.models import Contact, ContactAdult, ContactChild, Submission
from onestory.frontdoor.rules.outage import sheets_in
from tests.api.conftest import WORRY, Machine, Plug
from tests.api.test_contacts import COURT, POLICE
from tests.hostile.limits import bounded
from tests.hostile.said import A_SPREADSHEETS_DAY, DAYS, FAMILIES, NUMBERS
from tests.rules.frontdoor.test_outage import NOW, WHOLE, table
from tests.web.fixtures import SignIn
from tests.web.hub.test_phone import TYPED
from tests.web.world import World

ADA = {"given_name": "Ada", "family_name": "Bell"}
OF_A_CHILD = DAYS | {"a spreadsheet's day": A_SPREADSHEETS_DAY, "somebody of thirty": "1996-01-01"}
NO_DAYS_OF_JSON: dict[str, object] = {
    "nought": 0,
    "seconds since 1970": 1422921600,
    "a number with an exponent": 1.4229216e9,
    "yes": True,
    "three numbers": [2015, 2, 3],
    "its parts": {"year": 2015, "month": 2, "day": 3},
}
ASKED = ("NHS number", "Postcode")
NO_CHILDS = ("1900-01-01", "1904-01-01", "1970-01-01", "1996-01-01", "2100-01-01")
"""Days that there are, on which no child of today was born."""
OF_NOBODY = {name: day for name, day in OF_A_CHILD.items() if day not in NO_CHILDS}
LONGEST = 60


@pytest.fixture
def school(plug: Plug) -> Machine:
    """A school's system with a key."""
    return plug("school")


def nothing_is_kept(world: World) -> bool:
    """Of any message, in the whole hub."""
    world.keeper()
    return not (Contact.objects.exists() or ContactChild.objects.exists() or Submission.objects.exists())


def refused_of(machine: Machine, field: str, message: object, address: str = "contacts") -> str:
    """What is wrong with how a message was refused; blank where the field was named, in words."""
    machine.client.raise_request_exception = False
    with bounded():
        status, said = machine.post(address, message)
    named = [each for each in said.get("problems", []) if each["where"] == field]
    words = [each["what"] for each in named] or [said["error"]]
    is_named = bool(named) or (said["error"].endswith(f"{field.split('.', maxsplit=1)[0][:5]} 1."))
    return "" if status == 422 and is_named and words[0].endswith(".") else f"{status}: {said}"


def put_aside_of(machine: Machine, world: World, field: str, said: str) -> str:
    """What is wrong with how a child's message was taken whose one field cannot be; blank where all is told of it."""
    message = WORRY | {"their_reference": str(uuid4()), "children": [{**ADA, field: said}]}
    with bounded():
        status, receipt = machine.post("contacts", message)
    if status != 201:
        return f"{status}: {receipt}"
    world.keeper()
    child = ContactChild.objects.get(contact__reference=receipt["reference"])
    named = [each["where"] for each in receipt["put_aside"]]
    words = child.address if field == "postcode" else child.contact.worry
    told = day_in_words(date.fromisoformat(said)) if field == "born_on" else said
    is_told = told in words and not getattr(child, field)
    return "" if named == [f"children.0.{field}"] and is_told else f"{receipt}: {words}"


@pytest.mark.parametrize("days", [OF_NOBODY, NO_DAYS_OF_JSON], ids=["as text", "as JSON has them"])
def test_what_is_no_day_of_a_child_is_refused_by_the_machine_door(
    school: Machine, world: World, days: dict[str, object]
) -> None:
    wrong = {
        name: refusal
        for name, day in days.items()
        if (refusal := refused_of(school, "children.0.born_on", WORRY | {"children": [{**ADA, "born_on": day}]}))
    }
    assert wrong == {}
    assert nothing_is_kept(world)


def test_a_day_on_which_no_child_was_born_is_put_aside_and_the_message_taken(school: Machine, world: World) -> None:
    told = {day: put_aside_of(school, world, "born_on", day) for day in NO_CHILDS}
    assert told == dict.fromkeys(NO_CHILDS, "")


MOMENTS: dict[str, object] = {
    "an hour that the clocks skip": "2026-03-29T01:30",
    "an hour that comes twice": "2026-10-25T01:30",
    "seconds since 1970": 1422921600,
    "the same as text": "1422921600",
    "Arabic figures": "\u0662\u0660\u0661\u0665-\u0660\u0662-\u0660\u0663T00:00:00Z",
    "a day alone": "2026-03-29",
    "the year 9999": "9999-12-31T23:59:59Z",
    "a zone of no place": "2026-03-29T01:30:00+99:00",
}


def test_what_is_no_moment_is_refused_by_the_machine_door(plug: Plug, world: World) -> None:
    police = plug("police")
    wrong = {
        name: refusal
        for name, moment in MOMENTS.items()
        if (refusal := refused_of(police, "happened_at", POLICE | {"happened_at": moment}, "police-notices"))
    }
    hours = {hour: refused_of(police, "due_time", COURT | {"due_time": hour}, "court-requests") for hour in HOURS}
    assert wrong | {hour: refusal for hour, refusal in hours.items() if refusal} == {}
    assert nothing_is_kept(world)


HOURS = ("1\u0662:30", "12:3\u0660", "24:00", "9:30", "12:60", "-1:30")


@pytest.mark.parametrize("heading", ASKED)
def test_what_is_no_such_number_is_put_aside_and_the_message_taken(school: Machine, world: World, heading: str) -> None:
    """A wrong number must not hide a child: its sender is told, and so is whoever reads the contact."""
    field = heading.lower().replace(" ", "_")
    short = {name: said for name, said in NUMBERS[heading].items() if len(said) <= LONGEST}
    assert len(short) > 4
    told = {name: put_aside_of(school, world, field, said) for name, said in short.items()}
    assert told == dict.fromkeys(short, "")


def test_a_thousand_postcodes_are_refused(school: Machine, world: World) -> None:
    said = {**ADA, "postcode": NUMBERS["Postcode"]["a thousand of them"]}
    assert refused_of(school, "children.0.postcode", WORRY | {"children": [said]}) == ""
    assert nothing_is_kept(world)


def test_an_unborn_child_has_no_number_of_its_own(school: Machine, world: World) -> None:
    unborn = {"is_unborn": True, "family_name": "Bell", "nhs_number": "9434765919"}
    status, receipt = school.post("contacts", WORRY | {"children": [unborn]})
    assert (status, [each["where"] for each in receipt["put_aside"]]) == (201, ["children.0.nhs_number"])
    world.keeper()
    child = ContactChild.objects.get()
    assert child.nhs_number == ""
    assert "The NHS number sent for Bell, 9434765919, was sent for an unborn child" in child.contact.worry


def test_sent_again_it_is_the_same_contact_and_is_told_of_again(school: Machine, world: World) -> None:
    message = WORRY | {"children": [{**ADA, "nhs_number": "9434765918"}]}
    (first, taken), (again, known) = school.post("contacts", message), school.post("contacts", message)
    assert (first, again, taken["reference"], taken["put_aside"]) == (201, 200, known["reference"], known["put_aside"])
    world.keeper()
    assert Contact.objects.count() == 1


def test_of_an_incident_each_child_has_a_contact_whatever_its_number(plug: Plug, world: World) -> None:
    """Nor is anything told of one on another's."""
    children = [{**ADA, "nhs_number": "9434765918"}, {"given_name": "Tam", "family_name": "Bell", "postcode": "TS1"}]
    status, receipt = plug("police").post("police-notices", POLICE | {"children": children})
    assert (status, len(receipt["contacts"])) == (201, 2)
    assert [each["where"] for each in receipt["put_aside"]] == ["children.0.nhs_number", "children.1.postcode"]
    world.keeper()
    assert sorted(ContactChild.objects.values_list("nhs_number", "postcode", "address")) == [
        ("", "", ""), ("", "", "TS1")
    ]  # fmt: skip
    told = [each.worry for each in Contact.objects.order_by("children__given_name")]
    assert ["9434765918" in words for words in told] == [True, False]


def test_what_is_true_is_kept_by_the_machine_door_to_the_letter(school: Machine, world: World) -> None:
    said = {**ADA, "born_on": "2016-02-29", "nhs_number": "9434765919", "postcode": "zz99 3vz"}
    status, receipt = school.post("contacts", WORRY | {"children": [said]})
    assert status == 201, receipt
    world.keeper()
    child = ContactChild.objects.get()
    kept = {name: str(getattr(child, name)) for name in said}
    assert kept == said


@pytest.mark.parametrize("name", FAMILIES)
def test_every_family_is_kept_as_it_is_told(school: Machine, world: World, name: str) -> None:
    told: dict[str, Any] = WORRY | {"children": [ADA]} | FAMILIES[name]
    status, receipt = school.post("contacts", told)
    assert status == 201, receipt
    world.keeper()
    for model, people in ((ContactChild, told["children"]), (ContactAdult, told.get("adults", []))):
        kept = list(model.objects.order_by("number"))
        found = [{field: getattr(row, field) for field in said} for row, said in zip(kept, people, strict=True)]
        assert [{field: _plain(value) for field, value in each.items()} for each in found] == people


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


BOXES = {
    "a leap day that never was": ("29", "2", "2015"),
    "a thirty-first of April": ("31", "4", "2015"),
    "the month before the day": ("4", "31", "2015"),
    "a year of two figures": ("3", "2", "15"),
    "the first day of an old system": ("1", "1", "1900"),
    "the first day of a newer one": ("1", "1", "1970"),
    "a day far ahead": ("3", "2", "2999"),
    "noughts": ("0", "0", "0000"),
    "Arabic figures": ("\u0663", "\u0662", "\u0662\u0660\u0661\u0665"),
    "figures with a line below": ("3", "2", "2_015"),
    "numbers with parts": ("3.0", "2", "2015"),
    "less than nothing": ("-3", "2", "2015"),
    "half of one": ("", "2", "2015"),
    "formulas": ("=3", "=2", "=2015"),
    "an error of a spreadsheet": ("#REF!", "#REF!", "#REF!"),
}
TYPED_NUMBERS = {
    "children-0-nhs_number": NUMBERS["NHS number"],
    "children-0-postcode": NUMBERS["Postcode"],
    "children-0-age_about": {
        "a comma for a point": "1,5",
        "a part": "7.5",
        "Arabic figures": "\u0667",
        "a line below": "1_0",
        "an exponent": "1e1",
        "less than nothing": "-1",
        "beyond every number": "9" * 5_000,
        "a formula": "=7",
    },
}


def test_what_is_no_day_is_refused_on_the_form_and_stays_in_its_boxes(sign_in: SignIn, world: World) -> None:
    officer = sign_in("contact-officer", raise_request_exception=False)
    wrong = {}
    for name, parts in BOXES.items():
        boxes = {f"children-0-born_on-{part}": said for part, said in zip(("day", "month", "year"), parts, strict=True)}
        page = officer.post("/front-door/phone", TYPED | boxes)
        words = page.content.decode()
        if (
            page.status_code != 400
            or "The child&#39;s date of birth must" not in words
            or f'value="{parts[2]}"' not in words
        ):
            wrong[name] = page.status_code
    assert wrong == {}
    assert nothing_is_kept(world)


@pytest.mark.parametrize("field", TYPED_NUMBERS)
def test_what_is_no_such_number_is_refused_on_the_form(sign_in: SignIn, world: World, field: str) -> None:
    officer = sign_in("contact-officer", raise_request_exception=False)
    pages = {
        name: officer.post("/front-door/phone", TYPED | {field: said}) for name, said in TYPED_NUMBERS[field].items()
    }
    assert {name: page.status_code for name, page in pages.items() if page.status_code != 400} == {}
    assert [name for name, page in pages.items() if f'href="#{field}"' not in page.content.decode()] == []
    assert nothing_is_kept(world)


def test_what_is_no_day_in_a_table_of_an_outage_is_named_cell_by_cell() -> None:
    days = list(OF_A_CHILD.values())
    rows = [{**WHOLE, "Sheet": str(row), "Date of birth": day} for row, day in enumerate(days, start=1)]
    sheets = sheets_in(table(*rows), now=NOW)
    assert [[wrong.column for wrong in sheet.wrong] for sheet in sheets] == [["Date of birth"]] * len(days)
    assert [sheet.wrong[0].row for sheet in sheets] == list(range(2, len(days) + 2))


def test_json_that_says_not_a_number_is_no_message(school: Machine, world: World) -> None:
    for odd in ("NaN", "Infinity", "1e999"):
        body = json.dumps(WORRY).replace('"2018-03-03"', odd)
        school.client.raise_request_exception = False
        answer = school.client.post(
            "/api/v1/contacts", body, "application/json", headers={"Authorization": f"Bearer {school.secret}"}
        )
        assert 400 <= answer.status_code < 500
    assert nothing_is_kept(world)
