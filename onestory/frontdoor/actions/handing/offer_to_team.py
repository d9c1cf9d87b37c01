"""Offering a contact to a team, with the parts that go with it: theirs once they say so, and the hub's until then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.councils.models import Team
from onestory.frontdoor.actions.asking.enter_share import About, Share, enter_share
from onestory.frontdoor.actions.write_up import write_up
from onestory.frontdoor.declared.handovers import HandoverState, acceptance_clock
from onestory.frontdoor.models import Contact, Decision, Handover, HandoverPart, HandoverSubject
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.frontdoor.queries.setting.teams import teams_to_hand_to
from onestory.frontdoor.rules.product import Part, refusal_of_product
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.grammar.timescales import due_at
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.people import RELATIONSHIP_KINDS
from onestory.vocabulary.sharing import LawfulBasis
from onestory.walls.actor import Actor

NECESSITY = "Whoever acts on it must know on what it rests."
WITH_A_DECISION = "The product: the decision, its reasons, and what partners agreed may go with it"
OF_AN_OPEN_CASE = "What was told about a child whose worker they are, and what the hub knows of it"
ALREADY = "It is with {team} already. They must decline it before it can go to another team."


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What is offered: the outcome and its level; no decision where an open case goes straight to its worker."""

    team: int
    outcome: str
    level: str
    parts: Sequence[Part]
    asks: str = ""
    decision: Decision | None = None
    worker: str = ""


@transaction.atomic
def offer_to_team(*, actor: Actor, contact: Contact, offer: Offer, now: datetime) -> Handover:
    """The clock of acceptance starts. The act that calls this has asked for permission and locked the contact."""
    standing = contact.handovers.exclude(state=HandoverState.DECLINED.value).select_related("team").first()
    if standing is not None:
        raise OutOfOrder(ALREADY.format(team=standing.team))
    wrong = refusal_of_product(tuple(offer.parts))
    if wrong:
        raise BadInput(wrong)
    to = _team(offer.team, actor)
    made = _offer(contact, offer, to, actor, now)
    _name(made, contact)
    _keep(made, offer.parts)
    _tell(made, contact, to, actor, now)
    return made


def _team(team: int, actor: Actor) -> Team:
    if team not in {card.id for card in teams_to_hand_to(viewer=actor)}:
        raise BadInput("Choose the team that takes it up.")
    return Team.objects.select_related("agency").get(pk=team)


def _offer(contact: Contact, offer: Offer, to: Team, actor: Actor, now: datetime) -> Handover:
    clocks = clocks_of(viewer=actor, on=london_date(now))
    return Handover.objects.create(
        council_id=contact.council_id,
        agency_id=to.agency_id,
        team=to,
        contact=contact,
        decision=offer.decision,
        worker=offer.worker.strip()[:200],
        reference=contact.reference,
        outcome=offer.outcome,
        level=offer.level,
        brag=contact.brag,
        note=offer.asks.strip(),
        offered_by_id=actor.user,
        offered_at=now,
        due_at=due_at(acceptance_clock(contact.brag), started_at=now, calendar=clocks.calendar),
    )


def _name(made: Handover, contact: Contact) -> None:
    """Who it is about: names and birthdays. Where they live is on their page, for those whom a shield lets see it."""
    ids = {"handover": made, "council_id": made.council_id, "agency_id": made.agency_id}
    children, adults = list(contact.children.all()), list(contact.adults.all())
    named = [
        HandoverSubject(
            **ids,
            number=number,
            name=str(child),
            born_on=child.born_on,
            expected_on=child.expected_on,
            who="Child",
            person_id=child.person_id,
        )
        for number, child in enumerate(children, start=1)
    ]
    named += [
        HandoverSubject(
            **ids,
            number=number,
            name=str(adult),
            born_on=adult.born_on,
            who=label_of(RELATIONSHIP_KINDS, adult.relation) if adult.relation else "Adult",
            person_id=adult.person_id,
        )
        for number, adult in enumerate(adults, start=len(children) + 1)
    ]
    HandoverSubject.objects.bulk_create(named)


def _keep(made: Handover, parts: Sequence[Part]) -> None:
    HandoverPart.objects.bulk_create(
        HandoverPart(
            council_id=made.council_id,
            agency_id=made.agency_id,
            handover=made,
            number=number,
            title=part.title[:200],
            words=part.words.strip(),
            source=part.source[:300],
        )
        for number, part in enumerate(parts, start=1)
    )


def _tell(made: Handover, contact: Contact, to: Team, actor: Actor, now: datetime) -> None:
    share = Share(
        what=WITH_A_DECISION if made.decision_id else OF_AN_OPEN_CASE,
        to_whom=f"{to}, {to.agency}"[:300],
        to_agency=to.agency_id,
        lawful_basis=LawfulBasis.PUBLIC_TASK.value,
        necessity=NECESSITY,
        told=contact.told_parents,
        told_why_not=contact.told_why_not,
    )
    about = [About(name=subject.name, person_id=subject.person_id) for subject in made.subjects.all()]
    enter_share(actor=actor, contact=contact.pk, request=None, share=share, about=about, now=now)
    text = f"Contact {contact.reference} offered to {to}."
    write_up(actor=actor, contact=contact, kind="contact.hand-over", text=text, now=now)
    note(
        act="contact.hand-over",
        subject=contact.reference,
        subject_kind="contact",
        detail={"team": to.pk},
        actor=actor,
        now=now,
    )
