"""Set-up: whose checks run out, taking somebody on, ending a post, and who may."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from onestory.calendars.instants import london_date
from onestory.web.setup.lapses import lapse_of
from tests.web.stories import asked, told
from tests.web.world import NAMES, World

SignIn = Callable[..., Client]
TODAY = date(2026, 11, 20)
NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
LAPSES = [
    (None, "missing", "Not recorded"),
    (TODAY, "lapsed", "Ran out 20 November 2026 (today)"),
    (TODAY + timedelta(days=3), "soon", "Until 23 November 2026 (in 1 working day)"),
    (TODAY + timedelta(days=400), "fine", "Until 25 December 2027 (in 13 months)"),
]


@pytest.mark.parametrize(("until", "state", "words"), LAPSES)
def test_how_a_check_stands(until: date | None, state: str, words: str) -> None:
    lapse = lapse_of(until, TODAY)
    assert (lapse.state, lapse.words) == (state, words)


@pytest.fixture
def priya(sign_in: SignIn) -> Client:
    """The council's administrator."""
    return sign_in("administrator")


def newcomer(world: World, **changed: str) -> dict[str, str]:
    """Somebody new, as the form sends them."""
    said = {
        "name": "Nadia Khan",
        "username": "nadia",
        "email": "nadia@example.org",
        "role": "partner-researcher",
        "agency": str(world.agencies["health"]),
        "team": "",
    }
    for name in ("starts_on", "dbs", "training"):
        year = "2026" if name == "starts_on" else "2031"
        said |= {f"{name}-day": "1", f"{name}-month": "2", f"{name}-year": year}
    return {**said, **changed}


def test_agencies_show_their_accreditation_and_people_whose_door_is_shut_come_first(priya: Client) -> None:
    assert "Teesside Police" in priya.get("/set-up").content.decode()
    page = priya.get("/set-up/people").content.decode()
    assert page.index("Door shut") < page.index("Dean Okafor")
    assert page.index(">Lapsed</a>") < page.index("Dean Okafor")


def test_somebody_is_taken_on_and_can_come_in(priya: Client, world: World, sign_in: SignIn) -> None:
    page = priya.post("/set-up/people/new", newcomer(world), follow=True).content.decode()
    assert "Nadia Khan can come in from 1 February 2026." in page
    assert "Tees Valley Health Trust" in page


WRONG = [
    ({"name": ""}, "Enter their name", "#name"),
    ({"email": "nadia"}, "Enter their work e-mail address", "#email"),
    ({"role": "king"}, "Select their role", "#role"),
    ({"agency": "999999"}, "Select their agency", "#agency"),
    ({"dbs-month": "13"}, "Enter a real date", "#dbs-day"),
]


@pytest.mark.parametrize(("changed", "sentence", "field"), WRONG)
def test_what_is_missing_is_said_at_its_field(
    changed: dict[str, str], sentence: str, field: str, priya: Client, world: World
) -> None:
    response = priya.post("/set-up/people/new", newcomer(world, **changed))
    page = response.content.decode()
    assert response.status_code == 400
    assert sentence in page
    assert f'href="{field}"' in page
    assert 'value="nadia"' in page


def test_an_ended_post_stops_working_on_the_next_request(priya: Client, sign_in: SignIn, world: World) -> None:
    dean = sign_in("partner-researcher")
    assert dean.get("/requests").status_code == 200
    post = next(line for line in priya.get("/set-up/people").content.decode().split('"') if _is_deans(priya, line))
    assert "First day without it" in priya.get(post).content.decode()
    assert priya.post(f"{post}/end", {}).status_code == 400
    assert (
        priya.post(f"{post}/end", {"ends_on-day": "1", "ends_on-month": "1", "ends_on-year": "1999"}).status_code == 400
    )
    today = {"ends_on-day": "1", "ends_on-month": "2", "ends_on-year": "2026"}
    priya.post(f"{post}/end", today)
    response = dean.get("/requests")
    assert response.status_code == 403
    assert "You hold no post at this hub today" in response.content.decode()


def _is_deans(priya: Client, address: str) -> bool:
    return address.startswith("/set-up/people/") and "Dean Okafor</h1>" in priya.get(address).content.decode()


