"""One made-up record with something on each of its pages, and what its guards have to review."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.family.give_family_report import give_family_report
from onestory.frontdoor.actions.held.answer_ask import answer_ask
from onestory.frontdoor.actions.held.ask_holder import ask_holder
from onestory.frontdoor.actions.held.open_held import open_held
from onestory.frontdoor.actions.understanding.match_child import match_child
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.models import ContactChild
from onestory.frontdoor.queries.cards.held_asks import AskCard
from onestory.frontdoor.queries.held.held_asks import my_asks
from onestory.frontdoor.rules.answering import GivenAnswer
from onestory.frontdoor.rules.asking import Ask
from onestory.frontdoor.rules.held_asks import GivenAsk, GivenRelease
from onestory.oversight.actions.flag_looks import flag_looks
from onestory.oversight.models import Flagged
from onestory.people.actions.breaking_glass.break_glass import break_glass
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.opening.open_person import open_person
from onestory.people.actions.working.begin_work import begin_work
from onestory.people.actions.working.note_event import note_event
from onestory.people.models import Glass, Person
from onestory.story.actions.file_document import file_document
from onestory.story.actions.lock_story import lock_story
from onestory.story.actions.mark_line import mark_line
from onestory.story.actions.record_tie import GivenTie, record_tie
from onestory.story.actions.say_how_to_reach import say_how_to_reach
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rooms.people.told_rows import everybody
from tests.web import stories
from tests.web.world import HERE, World

WORKER, MANAGER = "screening-social-worker", "hub-manager"
PLAN = "Donna rings her mother first. Kayleigh's teacher rings the front door the same day if she is not in school."


@transaction.atomic
def a_record(world: World, *, now: datetime) -> dict[str, str]:
    """A child whom worker and manager work with. Gives what fills in the addresses of her pages and their guards'."""
    link_council(actor=world.keeper(), council=world.councils[HERE], now=now, source=everybody())
    people = {person.given_name.split()[0]: person.pk for person in Person.objects.filter(retired_at=None)}
    child = people["Kayleigh"]
    keeper = world.keeper()
    for person in (person for name, person in people.items() if name != "Jason"):
        for name in (WORKER, MANAGER):
            begin_work(actor=keeper, person=person, user=world.users[name], why="Allocation 7", now=now)
    filled = {"child": str(child), "mother": str(people["Donna"]), **_written(world, child, now)}
    filled |= _held(world, child, now)
    filled |= {"glass": str(_glass(world, people["Jason"], now)), "flag": str(_flag(world, now))}
    stand(NOBODY)
    return filled


def _written(world: World, child: UUID, now: datetime) -> dict[str, str]:
    """A visit, its meaning, how to reach her, a plan, and a version for a court."""
    worker = world.actor(WORKER, now=now)
    say_how_to_reach(actor=worker, person=child, words="Through her school, before noon.", now=now)
    line = note_event(
        actor=worker,
        person=child,
        kind="contact.triage",
        happened_at=now - timedelta(days=3),
        text="Seen with her mother. She said she sleeps at her gran's on Sundays.",
        now=now,
    )
    mark_line(actor=worker, person=child, record="", number=line, analysis="Her gran keeps her safe.", now=now)
    document = file_document(
        actor=worker,
        person=child,
        kind="safety-plan",
        title="Safety plan for Kayleigh",
        author="Sunita Rao",
        dated_on=now.date(),
        file_name="plan.txt",
        content=PLAN.encode(),
        now=now,
    )
    lock_story(actor=worker, person=child, why="Family Court, care proceedings", now=now)
    give_family_report(
        actor=worker,
        person=child,
        given_to="Her mother",
        given_how="by-hand",
        was_read=True,
        council="Middlesbrough Council",
        now=now,
    )
    tie = record_tie(
        actor=worker,
        person=child,
        given=GivenTie(
            other=Person.objects.get(given_name="Jason").pk,
            kind="poses-risk-to",
            sureness="likely",
            said_by="Donna, her mother",
            why="He has waited for her at the school gate twice.",
            since=now.date() - timedelta(days=60),
            contested_by="Jason Brown says that he only passes there",
        ),
        now=now,
    )
    return {"line": str(line), "document": str(document), "tie": str(tie)}


def _held(world: World, child: UUID, now: datetime) -> dict[str, str]:
    """The police hold something of her and do not share it: one asked for it is refused, another is still to answer."""
    reference = stories.told(world, now=now - timedelta(hours=2))
    worker = world.actor(WORKER, now=now)
    named = ContactChild.objects.filter(contact__reference=reference).values_list("pk", flat=True)[0]
    match_child(actor=worker, reference=reference, child=named, person=child, now=now, weight=9.0, reasons="Name")
    triage_contact(actor=worker, reference=reference, level="3", brag="amber", reason="A worry.", now=now)
    (request,) = ask_partners(
        actor=worker,
        reference=reference,
        asks=[Ask(agency=world.agencies["police"], words=("Who may visit?",))],
        purpose="To plan a visit",
        lawful_basis="public-task",
        necessity="Nobody else knows.",
        told="yes",
        told_why_not="",
        now=now,
    )
    kept = GivenAnswer(held="held-and-withheld", withheld_ground="law-forbids", withheld_why="The trial is not over.")
    answer_request(actor=world.actor("partner-researcher", now=now), reference=request, given=kept, now=now)
    asks = {name: _ask(world, name, child, now) for name in (WORKER, MANAGER)}
    refused = GivenRelease(state="refused", ground="law-forbids", why="Ask again after the trial.")
    answer_ask(actor=world.actor("partner-manager", now=now), ask=asks[WORKER].id, given=refused, now=now)
    return {"heldask": str(asks[MANAGER].id), "answeredask": str(asks[WORKER].id), "heldkey": asks[WORKER].key}


def _ask(world: World, name: str, child: UUID, now: datetime) -> AskCard:
    actor = world.actor(name, now=now)
    (thing,) = open_held(actor=actor, person=child, now=now).things
    why = GivenAsk(necessity="To plan who may visit her.", lawful_basis="public-task", told="yes")
    ask_holder(actor=actor, person=child, key=thing.key, given=why, now=now)
    return my_asks(viewer=actor)[0]


def _glass(world: World, person: UUID, now: datetime) -> int:
    worker = world.actor(WORKER, now=now)
    break_glass(actor=worker, person=person, why="He is outside the school now and I must know him.", now=now)
    world.keeper()
    return Glass.objects.get(person=person).pk


def _flag(world: World, now: datetime) -> int:
    """Sunita Rao looks at somebody of her own rare name."""
    keeper, council = world.keeper(), world.councils[HERE]
    crowd = [Person(council_id=council, kind="adult", family_name="Bell", created_at=now) for _ in range(400)]
    Person.objects.bulk_create(crowd)
    namesake = Person.objects.create(
        council_id=council, kind="child", given_name="Isha", family_name="Rao", created_at=now
    )
    worker = world.actor(WORKER, now=now)
    open_person(actor=worker, person=namesake.pk, now=now, reason="To see how she is.")
    stand(keeper)
    flag_looks(actor=keeper, on=now.date(), now=now)
    return Flagged.objects.get(person_id=namesake.pk).pk
