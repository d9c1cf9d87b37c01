"""Two councils of one hub that must never see each other: people, contacts, questions and documents on either side.

Every name and word that one side types carries that side's mark: whatever shows it on the other has leaked.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import get_user_model
from django.db import connection, transaction

from onestory.access.actions.come_in import come_in
from onestory.access.actions.found_agencies import found_agencies
from onestory.access.actions.found_hub import found_hub
from onestory.access.actions.take_on import take_on
from onestory.access.declared.roles import ROLES
from onestory.access.rules.actors import the_system
from onestory.councils.rules.founding import NewAgency, NewCouncil
from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.deciding.write_analysis import write_analysis
from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.frontdoor.actions.understanding.match_child import match_child
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.models import ContactChild
from onestory.frontdoor.rules.analysing import GivenAnalysis
from onestory.frontdoor.rules.answering import GivenAnswer, GivenFact
from onestory.frontdoor.rules.asking import Ask
from onestory.frontdoor.rules.deciding import Proposed
from onestory.people.actions.adding.add_person import add_person
from onestory.people.actions.breaking_glass.break_glass import break_glass
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.actions.working.begin_work import begin_work
from onestory.people.actions.working.note_event import note_event
from onestory.story.actions.file_document import file_document
from onestory.story.actions.lock_story import lock_story
from onestory.story.actions.mark_line import mark_line
from onestory.story.actions.say_how_to_reach import say_how_to_reach
from onestory.walls.actor import Actor
from onestory.walls.context import stand

SIDES = ("west", "east")
PARTNERS = {"partner-researcher": "police", "partner-manager": "police", "referrer": "school"}
REASON = "A worry from school."
LASTS = timedelta(days=300)


@dataclass
class Side:
    """One council: its mark, its people at work as they come in, and every identifier that the other must not use."""

    council: int
    code: str
    mark: str
    actors: list[Actor] = field(default_factory=list)
    people: list[UUID] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    documents: list[UUID] = field(default_factory=list)


def two_sides(*, now: datetime, people: int = 8, contacts: int = 3) -> tuple[Side, Side]:
    """Found the hub and let each side live a morning. Needs an empty database, and commits."""
    nobody = the_system(council=0, council_code="")
    new = [
        NewCouncil(code=side, name=f"{side.title()} Council", la_code=f"9{place}0") for place, side in enumerate(SIDES)
    ]
    with transaction.atomic():
        councils = found_hub(actor=nobody, code="hub", name="A hub", councils=new, now=now)
    west, east = (Side(council=councils[code], code=code, mark=f"zqx{code}") for code in SIDES)
    for side in (west, east):
        with transaction.atomic():
            agencies, team = _agencies(side, now)
            _hire(side, agencies, team, now)
        with transaction.atomic():
            _live(side, agencies, now, people=people, contacts=contacts)
    return west, east


def _agencies(side: Side, now: datetime) -> tuple[dict[str, int], int]:
    system = the_system(council=side.council, council_code=side.code)
    stand(system)
    new = [
        NewAgency(code="social-care", name="Social Care", kind="childrens-social-care", team="front-door"),
        NewAgency(code="police", name="Police", kind="police"),
        NewAgency(code="school", name="School", kind="school"),
    ]
    made = found_agencies(actor=system, agencies=new, accredited_until=(now + LASTS).date(), now=now)
    return {code: ids[0] for code, ids in made.items()}, made["social-care"][1] or 0


def _hire(side: Side, agencies: dict[str, int], team: int, now: datetime) -> None:
    """Somebody in each role, who can sign in, and who has come in as any request would bring them."""
    system = the_system(council=side.council, council_code=side.code)
    lapses = (now + LASTS).date()
    for role in ROLES:
        stand(system)
        where = PARTNERS.get(role.code, "social-care")
        username = f"{role.code}.{side.code}"
        user = take_on(
            actor=system, username=username, name=f"{role.title} {side.mark}", email=f"{username}@example.org",
            role=role.code, agency=agencies[where], team=team if where == "social-care" else None,
            starts_on=(now - timedelta(days=90)).date(), credentials={"dbs": lapses, "training": lapses}, now=now,
        )  # fmt: skip
        TOTP.activate(get_user_model().objects.get(pk=user), generate_totp_secret())
        side.actors.append(come_in(actor=Actor(user=user, username=username, request="walls"), now=now))


def _live(side: Side, agencies: dict[str, int], now: datetime, *, people: int, contacts: int) -> None:
    for number in range(people):
        actor = _as(side, "screening-social-worker")
        born = date(2012, 1 + number % 12, 1 + number % 28)
        side.people.append(
            add_person(
                actor=actor,
                given_name="Ada",
                family_name=side.mark,
                date_of_birth=born,
                address=f"{number} {side.mark} Lane",
                postcode="TS1 2AB",
                phone=f"0770090{number:04}",
                why=side.mark,
                now=now,
            )
        )
    for number in range(contacts):
        _worry(side, side.people[number], agencies, now, number)
    _story(side, side.people[0], now)
    manager = _as(side, "hub-manager")
    put_up_shield(actor=manager, person=side.people[-1], since=now.date(), why=f"Court {side.mark}", now=now)
    break_glass(
        actor=_as(side, "screening-social-worker"),
        person=side.people[-2],
        why=f"{side.mark} rang at night, alone.",
        now=now,
    )


def _worry(side: Side, person: UUID, agencies: dict[str, int], now: datetime, number: int) -> None:
    told = {
        "immediate_danger": "no", "referrer_role": "professional", "professional_name": side.mark,
        "referrer_job": "Lead", "organisation": side.mark, "source": "2A", "referrer_phone": "01632 960 303",
        "channel": "phone",
        "children": [{"is_unborn": "no", "given_name": "Ada", "family_name": side.mark, "born_on": "2018-03-03"}],
        "adults": [{"given_name": "Una", "family_name": side.mark, "relation": "mother", "lives_with_children": "yes"}],
        "worry": f"She sleeps in the car at {side.mark} Lane.", "scale": "3",
        "told_parents": "no-unsafe", "told_why_not": side.mark,
    }  # fmt: skip
    key = f"{side.mark}-{number}"
    reference = record_phone_contact(actor=_as(side, "contact-officer"), answers=told, key=key, now=now).reference
    side.contacts.append(reference)
    worker = _as(side, "screening-social-worker")
    named = ContactChild.objects.get(contact__reference=reference).pk
    match_child(actor=worker, reference=reference, child=named, person=person, weight=9.0, reasons=side.mark, now=now)
    triage_contact(actor=worker, reference=reference, level="3", brag="amber", reason=side.mark, now=now)
    (request,) = ask_partners(
        actor=worker, reference=reference, asks=[Ask(agency=agencies["police"], words=(f"What of {side.mark}?",))],
        purpose=side.mark, lawful_basis="public-task", necessity=side.mark, told="no-unsafe",
        told_why_not=side.mark, now=now,
    )  # fmt: skip
    side.requests.append(request)
    given = GivenAnswer(held="facts-held", facts=(GivenFact(words=f"Known: {side.mark}."),), comment=side.mark)
    answer_request(actor=_as(side, "partner-researcher"), reference=request, given=given, now=now)
    worker = _as(side, "screening-social-worker")
    write_analysis(actor=worker, reference=reference, given=GivenAnalysis(harm=side.mark), now=now)
    proposed = Proposed(outcome="assessment", level="3", rationale=side.mark)
    propose_decision(actor=worker, reference=reference, given=proposed, now=now)


def _story(side: Side, person: UUID, now: datetime) -> None:
    worker = _as(side, "screening-social-worker")
    begin_work(actor=worker, person=person, why=side.mark, user=worker.user, now=now)
    line = note_event(actor=worker, person=person, kind="contact.triage", happened_at=now, text=side.mark, now=now)
    mark_line(actor=worker, person=person, record="", number=line, analysis=side.mark, reason=REASON, now=now)
    say_how_to_reach(actor=worker, person=person, words=side.mark, reason=REASON, now=now)
    lock_story(actor=worker, person=person, why=side.mark, reason=REASON, now=now)
    side.documents.append(
        file_document(
            actor=worker,
            person=person,
            kind="safety-plan",
            title=side.mark,
            author=side.mark,
            dated_on=now.date(),
            file_name="plan.txt",
            content=f"Not at {side.mark} Lane.".encode(),
            reason=REASON,
            now=now,
        )
    )


def _as(side: Side, role: str) -> Actor:
    """Somebody of this side in this role, told to the database."""
    actor = next(each for each in side.actors if each.role == role)
    stand(actor)
    return replace(actor)


def walled_tables() -> dict[str, tuple[str, ...]]:
    """Every table behind the wall that the app role may read, and its columns."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select c.relname, array_agg(a.attname::text order by a.attnum) from pg_class c
                 join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
                 join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where c.relkind in ('r', 'p') and c.relrowsecurity and not c.relispartition
                  and has_table_privilege(current_user, c.oid, 'select') group by 1"""
        )
        return {name: tuple(columns) for name, columns in cursor.fetchall()}
