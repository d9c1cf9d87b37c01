"""Telling the hub about children from another system: once, whole, by whoever may."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

import onestory
from onestory.calendars.instants import day_in_words
from onestory.frontdoor.models import Contact, ContactChild, Submission
from tests.api.conftest import NOW, WORRY, Plug
from tests.web.world import HERE, THERE, World

pytestmark = pytest.mark.django_db
CHILD = {"given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03"}
POLICE = {
    "their_reference": "PPN/2026/0071",
    "kind": "domestic-abuse",
    "happened_at": "2026-03-28T23:40:00+00:00",
    "grade": "high",
    "circumstances": "Called to shouting. Two children upstairs.",
    "childs_voice": "I hid in the bath.",
    "children_present": True,
    "children": [CHILD, {**CHILD, "given_name": "Max"}],
    "adults": [{"family_name": "Bell", "relation": "suspect", "lives_with_children": "yes"}],
}
HEALTH = {
    "their_reference": "ED-9",
    "service": "emergency-department",
    "happened_at": "2026-11-02T03:10:00Z",
    "reason": "Scald to the arm; came alone with a neighbour.",
    "on_a_plan": False,
    "children": [CHILD],
}
COUNCIL = {
    "their_reference": "OLA-3",
    "council": "Hartlepool",
    "what": "placed-here",
    "since": "2026-11-01",
    "words": "Foster placement from 1 November.",
    "children": [CHILD],
}
ADULT = {"their_reference": "SA-1", "concern": "Her carer shouts at her and the child.", "children": [CHILD]}
COURT = {
    "their_reference": "MB26P00001",
    "section": "s37",
    "court": "Teesside Family Court",
    "due_on": "2027-01-20",
    "words": "Investigate the children's circumstances.",
    "children": [CHILD],
}


LONGEST = {
    "given_name": 200, "family_name": 200, "other_names": 200, "school": 200, "relation": 200, "address": 300,
    "phone": 30,
}  # fmt: skip


def contact_of(world: World, reference: str, council: str = HERE) -> Contact:
    """The contact as the hub holds it."""
    world.keeper(council)
    return Contact.objects.get(reference=reference)


def test_a_message_is_a_contact_in_a_queue_with_a_team_and_a_time(plug: Plug, world: World) -> None:
    status, receipt = plug().post("contacts", WORRY)
    assert (status, receipt["is_repeat"]) == (201, False)
    contact = contact_of(world, receipt["reference"])
    assert (contact.worry, contact.channel, contact.source) == (WORRY["worry"], "api", "2A")
    assert contact.queue and contact.team_id and contact.due_at
    assert contact.source_organisation == "Linthorpe Green School"
    assert ContactChild.objects.get(contact=contact).given_name == "Ada"


def test_the_same_message_ten_times_is_one_contact(plug: Plug, world: World) -> None:
    machine = plug()
    said = [machine.post("contacts", WORRY, **{"Idempotency-Key": "k-1"}) for _ in range(10)]
    assert [status for status, _ in said] == [201] + [200] * 9
    assert len({receipt["reference"] for _, receipt in said}) == 1
    world.keeper()
    assert Contact.objects.count() == 1


def test_the_same_key_with_another_body_is_refused_and_the_first_stands(plug: Plug, world: World) -> None:
    machine = plug()
    _, first = machine.post("contacts", WORRY)
    status, said = machine.post("contacts", {**WORRY, "worry": "Something else."})
    assert status == 409 and "under this key" in said["error"]
    assert contact_of(world, first["reference"]).worry == WORRY["worry"]


def test_fields_in_another_order_are_the_same_message(plug: Plug) -> None:
    machine = plug()
    machine.post("contacts", WORRY)
    assert machine.post("contacts", dict(reversed(WORRY.items())))[0] == 200


def test_two_systems_may_use_the_same_number(plug: Plug, world: World) -> None:
    assert plug("school").post("contacts", WORRY)[0] == plug("health").post("contacts", WORRY)[0] == 201


@pytest.mark.parametrize(
    ("address", "body", "agency", "kind", "source"),
    [
        ("police-notices", POLICE, "police", "domestic-abuse", "6"),
        ("health-notices", HEALTH, "health", "ae-attendance", "3E"),
        ("health-notices", {**HEALTH, "service": "midwifery"}, "health", "unborn", "3F"),
        ("council-notices", COUNCIL, "police", "other-council-placement", "5C"),
        ("adult-concerns", ADULT, "social-care", "worry", "5A"),
        ("court-requests", COURT, "police", "court-request", "7"),
    ],
)
def test_each_kind_of_notice_means_what_it_says(
    plug: Plug, world: World, address: str, body: dict[str, object], agency: str, kind: str, source: str
) -> None:
    status, receipt = plug(agency).post(address, body)
    assert status == 201, receipt
    contact = contact_of(world, receipt["reference"])
    assert (contact.kind, contact.source, contact.incident_reference) == (kind, source, body["their_reference"])


def test_a_police_notice_keeps_the_childs_words_and_the_day_it_was_in_england(plug: Plug, world: World) -> None:
    _, receipt = plug("police").post("police-notices", {**POLICE, "happened_at": "2026-03-29T23:40:00+00:00"})
    contact = contact_of(world, receipt["reference"])
    assert "What the children said: I hid in the bath." in contact.worry and "Graded: high" in contact.worry
    assert contact.incident_on is not None and contact.incident_on.isoformat() == "2026-03-30"
    assert [child.given_name for child in ContactChild.objects.filter(contact=contact)] == ["Ada"]
    assert contact_of(world, receipt["contacts"][1]["reference"]).children.get().given_name == "Max"


def test_a_police_notice_sent_again_gives_every_receipt_again(plug: Plug, world: World) -> None:
    machine = plug("police")
    there = {**POLICE, "children": [CHILD, {**CHILD, "given_name": "Max", "postcode": "TS10 1AA"}]}
    (first, receipts), (again, repeated) = (machine.post("police-notices", there) for _ in range(2))
    assert (first, again) == (201, 200)
    assert [one["reference"] for one in receipts["contacts"]] == [one["reference"] for one in repeated["contacts"]]
    assert contact_of(world, receipts["contacts"][1]["reference"], THERE).children.get().given_name == "Max"
    assert machine.get(f"contacts/{receipts['contacts'][1]['reference']}")[0] == 200
    assert machine.post("police-notices", {**there, "children": [CHILD]})[0] == 409


def test_what_waited_while_the_hub_was_away_keeps_its_hour(plug: Plug, world: World) -> None:
    _, receipt = plug().post("contacts", {**WORRY, "received_at": "2026-11-01T02:30:00Z"})
    contact = contact_of(world, receipt["reference"])
    assert contact.received_at.isoformat() == "2026-11-01T02:30:00+00:00" and contact.recorded_at > contact.received_at


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"children": []}, "children"),
        ({"children": [{"postcode": "TS1"}]}, "children.0"),
        ({"children": [{**CHILD, "is_unborn": True}]}, "children.0"),
        ({"worry": " "}, "worry"),
        ({"worry": "a\x00b"}, "worry"),
        ({"told_parents": "no-unsafe"}, ""),
        ({"their_reference": ""}, "their_reference"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_is_not_as_described_is_refused_field_by_field(
    plug: Plug, world: World, change: dict[str, object], where: str
) -> None:
    status, said = plug().post("contacts", {**WORRY, **change})
    assert status == 422 and any(where in problem["where"] for problem in said["problems"]), said
    world.keeper()
    assert not Submission.objects.exists()


def test_a_contact_cannot_come_from_tomorrow(plug: Plug) -> None:
    status, said = plug().post("contacts", {**WORRY, "received_at": f"{NOW.year + 1}-01-01T00:00:00Z"})
    assert status == 422 and "future" in said["error"]


@pytest.mark.parametrize("received_at", ["2000-01-01T00:00:00Z", "2014-12-31T23:59:59Z"])
def test_what_came_before_any_clock_had_a_limit_is_a_mistyped_year(plug: Plug, received_at: str) -> None:
    status, said = plug().post("contacts", {**WORRY, "received_at": received_at})
    assert status == 422 and "check the year" in said["error"]


def test_what_came_on_the_first_day_of_the_clocks_is_taken(plug: Plug) -> None:
    status, _ = plug().post("contacts", {**WORRY, "received_at": "2015-01-01T00:00:00Z"})
    assert status == 201


@pytest.mark.parametrize("who", ["children", "adults"])
def test_nobody_is_born_after_today_and_the_worry_is_taken_without_the_day(plug: Plug, world: World, who: str) -> None:
    person = {"given_name": "Ada", "family_name": "Bell", "born_on": f"{NOW.date() + timedelta(days=2)}"}
    status, said = plug("police").post("contacts", {**WORRY, who: [person]})
    assert (status, said["put_aside"]) == (201, [{"where": f"{who}.0.born_on", "what": "This lies in the future."}])
    world.keeper()
    day = day_in_words(date.fromisoformat(person["born_on"]))
    assert f"sent for Ada Bell, {day}, lies in the future." in Contact.objects.get().worry


def test_an_incident_still_to_come_is_a_slip_and_a_clock_that_runs_fast_is_none(plug: Plug) -> None:
    """Schools are told from the hour of the incident: one of 2031 would be told of in 2031."""
    machine = plug("police")
    fast, wrong = ((NOW + timedelta(minutes=minutes)).isoformat() for minutes in (5, 60))
    assert machine.post("police-notices", {**POLICE, "happened_at": fast})[0] == 201
    status, said = machine.post("police-notices", {**POLICE, "their_reference": "P2", "happened_at": wrong})
    assert (status, "cannot lie in the future" in said["error"]) == (422, True)


def test_a_body_that_is_no_json_is_refused_in_words(plug: Plug) -> None:
    machine = plug()
    response = machine.client.post(
        "/api/v1/contacts", "{", content_type="application/json", headers={"Authorization": f"Bearer {machine.secret}"}
    )
    assert response.status_code == 400 and "send JSON" in response.json()["error"]


def test_a_sender_follows_its_own_contact_and_nobody_elses(plug: Plug) -> None:
    mine, other = plug("school"), plug("health")
    _, receipt = mine.post("contacts", WORRY)
    status, said = mine.get(f"contacts/{receipt['reference']}")
    assert (status, said["standing"], said["sentence"]) == (200, "received", "")
    assert other.get(f"contacts/{receipt['reference']}")[0] == 404


def test_a_key_of_one_council_tells_that_council_only(plug: Plug, world: World) -> None:
    _, receipt = plug(council=THERE).post("contacts", WORRY)
    assert contact_of(world, receipt["reference"], THERE)
    world.keeper(HERE)
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("contacts", WORRY),
        ("police-notices", POLICE),
        ("health-notices", HEALTH),
        ("council-notices", COUNCIL),
        ("adult-concerns", ADULT),
        ("court-requests", COURT),
    ],
)
def test_whatever_length_the_description_allows_is_kept(plug: Plug, address: str, message: dict[str, object]) -> None:
    people = {name: "w" * length for name, length in LONGEST.items()} | {"postcode": "TS10   3AB"}
    child = {name: words for name, words in people.items() if name != "phone"} | {"nhs_number": ""}
    adult = {name: words for name, words in people.items() if name not in ("other_names", "school")}
    whole = {"reported_by": "w" * 200, "role": "w" * 200, "phone": "0" * 30, "email": f"{'w' * 242}@example.org"}
    key = {"their_reference": "w" * 60, "children": [child], "adults": [adult]}
    status, receipt = plug().post(address, message | whole | key, **{"Idempotency-Key": "w" * 60})
    assert status == 201, receipt


@pytest.mark.django_db(transaction=True)
def test_what_can_never_be_kept_is_not_asked_for_again(plug: Plug, owner_connection: psycopg.Connection[Any]) -> None:
    """A column too short for what the door takes is our fault: the sender is told to ring, not to send for ever."""
    machine = plug()
    owner_connection.execute("alter table frontdoor_contactchild alter column given_name type varchar(2)")
    status, told = machine.post("contacts", WORRY)
    assert status == 422
    assert "Ring the council" in told["error"]
    owner_connection.execute("alter table frontdoor_contactchild alter column given_name type varchar(100)")
    assert machine.post("contacts", WORRY)[0] == 201


def test_a_field_is_called_as_its_sender_calls_it_and_its_fault_is_said_plainly(plug: Plug) -> None:
    said = plug().post("contacts", {**{key: WORRY[key] for key in WORRY if key != "worry"}, "wory": "Hungry"})[1]
    assert {problem["where"]: problem["what"].split(".")[0] for problem in said["problems"]} == {
        "worry": "This must be sent",
        "wory": "There is no such field",
    }


def test_an_address_that_is_none_is_said_so_to_a_machine(plug: Plug) -> None:
    status, said = plug().get("nothing")
    assert status == 404 and "/api/v1/openapi.json" in said["error"]


def test_the_notice_that_the_readme_shows_is_taken(plug: Plug) -> None:
    text = (Path(onestory.__file__).parent / "api" / "README.md").read_text(encoding="utf-8")
    notice = json.loads(text.split("```json")[1].split("```")[0])
    status, receipt = plug("police").post("police-notices", notice)
    assert (status, len(receipt.get("contacts", []))) == (201, 3), receipt


@pytest.mark.parametrize(
    ("said", "where", "what"),
    [
        ({"children": []}, "children", "There must be 1 at least."),
        ({"children": [CHILD] * 31}, "children", "There may be 30 at most. Send the rest in a message of its own."),
        ({"children": [{}]}, "children.0", "A child needs a name or an NHS number."),
        (
            {"children": [{**CHILD, "born_on": "31/02/2018"}]},
            "children.0.born_on",
            "This must be a date that there is, as in 2026-03-28.",
        ),
        (
            {"children": [{**CHILD, "born_on": "1018-02-03"}]},
            "children.0.born_on",
            "This must lie between 1900 and 2200.",
        ),
        (
            {"happened_at": "2026-03-28T23:40:00"},
            "happened_at",
            "This must say its time zone, as in 2026-03-28T23:40:00Z.",
        ),
        (
            {"happened_at": "last night"},
            "happened_at",
            "This must be a day and a time with its zone, as in 2026-03-28T23:40:00Z.",
        ),
        (
            {"kind": "domestic"},
            "kind",
            "This must be one of these: 'domestic-abuse', 'child-concern', 'missing', 'exploitation' or "
            "'mental-health-crisis'.",
        ),
        ({"circumstances": ""}, "circumstances", "This must not be empty."),
        ({"circumstances": 7}, "circumstances", "This must be text, between quotation marks."),
        ({"children_present": "perhaps"}, "children_present", "This must be true or false."),
        ({"place": "x" * 201}, "place", "This must be no longer than 200 characters."),
    ],
)
def test_what_is_wrong_with_a_field_is_said_plainly(plug: Plug, said: dict[str, Any], where: str, what: str) -> None:
    status, answer = plug("police").post("police-notices", POLICE | said)
    assert status == 422
    assert answer["problems"] == [{"where": where, "what": what}]