def test_a_new_check_opens_the_door_again(priya: Client, sign_in: SignIn, world: World) -> None:
    lapsed = sign_in("lapsed")
    assert lapsed.get("/my-work").status_code == 403
    addresses = {
        part for part in priya.get("/set-up/people").content.decode().split('"') if part.startswith("/set-up/people/")
    }
    post = next(each for each in sorted(addresses) if ">Lapsed</h1>" in priya.get(each).content.decode())
    assert priya.post(f"{post}/check", {"kind": "dbs"}).status_code == 400
    for kind in ("dbs", "training"):
        until = {"kind": kind, "until-day": "1", "until-month": "2", "until-year": "2031"}
        assert priya.post(f"{post}/check", until).status_code == 302
    assert lapsed.get("/my-work").status_code == 200


@pytest.mark.parametrize("name", ["hub-manager", "referrer", "partner-manager"])
def test_set_up_is_shut_to_others(name: str, sign_in: SignIn) -> None:
    for address in ("/set-up", "/set-up/people", "/set-up/people/new"):
        assert sign_in(name).get(address).status_code == 403


def test_a_reviewer_sees_who_works_here_but_not_their_checks(sign_in: SignIn) -> None:
    page = sign_in("access-reviewer").get("/set-up/people").content.decode()
    assert "Dean Okafor" in page
    assert "Door shut" not in page
    assert sign_in("access-reviewer").get("/set-up/people/new").status_code == 403


def the_post_of(priya: Client, name: str) -> str:
    """The address of somebody's post."""
    page = priya.get("/set-up/people").content.decode()
    addresses = {part for part in page.split('"') if part.startswith("/set-up/people/")}
    return next(each for each in sorted(addresses) if f">{name}</h1>" in priya.get(each).content.decode())


def test_an_administrator_is_told_what_an_ended_post_leaves_behind(
    priya: Client, sign_in: SignIn, world: World
) -> None:
    post = the_post_of(priya, NAMES["screening-social-worker"])
    assert "leaves behind" not in priya.get(post).content.decode()
    for reference in (told(world, now=NOW), told(world, now=NOW)):
        assert sign_in("screening-social-worker").post(f"/front-door/{reference}/take").status_code == 302
    page = priya.get(post).content.decode()
    assert "2 open contacts" in page
    assert "Ask a hub manager to give them on first" in page
    ends = {f"ends_on-{part}": str(getattr(london_date(NOW), part)) for part in ("day", "month", "year")}
    refused = priya.post(f"{post}/end", ends)
    assert refused.status_code == 400
    assert "Say that you know what is left behind" in refused.content.decode()
    assert sign_in("screening-social-worker").get("/my-work").status_code == 200
    assert priya.post(f"{post}/end", {**ends, "left": "known"}).status_code == 302
    assert sign_in("screening-social-worker").get("/my-work").status_code == 403


def test_forms_that_whoever_leaves_has_not_sent_are_counted_and_said_what_becomes_of(
    priya: Client, sign_in: SignIn
) -> None:
    post = the_post_of(priya, NAMES["referrer"])
    assert "leaves behind" not in priya.get(post).content.decode()
    begun = sign_in("referrer").post("/refer/start", follow=True)
    assert begun.status_code == 200
    page = priya.get(post).content.decode()
    assert "1 form they began and have not sent" in page
    assert "it is deleted unsent on" in page
    ends = {f"ends_on-{part}": str(getattr(london_date(NOW), part)) for part in ("day", "month", "year")}
    assert priya.post(f"{post}/end", ends).status_code == 400
    assert priya.post(f"{post}/end", {**ends, "left": "known"}).status_code == 302


def test_the_last_who_could_answer_for_an_agency_is_told_of(priya: Client, world: World) -> None:
    asked(world, now=NOW, agencies=("police", "health"))
    assert "leaves behind" not in priya.get(the_post_of(priya, NAMES["partner-researcher"])).content.decode()
    world.hire("only-nurse", role="partner-researcher", agency="health", now=NOW)
    page = priya.get(the_post_of(priya, "Only Nurse")).content.decode()
    assert "1 request to Tees Valley Health Trust without an answer" in page
