"""A council adds and accredits agencies, adds teams and keeps its own numbers on pages; what is wrong is said."""

from __future__ import annotations

import pytest
from django.test import Client

from onestory.audit.models import AuditEvent
from onestory.councils.models import Accreditation, Agency, Team
from tests.web.fixtures import SignIn
from tests.web.setup.test_measures import words
from tests.web.world import World

UNTIL = {"until-day": "27", "until-month": "3", "until-year": "2028"}
SCHOOL = {"name": "St Aidan's Primary School", "kind": "school", "phone": "01632 960111", "urn": "123456", **UNTIL}


@pytest.fixture
def keeper(sign_in: SignIn) -> Client:
    """The council's administrator."""
    return sign_in("administrator")


def test_an_agency_added_is_accredited_and_its_people_can_be_taken_on(keeper: Client, world: World) -> None:
    page = keeper.post("/set-up/agencies/new", SCHOOL, follow=True).content.decode()
    assert "St Aidan&#39;s Primary School is added." in page
    assert "Until 27 March 2028" in page
    assert "St Aidan&#39;s Primary School" in keeper.get("/set-up/people/new").content.decode()
    world.keeper()
    made = Agency.objects.get(urn="123456")
    assert made.code == "st-aidan-s-primary-school"
    assert set(AuditEvent.objects.filter(subject=made.code).values_list("act", flat=True)) == {
        "agency.add",
        "agency.accredit",
    }


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"name": " "}, "Say what it is called"),
        ({"kind": "navy"}, "Choose what kind of agency it is"),
        ({"phone": "ring me"}, "Give a telephone number, in figures"),
        ({"email": "nobody"}, "Give an address like name@example.org"),
        ({"urn": "12"}, "five to seven figures"),
        ({"kind": "police"}, "Only a school has a unique reference number"),
        ({"until-day": "31", "until-month": "2"}, "Give a real day"),
        ({"until-year": "2099"}, "within five years"),
    ],
)
def test_what_is_wrong_is_said_nothing_typed_is_lost_and_nothing_made(
    changes: dict[str, str], says: str, keeper: Client, world: World
) -> None:
    answer = keeper.post("/set-up/agencies/new", {**SCHOOL, "phone": "01632 960222", **changes})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert says in page
    assert changes.get("phone", "01632 960222") in page
    world.keeper()
    assert not Agency.objects.filter(urn__in=["123456", "12"]).exists()


def test_a_name_stands_once_in_the_hub(keeper: Client) -> None:
    keeper.post("/set-up/agencies/new", SCHOOL)
    again = keeper.post("/set-up/agencies/new", {**SCHOOL, "name": "ST AIDAN'S PRIMARY SCHOOL", "urn": ""})
    assert "already. Choose it from the list" in again.content.decode()


def test_accreditation_is_renewed_and_ended_and_shuts_the_door_at_once(
    keeper: Client, sign_in: SignIn, world: World
) -> None:
    world.keeper()
    police = Agency.objects.get(code="police")
    officer = sign_in("partner-researcher", agency="police")
    assert officer.get("/requests").status_code == 200
    today = {"until-day": "1", "until-month": "1", "until-year": "2020"}
    ended = keeper.post(f"/set-up/agencies/{police.pk}/accredit", {**today, "reference": "Minute 4"}, follow=True)
    assert "cannot come in from their next request on" in ended.content.decode()
    assert "accreditation" in officer.get("/requests", follow=True).content.decode()
    renewed = keeper.post(f"/set-up/agencies/{police.pk}/accredit", UNTIL, follow=True).content.decode()
    assert "27 March 2028" in renewed
    assert officer.get("/requests").status_code == 200
    world.keeper()
    assert Accreditation.objects.filter(agency=police, council__code="middlesbrough").count() == 2


def test_an_administrator_does_not_shut_themselves_out(keeper: Client, world: World) -> None:
    world.keeper()
    own = Agency.objects.get(code="social-care")
    past = {"until-day": "1", "until-month": "1", "until-year": "2020"}
    answer = keeper.post(f"/set-up/agencies/{own.pk}/accredit", past)
    assert (answer.status_code, "nobody could come in" in answer.content.decode()) == (400, True)


def test_a_team_is_added_and_reached(keeper: Client, world: World) -> None:
    world.keeper()
    police = Agency.objects.get(code="police")
    told = {"name": "Vulnerability desk", "phone": "01632 960333"}
    assert "Choose whose team it is" in keeper.post("/set-up/teams/new", told).content.decode()
    keeper.post("/set-up/teams/new", {**told, "agency": str(police.pk)})
    world.keeper()
    team = Team.objects.get(code="vulnerability-desk")
    keeper.post(f"/set-up/teams/{team.pk}", {"name": "Protecting vulnerable people", "phone": ""})
    assert "Protecting vulnerable people" in words(keeper, "/set-up")
    twice = keeper.post("/set-up/teams/new", {"name": "protecting vulnerable PEOPLE", "agency": str(police.pk)})
    assert "Name this one apart" in twice.content.decode()


def test_the_councils_numbers_stand_at_the_foot_of_every_page(keeper: Client, client: Client) -> None:
    told = {
        "front_door_phone": "01632 960444",
        "out_of_hours_phone": "01632 960555",
        "under_18s": "33,210",
        "postcode_areas": "ts1 TS2; ts3",
    }
    keeper.post("/set-up/council", told)
    assert "01632 960 444" in " ".join(client.get("/").content.decode().replace("&nbsp;", " ").split())
    page = keeper.get("/set-up/council").content.decode()
    assert "TS1, TS2, TS3" in page
    assert 'value="33210"' in page
    wrong = keeper.post("/set-up/council", {**told, "postcode_areas": "TS1, Whitby"})
    assert "WHITBY is no first half of a postcode" in wrong.content.decode()
    assert "Give the front door" in keeper.post("/set-up/council", {**told, "front_door_phone": ""}).content.decode()


@pytest.mark.parametrize("at", ["agencies/new", "teams/new", "council"])
def test_whoever_may_not_change_set_up_changes_nothing(sign_in: SignIn, at: str) -> None:
    reviewer = sign_in("access-reviewer")
    assert reviewer.post(f"/set-up/{at}", SCHOOL).status_code == 403
    assert reviewer.get("/set-up").status_code == 200
