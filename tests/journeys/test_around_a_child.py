"""The record from four chairs: a duty worker at ten to five, a reviewing officer, the family, a partner."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction

from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.understanding.match_child import match_child
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.models import ContactChild
from onestory.frontdoor.rules.asking import Ask
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.journeys.at_work import AtWork
from tests.web import stories
from tests.web.records import a_record
from tests.web.world import World

AtWorkAs = Callable[..., AtWork]
HOME = "14 High Street"
MOST_CLICKS = 5


@pytest.fixture(scope="module")
def record(standing_world: World) -> dict[str, str]:
    """Kayleigh's record, with a safety plan, a risk that her mother contests with him, and a report given."""
    return a_record(standing_world, now=datetime.now(UTC) - timedelta(minutes=5))  # noqa: TID251  as the pages' own clock


def test_a_duty_worker_finds_the_plan_and_the_risk_at_ten_to_five(at_work: AtWorkAs, record: dict[str, str]) -> None:
    sunita = at_work("screening-social-worker")
    sunita.opens("/")
    clicks = ("Find", "Find", "Kayleigh Anne Oneil", "Safety plan for Kayleigh")
    sunita.follows(clicks[0])
    sunita.says("Name, date of birth, place or number", "kayleigh oneil 2014")
    sunita.presses(clicks[1])
    sunita.follows(clicks[2])
    sunita.reads("Through her school, before noon.")
    sunita.follows(clicks[3])
    sunita.reads("Donna rings her mother first.")
    assert len(clicks) <= MOST_CLICKS

    sunita.opens(f"/people/{record['child']}")
    sunita.follows("Network")
    sunita.reads("poses a risk to Kayleigh Anne Oneil")
    sunita.reads("Contested: Jason Brown says that he only passes there")
    sunita.keeps_a_picture("network")
    picture = sunita.page.get_by_role("application")
    picture.focus()
    picture.press("ArrowRight")
    sunita.reads("1 of ")
    picture.press("Enter")
    sunita.reads("Jason Brown, joined")
    picture.press("Escape")
    sunita.reads("Kayleigh Anne Oneil, joined")


def test_a_reviewing_officer_reads_it_all_and_changes_nothing(at_work: AtWorkAs, record: dict[str, str]) -> None:
    child = f"/people/{record['child']}"
    officer = at_work("reviewing-officer")
    officer.opens(child)
    officer.opens(f"{child}/story")
    officer.reads("She said she sleeps at her gran's on Sundays.")
    officer.reads("Her gran keeps her safe.")
    assert officer.page.get_by_role("link", name="Mark").count() == 0
    officer.follows("Network")
    officer.reads("poses a risk to Kayleigh Anne Oneil")
    officer.reads_not("Record a relationship")
    officer.is_refused(f"{child}/network/record", "is not part of your role")
    officer.opens(f"{child}/versions")
    officer.says("What is it for?", "Review conference, Thursday")
    officer.presses("Lock a version")
    officer.reads("Review conference, Thursday")


def test_the_family_is_told_who_looked_and_what_was_shared(at_work: AtWorkAs, record: dict[str, str]) -> None:
    child = f"/people/{record['child']}"
    sunita = at_work("screening-social-worker")
    sunita.opens(f"{child}/for-family")
    sunita.reads("What is left out, and why")
    sunita.presses("Keep as given")
    sunita.reads("There is a problem")
    sunita.was_told_no()
    sunita.says("To whom?", "Donna Oneil, her mother")
    sunita.picks("Given by hand")
    sunita.picks("I have read it, and nothing in it would put anybody at risk")
    sunita.presses("Keep as given")
    sunita.reads("This is what was given.")
    sunita.reads("Screening social worker")
    for name in ("Jason Brown", "gran", "Mill Lane"):
        sunita.reads_not(name)

    gwen = at_work("access-reviewer")
    gwen.opens("/audit?act=family-report.give")
    gwen.reads("Gave a family its report")


@pytest.fixture
def waiting(standing_world: World, record: dict[str, str]) -> str:
    """A request that names her home has gone to the police, who have not opened it. Its reference."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    child = {
        "is_unborn": "no", "given_name": "Kayleigh", "family_name": "Oneil", "born_on": "2014-03-02", "address": HOME,
        "postcode": "TS1 2AB",
    }  # fmt: skip
    reference = stories.told(standing_world, now=now - timedelta(hours=2), children=[child])
    with transaction.atomic():
        worker = standing_world.actor("screening-social-worker", now=now)
        named = ContactChild.objects.get(contact__reference=reference).pk
        match_child(
            actor=worker, reference=reference, child=named, person=UUID(record["child"]), now=now, reasons="Name"
        )
        triage_contact(actor=worker, reference=reference, level="3", brag="amber", reason="They may flee.", now=now)
        (request,) = ask_partners(
            actor=worker,
            reference=reference,
            asks=[Ask(agency=standing_world.agencies["police"], words=(f"Who comes to {HOME}?",))],
            purpose="Deciding whether she is safe",
            lawful_basis="public-task",
            necessity=f"Nobody else can say who comes to {HOME}.",
            told="yes",
            now=now,
        )
        stand(NOBODY)
    return str(request)


def test_a_shield_reaches_what_already_waits_in_a_partners_queue(
    at_work: AtWorkAs, record: dict[str, str], waiting: str
) -> None:
    dean = at_work("partner-researcher")
    dean.opens(f"/requests/{waiting}")
    dean.reads(HOME)

    helen = at_work("hub-manager")
    helen.opens(f"/people/{record['child']}/shield")
    helen.dates("Since when must the place be kept?", 1, 6, 2026)
    helen.says("Why", "A non-molestation order of 1 June")
    helen.presses("Put up the shield")
    helen.is_at("Kayleigh Anne Oneil is shielded")

    dean.opens(f"/requests/{waiting}")
    dean.reads("Who comes to")
    dean.reads_not(HOME)
    helen.opens(f"/people/{record['child']}/network")
    for words in (HOME, "S65 1AB", "Valley Primary"):
        helen.reads_not(words)
