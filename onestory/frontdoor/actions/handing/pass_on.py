"""Passing a decided contact to another council: of the same hub, or one outside it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.councils.queries import councils
from onestory.frontdoor.actions.asking.enter_share import About, Share, enter_share
from onestory.frontdoor.actions.write_up import write_up
from onestory.frontdoor.declared.transfers import ACCEPTED, RETURNED, answer_clock
from onestory.frontdoor.models import Contact, Decision, Transfer
from onestory.frontdoor.policies import allowed
from onestory.frontdoor.queries.naming.leaving import refusal_of_leaving
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.frontdoor.rules.deciding import TAKEN_IN
from onestory.frontdoor.rules.wording import in_short
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.grammar.timescales import due_at
from onestory.vocabulary.frontdoor import ContactOutcome
from onestory.vocabulary.sharing import LawfulBasis
from onestory.walls.actor import Actor

NOT_THIS_OUTCOME = "It was not decided that another council takes it. Decide that first."
ALREADY = "It is with {council} already. Take it back from them before it goes to another council."
NECESSITY = "The council where the child lives cannot protect them without knowing of it."


@transaction.atomic
def pass_on(
    *, actor: Actor, reference: str, why: str, now: datetime, council: int = 0, outside: str = "", asks: str = ""
) -> UUID:
    """Send it. It keeps its owner and its place here until the other council has taken it in, or sent it back.

    ``council`` is one of this hub; for one outside it, ``outside`` is its name.
    """
    contact = allowed("transfer", actor=actor, reference=reference).contact
    decision = contact.decisions.filter(undone_at__isnull=True).first()
    if decision is None or decision.outcome != ContactOutcome.OTHER_COUNCIL:
        raise OutOfOrder(NOT_THIS_OUTCOME)
    standing = contact.transfers.exclude(state=RETURNED.value).first()
    if standing is not None:
        raise OutOfOrder(TAKEN_IN if standing.state == ACCEPTED else ALREADY.format(council=standing.to_name))
    name = _called(council, outside, actor)
    if not why.strip():
        raise BadInput("Say why it is theirs: where the child lives now, or that they are open there.")
    leaving = refusal_of_leaving(why, asks, viewer=actor, contact=contact)
    if leaving:
        raise BadInput(leaving)
    made = _sent(contact, decision, council, name, (why, asks), actor, now)
    _tell(made, contact, actor, now)
    return made.pk


def _called(council: int, outside: str, actor: Actor) -> str:
    known = {card.id: card.name for card in councils(viewer=actor) if card.id != actor.council}
    if council and council not in known:
        raise BadInput("Choose the council from the list.")
    if not council and not outside.strip():
        raise BadInput("Choose the council, or write the name of one outside this hub.")
    return known[council] if council else outside.strip()[:200]


def _sent(
    contact: Contact,
    decision: Decision,
    council: int,
    name: str,
    words: tuple[str, str],
    actor: Actor,
    now: datetime,
) -> Transfer:
    calendar = clocks_of(viewer=actor, on=london_date(now)).calendar
    why, asks = words
    made = Transfer(
        council_id=contact.council_id,
        to_council_id=council or None,
        to_name=name,
        contact=contact,
        decision=decision,
        reference=contact.reference,
        about=in_short(str(child) for child in contact.children.all())[:200],
        brag=contact.brag,
        why=why.strip(),
        asks=asks.strip(),
        sent_by_id=actor.user,
        sent_at=now,
        due_at=due_at(answer_clock(contact.brag), started_at=now, calendar=calendar),
    )
    made.save(force_insert=True)
    return made


def _tell(made: Transfer, contact: Contact, actor: Actor, now: datetime) -> None:
    share = Share(
        what="The contact as it was told, and why it is passed on",
        to_whom=made.to_name,
        lawful_basis=LawfulBasis.PUBLIC_TASK.value,
        necessity=NECESSITY,
        told=contact.told_parents,
        told_why_not=contact.told_why_not,
    )
    about = [About(name=str(child), person_id=child.person_id) for child in contact.children.all()]
    enter_share(actor=actor, contact=contact.pk, request=None, share=share, about=about, now=now)
    text = f"Contact {contact.reference} passed to {made.to_name}, who must take it in."
    write_up(actor=actor, contact=contact, kind="contact.transfer", text=text, now=now)
    note(act="contact.transfer", subject=contact.reference, subject_kind="contact", actor=actor, now=now)
