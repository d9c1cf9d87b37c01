"""One of each thing that a page of the front door or of the figures shows, to fill in the addresses of pages."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from onestory.access.actions.found_agencies import found_agencies
from onestory.councils.rules.founding import NewAgency
from onestory.frontdoor.actions.doors.hand_in_table import hand_in_table
from onestory.frontdoor.actions.doors.save_draft import save_draft
from onestory.frontdoor.actions.doors.start_draft import start_draft
from onestory.frontdoor.actions.handing.pass_to_worker import pass_to_worker
from onestory.frontdoor.actions.night.hand_to_morning import hand_to_morning
from onestory.frontdoor.actions.running.change_setting import change_setting
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.declared.between_councils import AGREED, COMPARES, COST_SHARES, OWN_FIXED_PART
from onestory.frontdoor.rules.clocks import LocalClocks
from onestory.frontdoor.rules.night import ForMorning
from onestory.frontdoor.rules.product import Part
from onestory.performance.actions.name_measure import name_measure
from onestory.performance.actions.write_card import NewCard, write_card
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rules.frontdoor.test_outage import WHOLE, table
from tests.web import stories
from tests.web.world import HERE, THERE, World

EAST = NewAgency(code="east", name="Safeguarding East", kind="early-help", team="east", team_name="Safeguarding East")


def one_of_each(world: World, *, now: datetime) -> dict[str, str]:
    """What fills in an address, by name."""
    told = stories.told(world, now=now - timedelta(hours=30))
    costs_shared(world, now)
    a_measure(world, now)
    return {
        "told": told,
        "addition": stories.told_more(world, told, now=now - timedelta(hours=20)),
        "colleague": str(world.users["hub-manager"]),
        "draft": _begun(world, now),
        "handover": _handed(world, now - timedelta(hours=2)),
        "card": _card(world, now),
        "sheets": str(_sheets(world, now)),
        "morning": in_the_night(world, now=now),
    }


@transaction.atomic
def _begun(world: World, now: datetime) -> str:
    """A form that a school has begun."""
    actor = world.actor("referrer", now=now)
    started = start_draft(actor=actor, now=now)
    card = save_draft(actor=actor, token=started.token, answers=stories.TOLD, now=now)
    stand(NOBODY)
    return str(card.id)


def _handed(world: World, now: datetime) -> str:
    """What was told of an open case, offered to its team."""
    reference = stories.told(world, now=now, by="referrer")
    stories.matched(world, reference, now=now)
    with transaction.atomic():
        keeper = world.keeper()
        until = now.date() + timedelta(days=300)
        team = found_agencies(actor=keeper, agencies=[EAST], accredited_until=until, now=now)["east"][1]
        worker = world.actor("screening-social-worker", now=now)
        triage_contact(actor=worker, reference=reference, level="3", brag="amber", reason="Asleep in a car.", now=now)
        handed = pass_to_worker(
            actor=worker,
            reference=reference,
            team=team or 0,
            why="The plan names them.",
            parts=[Part(key="worry", title="What was told", words="Asleep in a car.", source="The school")],
            now=now,
        )
        stand(NOBODY)
    return str(handed)


@transaction.atomic
def _sheets(world: World, now: datetime) -> UUID:
    """A table of an outage: of two sheets, one cannot be read."""
    actor = world.actor("contact-officer", now=now)
    given = {**WHOLE, "Day it came": f"{now - timedelta(days=1):%d/%m/%Y}"}
    number = hand_in_table(actor=actor, text=table(given, {**given, "Sheet": "5", "Who told": ""}), name="A", now=now)
    stand(NOBODY)
    return number


@transaction.atomic
def _card(world: World, now: datetime) -> str:
    """A report card on how many contacts came."""
    given = NewCard(what="More contacts.", so_what="The hub is slower.", now_what="A second duty worker.")
    actor = world.actor("hub-manager", now=now)
    number = write_card(actor=actor, code="contacts", as_of=now.date(), figure="12", given=given, now=now)
    stand(NOBODY)
    return str(number)


@transaction.atomic
def costs_shared(world: World, now: datetime) -> None:
    """Both councils agreed to be compared, and share the hub's cost: in fixed and in equal parts."""
    terms = {"agreement": "Memorandum, schedule 3", "begins": "1 4 2024", "yearly-cost": "1200000"}
    terms |= {"equally": "30", "fixed": "70"}
    for council, own in ((HERE, "55"), (THERE, "45")):
        keeper = world.keeper(council)
        for name, typed in ((COMPARES, {AGREED: "yes"}), (COST_SHARES, {**terms, OWN_FIXED_PART: own})):
            change_setting(actor=keeper, name=name, typed=typed, why="Agreed by both.", now=now)
    stand(NOBODY)


@transaction.atomic
def a_measure(world: World, now: datetime) -> None:
    """A measure that the council names for itself."""
    typed = {"title": "A timely response", "figure": "decided-in-time", "aims": "95", "source": "Hub board, 1 May 2026"}
    name_measure(actor=world.keeper(), place=1, typed=typed, why="Agreed by the board.", now=now)
    stand(NOBODY)


@transaction.atomic
def in_the_night(world: World, *, now: datetime) -> str:
    """Of two contacts that the latest night took, whatever hour it is, one has been handed to the day team. Gives the
    other's reference.
    """
    night = LocalClocks().night_of(now)
    assert night
    now = max(night[0], min(now, night[1]) - timedelta(minutes=40))
    handed, kept = (stories.told(world, now=now, immediate_danger="yes", danger="He is here.") for _ in range(2))
    worker = world.actor("emergency-duty", now=now)
    for reference in (handed, kept):
        take_contact(actor=worker, reference=reference, now=now)
    triage_contact(actor=worker, reference=handed, level="4", brag="red", reason="He is at the house.", now=now)
    said = ForMorning(reference=handed, done="Police took him away at 3.", first="See Ada at her gran's before school.")
    hand_to_morning(actor=worker, given=[said], now=now)
    stand(NOBODY)
    return kept
