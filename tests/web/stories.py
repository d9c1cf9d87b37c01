"""Short stories for pages to show: each leaves the front door a step further along."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.disagreeing.answer_disagreement import answer_disagreement
from onestory.frontdoor.actions.disagreeing.raise_disagreement import raise_disagreement
from onestory.frontdoor.actions.doors.receive_incident import receive_incident
from onestory.frontdoor.actions.doors.save_draft import save_draft
from onestory.frontdoor.actions.doors.start_draft import start_draft
from onestory.frontdoor.actions.doors.submit_referral import submit_referral
from onestory.frontdoor.actions.telling_more.add_to_referral import add_to_referral
from onestory.frontdoor.actions.understanding.match_child import match_child
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.models import Addition, ContactChild
from onestory.frontdoor.rules.answering import GivenAnswer, GivenFact
from onestory.frontdoor.rules.asking import Ask
from onestory.frontdoor.rules.attaching import GivenFile
from onestory.frontdoor.rules.coming_in import How
from onestory.frontdoor.rules.incidents import ToldIncident
from onestory.frontdoor.rules.told import told_from
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.web.world import World

TOLD = {
    "immediate_danger": "no",
    "referrer_role": "professional",
    "professional_name": "Tom Whitfield",
    "referrer_job": "Safeguarding lead",
    "organisation": "Linthorpe Green School",
    "source": "2A",
    "children": [
        {"is_unborn": "no", "given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03", "postcode": "TS1 2AB"}
    ],
    "adults": [{"given_name": "Una", "family_name": "Bell", "relation": "mother", "lives_with_children": "yes"}],
    "worry": "Ada came in without breakfast three days this week. She said they slept in the car.",
    "working_well": "Her gran has her on Sundays.",
    "scale": "3",
    "told_parents": "no-unsafe",
    "told_why_not": "She said her dad hurt her for talking.",
}

THREE = {
    "incident_reference": "PPN-71",
    "children": [
        {"given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03", "postcode": "TS1 2AB"}
        | {"school": "Linthorpe Green School"},
        {"given_name": "Ben", "family_name": "Bell", "born_on": "2025-03-03", "postcode": "TS1 2AB"},
        {"given_name": "Cleo", "family_name": "Marr", "born_on": "2014-03-03", "postcode": "TS10 1AA"}
        | {"school": "A school by the sea"},
    ],
}


@transaction.atomic
def told(world: World, *, now: datetime, by: str = "referrer", **said: object) -> str:
    """A school has sent the form. Gives the contact's reference."""
    actor = world.actor(by, now=now)
    started = start_draft(actor=actor, now=now)
    save_draft(actor=actor, token=started.token, answers={**TOLD, **said}, now=now)
    reference = submit_referral(actor=actor, token=started.token, now=now).reference
    stand(NOBODY)
    return reference


@transaction.atomic
def matched(world: World, reference: str, *, now: datetime) -> None:
    """The child it is about has been found to be somebody new, and is in the index from now on."""
    worker = world.actor("screening-social-worker", now=now)
    child = ContactChild.objects.filter(contact__reference=reference)[0].pk
    match_child(actor=worker, reference=reference, child=child, person=None, add=True, now=now)
    stand(NOBODY)


@transaction.atomic
def told_more(
    world: World,
    reference: str,
    *,
    now: datetime,
    words: str = "Her dad was back last night.",
    file: str = "letter.txt",
) -> str:
    """The school has added to it, with a letter. Gives the addition's number."""
    letter = GivenFile(name=file, content=b"Dear hub")
    add_to_referral(actor=world.actor("referrer", now=now), reference=reference, words=words, files=[letter], now=now)
    world.keeper()
    number = str(Addition.objects.get(reference=reference).pk)
    stand(NOBODY)
    return number


@transaction.atomic
def asked(world: World, *, now: datetime, agencies: tuple[str, ...] = ("police",), brag: str = "amber") -> list[str]:
    """A worry has been told, triaged, and partners asked about it. Gives the requests' references."""
    reference = told(world, now=now)
    worker = world.actor("screening-social-worker", now=now)
    triage_contact(actor=worker, reference=reference, level="3", brag=brag, reason="Asleep in a car.", now=now)
    requests = ask_partners(
        actor=worker,
        reference=reference,
        asks=[Ask(agency=world.agencies[name], words=("What do you know of this family?",)) for name in agencies],
        purpose="Deciding whether Ada is safe at home",
        lawful_basis="public-task",
        necessity="Her school cannot know what happens at home.",
        told="no-unsafe",
        told_why_not="Her father has hurt her for talking.",
        now=now,
    )
    stand(NOBODY)
    return list(requests)


@transaction.atomic
def answered(world: World, *, now: datetime) -> str:
    """The police have answered. Gives the request's reference."""
    reference = asked(world, now=now - timedelta(hours=2))[0]
    given = GivenAnswer(
        held="facts-held",
        facts=(GivenFact(words="Called to raised voices at the address on 3 occasions this year."),),
        comment="The calls are closer together since September.",
    )
    answer_request(actor=world.actor("partner-researcher", now=now), reference=reference, given=given, now=now)
    stand(NOBODY)
    return reference


@transaction.atomic
def incident(world: World, *, now: datetime) -> list[str]:
    """Police have told of three children in two councils. Gives the contacts' references, in that order."""
    sender = replace(world.actor("partner-researcher", now=now), permissions=frozenset({"contact.submit"}))
    answers = {"worry": "Officers were called to shouting.", "kind": "domestic-abuse", "source": "6", **THREE}
    circumstances = "Officers were called to shouting; a door was broken. Nobody was hurt."
    taken = receive_incident(
        actor=sender,
        told=told_from(answers),
        incident=ToldIncident(
            happened_at=now - timedelta(hours=2),
            their_reference="PPN-71",
            circumstances=circumstances,
            were_present=True,
            childs_voice="“I hid in the bath.”",
        ),
        answers=answers,
        how=How(form="api-police-notice", form_version="1", channel="api", key=f"{now}", sent_by="machine-1"),
        now=now,
    )
    stand(NOBODY)
    return [receipt.reference for receipt in taken.receipts]


@transaction.atomic
def disagreed(world: World, *, now: datetime) -> str:
    """The police disagree about what they were asked, and the hub has answered. Gives the disagreement's number."""
    request = asked(world, now=now - timedelta(hours=2))[0]
    row = raise_disagreement(
        actor=world.actor("partner-researcher", now=now),
        reference=request,
        topic="not-enough",
        issue="She goes home tonight to the man we were called about.",
        wants="A strategy discussion today.",
        now=now - timedelta(hours=1),
    )
    worker = world.actor("screening-social-worker", now=now)
    words = "She is with her gran until Friday; we see her there today."
    answer_disagreement(actor=worker, disagreement=row, stance="stands", words=words, now=now)
    stand(NOBODY)
    return str(row)
