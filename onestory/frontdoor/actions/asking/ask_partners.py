"""Asking partners what they hold: several agencies at once, on a footing that is held first."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note_each
from onestory.calendars.instants import london_date
from onestory.councils.models import Agency
from onestory.frontdoor.actions.asking.enter_share import About, Share, enter_share
from onestory.frontdoor.actions.working.take_unowned import take_unowned
from onestory.frontdoor.actions.write_up import write_up
from onestory.frontdoor.declared.questions import BY_CODE
from onestory.frontdoor.models import (
    Contact,
    ContactAdult,
    ContactChild,
    InformationRequest,
    RequestQuestion,
    RequestSubject,
)
from onestory.frontdoor.policies import allowed
from onestory.frontdoor.queries.asking.agencies import agencies_to_ask
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.frontdoor.queries.understanding.consents import position_now
from onestory.frontdoor.rules.asking import Ask, Footing, refusal_of_asks, refusal_to_ask
from onestory.frontdoor.rules.clocks import colour_due
from onestory.frontdoor.rules.references import reference_from
from onestory.grammar.declarations import in_words
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.vocabulary.frontdoor import BRAG
from onestory.vocabulary.sharing import ConsentKind
from onestory.walls.actor import Actor

PREFIX = "RQ"
TOLD_TO_AGENCY = "Names and dates of birth, and the questions asked"


@dataclass(frozen=True, kw_only=True)
class _Terms:
    """What every request of one asking shares."""

    contact: Contact
    purpose: str
    lawful_basis: str
    necessity: str
    told: str
    told_why_not: str
    urgency: str
    due_at: datetime


@transaction.atomic
def ask_partners(
    *,
    actor: Actor,
    reference: str,
    asks: Sequence[Ask],
    purpose: str,
    lawful_basis: str,
    necessity: str,
    told: str,
    now: datetime,
    told_why_not: str = "",
    urgency: str = "",
) -> list[str]:
    """Send a request to each agency, about the people named, due by the colour's clock. Returns the references.

    Refused until a threshold judgement, a lawful basis, its necessity, and whether the parents were told (or why
    not) are all held: *R (AB & CD) v Haringey* [2013] EWHC 416 (Admin).
    """
    found = allowed("ask", actor=actor, reference=reference)
    contact = found.contact
    footing = Footing(
        has_judgement=contact.triages.exists(),
        purpose=purpose,
        lawful_basis=lawful_basis,
        necessity=necessity,
        told=told,
        told_why_not=told_why_not,
        data_protection_consent=position_now(contact, ConsentKind.DATA_PROTECTION, viewer=actor),
    )
    terms = _terms(contact, footing, urgency or contact.brag, actor, now)
    agencies = _agencies(asks, actor, now)
    take_unowned(actor=actor, contact=contact, reason="taken with asking partners", now=now)
    sent = [_send(ask, agencies[ask.agency], terms, actor, now) for ask in asks]
    contact.state = found.go_to.value
    contact.save(update_fields=["state"])
    _tell(terms, sent, actor, now)
    return [request.reference for request in sent]


def _tell(terms: _Terms, sent: list[InformationRequest], actor: Actor, now: datetime) -> None:
    """A sealed line in the story of everybody the contact is about, and a line of the audit for each request."""
    asked = in_words([request.agency.name for request in sent], joined_by="and")
    text = f"Partners asked: {asked}."
    write_up(actor=actor, contact=terms.contact, kind="contact.ask", text=text, sealed=True, now=now)
    note_each(
        act="contact.ask",
        subject_kind="request",
        subjects=[(request.reference, None) for request in sent],
        detail={"contact": terms.contact.reference, "basis": terms.lawful_basis, "urgency": terms.urgency},
        actor=actor,
        now=now,
    )


def _terms(contact: Contact, footing: Footing, urgency: str, actor: Actor, now: datetime) -> _Terms:
    wrong = refusal_to_ask(footing)
    if wrong:
        raise OutOfOrder(wrong)
    if urgency not in BRAG:
        raise BadInput("Choose the urgency: red, amber, green or blue.")
    clocks = clocks_of(viewer=actor, on=london_date(now))
    return _Terms(
        contact=contact,
        purpose=footing.purpose.strip(),
        lawful_basis=footing.lawful_basis,
        necessity=footing.necessity.strip(),
        told=footing.told,
        told_why_not=footing.told_why_not.strip(),
        urgency=urgency,
        due_at=colour_due(brag=urgency, started_at=now, clocks=clocks),
    )


def _agencies(asks: Sequence[Ask], actor: Actor, now: datetime) -> dict[int, Agency]:
    wrong = refusal_of_asks(asks)
    if wrong:
        raise BadInput(wrong)
    open_to_us = {card.id for card in agencies_to_ask(viewer=actor, now=now)}
    found = Agency.objects.in_bulk([ask.agency for ask in asks])
    for ask in asks:
        if ask.agency not in open_to_us:
            name = found[ask.agency].name if ask.agency in found else "That agency"
            raise BadInput(f"{name} is not accredited with your council today, so nobody there could answer.")
        unknown = [code for code in ask.questions if code not in BY_CODE]
        if unknown:
            raise BadInput(f"“{unknown[0]}” is not one of the questions. Choose from the list, or write your own.")
    return found


def _send(ask: Ask, agency: Agency, terms: _Terms, actor: Actor, now: datetime) -> InformationRequest:
    children, adults = _about(ask, terms.contact)
    request = InformationRequest.objects.create(
        **vars(terms),
        reference=reference_from(PREFIX, secrets.token_bytes(16)),
        council_id=actor.council,
        agency=agency,
        sent_by_id=actor.user or None,
        sent_at=now,
    )
    subjects = _name_subjects(request, children, adults)
    _put_questions(request, ask)
    enter_share(
        actor=actor,
        contact=terms.contact.pk,
        request=request.pk,
        share=Share(
            what=TOLD_TO_AGENCY,
            to_whom=agency.name,
            to_agency=agency.pk,
            lawful_basis=terms.lawful_basis,
            necessity=terms.necessity,
            told=terms.told,
            told_why_not=terms.told_why_not,
        ),
        about=[About(name=subject.name, person_id=subject.person_id) for subject in subjects],
        now=now,
    )
    return request


def _about(ask: Ask, contact: Contact) -> tuple[list[ContactChild], list[ContactAdult]]:
    children, adults = list(contact.children.all()), list(contact.adults.all())
    if ask.about:
        strange = set(ask.about) - {one.pk for one in (*children, *adults)}
        if strange:
            raise BadInput("You have named somebody who is not on this contact.")
        children = [child for child in children if child.pk in ask.about]
        adults = [adult for adult in adults if adult.pk in ask.about]
    else:
        adults = []
    if not children and not adults:
        raise BadInput("This contact names nobody yet. Say about whom you ask.")
    return children, adults


def _name_subjects(
    request: InformationRequest, children: list[ContactChild], adults: list[ContactAdult]
) -> list[RequestSubject]:
    """The agency is given a name and a birthday, and no address: a place may be one that somebody is hiding in."""
    ids = {"request": request, "council_id": request.council_id, "agency_id": request.agency_id}
    named = [
        RequestSubject(
            **ids,
            child=child,
            number=number,
            name=str(child),
            born_on=child.born_on,
            expected_on=child.expected_on,
            person_id=child.person_id,
        )
        for number, child in enumerate(children, start=1)
    ] + [
        RequestSubject(
            **ids,
            adult=adult,
            number=number,
            name=str(adult),
            born_on=adult.born_on,
            relation=adult.relation,
            person_id=adult.person_id,
        )
        for number, adult in enumerate(adults, start=len(children) + 1)
    ]
    return RequestSubject.objects.bulk_create(named)


def _put_questions(request: InformationRequest, ask: Ask) -> None:
    asked = [(code, BY_CODE[code].asks) for code in ask.questions]
    asked += [("", words.strip()) for words in ask.words if words.strip()]
    RequestQuestion.objects.bulk_create(
        RequestQuestion(
            council_id=request.council_id,
            agency_id=request.agency_id,
            request=request,
            number=number,
            code=code,
            asks=asks,
        )
        for number, (code, asks) in enumerate(asked, start=1)
    )
