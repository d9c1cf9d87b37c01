"""Receiving one incident about several children: one row, a contact a child where the child lives, schools told."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.councils.queries import CouncilCard
from onestory.frontdoor.actions.doors.add_to_known import add_to_known
from onestory.frontdoor.actions.doors.receive_contact import SAME_KEY_OTHER_BODY
from onestory.frontdoor.actions.doors.receive_together import Sent, receive_together
from onestory.frontdoor.actions.schools.tell_schools import tell_schools
from onestory.frontdoor.declared.file_notices import CLOCKS_DIFFER_BY, FORM
from onestory.frontdoor.models import Contact, Incident, IncidentPart, Submission
from onestory.frontdoor.policies import one_at_a_time
from onestory.frontdoor.queries.cards import IncidentReceipt, Receipt
from onestory.frontdoor.queries.doors.notices_by_file import KnownContact, known_as, known_under
from onestory.frontdoor.queries.doors.routing import councils_of_postcodes
from onestory.frontdoor.rules.before import before_council
from onestory.frontdoor.rules.coming_in import How, digest_of_sent
from onestory.frontdoor.rules.file_notices import number_as_compared
from onestory.frontdoor.rules.incidents import POLICE, ToldIncident, adults_as_told_to, answers_of, of_these
from onestory.frontdoor.rules.same_child import same_children
from onestory.frontdoor.rules.told import Told, ToldAdult
from onestory.grammar.refusals import BadInput, Conflict
from onestory.people.index.retelling import is_same_digest
from onestory.vocabulary.frontdoor import Channel
from onestory.walls.actor import Actor
from onestory.walls.context import stand

NO_CHILD = "An incident needs a child whom it concerns."
STILL_TO_COME = "An incident cannot lie in the future: check the day and the time. Schools are told from it on."


@transaction.atomic
def receive_incident(
    *, actor: Actor, told: Told, incident: ToldIncident, answers: Mapping[str, object], how: How, now: datetime
) -> IncidentReceipt:
    """Make one incident and a contact a child, all of it or nothing. The same key gives the same receipts again.

    A child's contact goes to the council where their postcode lies, and otherwise to the council that was told. For
    the length of that writing the sender stands before it with nothing but the right to tell it something. However
    many the children, each council's are written together. A child who has a contact already, because the police's
    file told of the same number before, has no second one: what is told now is added to that.
    """
    require(actor, "contact.submit", council=actor.council)
    if not told.children:
        raise BadInput(NO_CHILD)
    if incident.happened_at > now + CLOCKS_DIFFER_BY:
        raise BadInput(STILL_TO_COME)
    lived_at = (*(child.postcode for child in told.children), *(adult.postcode for adult in told.adults))
    homes = councils_of_postcodes(lived_at, viewer=actor)
    at = [homes[child.postcode] for child in told.children]
    known = _known_by_file(told, incident, how, actor)
    row = _row(actor, told, incident, answers, how, at, now)
    row.known_as = [known[number].reference if number in known else "" for number in range(len(at))] if known else None
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return _repeat_of(row, actor)
    add_to_known(actor=actor, told=told, how=how, known={one.id: one for one in known.values()}, now=now)
    receipts = {number: one.receipt for number, one in known.items()}
    for home in dict.fromkeys(there for number, there in enumerate(at) if number not in known):
        numbers = [number for number, there in enumerate(at) if there == home and number not in known]
        before = before_council(actor, council=home.id, code=home.code)
        stand(before)
        adults = adults_as_told_to(home.code, told, {each.postcode: homes[each.postcode].code for each in told.adults})
        contacts = _received(before, numbers, told, adults, answers, how, now)
        taken = dict(zip(numbers, contacts, strict=True))
        IncidentPart.objects.bulk_create(_part(row, taken[number], number) for number in numbers)
        of_whom = [(taken[number].pk, told.children[number]) for number in numbers]
        tell_schools(actor=before, of_whom=of_whom, told=told, incident=incident, now=now)
        receipts |= {number: _receipt(taken[number]) for number in numbers}
    stand(actor)
    note(act="incident.receive", subject=str(row.pk), subject_kind="incident", actor=actor, now=now)
    every = tuple(receipts[number] for number in range(len(at)))
    return IncidentReceipt(incident=row.pk, receipts=every, is_repeat=len(known) == len(at))


def _known_by_file(told: Told, incident: ToldIncident, how: How, actor: Actor) -> dict[int, KnownContact]:
    """By their place, the children of a message of the police who surely have a contact that their file made."""
    number = number_as_compared(incident.their_reference)
    if told.source != POLICE or how.form == FORM or not number:
        return {}
    one_at_a_time(number)
    every = {one.id: one for one in known_under(number, viewer=actor) if one.channel == Channel.FEED.value}
    same = same_children(told.children, [child for one in every.values() for child in one.children])
    return {place: every[one.known.contact] for place, one in same.items() if one.is_sure}


def _received(
    before: Actor,
    numbers: Sequence[int],
    told: Told,
    adults: Sequence[ToldAdult],
    answers: Mapping[str, object],
    how: How,
    now: datetime,
) -> list[Contact]:
    """A contact for each of these children, who all live at one council."""
    each = [
        Sent(
            key=_key_of_part(how.key, number),
            told=of_these(told, [number], adults=adults),
            answers=answers_of(answers, [number], adults),
        )
        for number in numbers
    ]
    return receive_together(actor=before, each=each, how=how, now=now)


def _row(
    actor: Actor,
    told: Told,
    incident: ToldIncident,
    answers: Mapping[str, object],
    how: How,
    homes: Sequence[CouncilCard],
    now: datetime,
) -> Incident:
    return Incident(
        council_id=actor.council,
        councils=sorted({home.id for home in homes} | {actor.council}),
        sender_id=actor.user or None,
        sent_by=how.sent_by,
        key=how.key,
        body_digest=digest_of_sent(answers, how, council_code=actor.council_code),
        their_reference=incident.their_reference,
        kind=told.kind,
        happened_at=incident.happened_at,
        received_at=how.received_at or now,
    )


def _repeat_of(given: Incident, actor: Actor) -> IncidentReceipt:
    kept = Incident.objects.get(sent_by=given.sent_by, key=given.key)
    if not is_same_digest(given.body_digest, kept.body_digest):
        raise Conflict(SAME_KEY_OTHER_BODY)
    before = kept.known_as or [""] * kept.parts.count()
    parts = [_key_of_part(given.key, number) for number, known in enumerate(before) if not known]
    sent = {each.key: each for each in Submission.objects.filter(sent_by=given.sent_by, key__in=parts)}
    known = {one.reference: one.receipt for one in known_as(kept.known_as or (), viewer=actor)}
    receipts = tuple(
        known[reference] if reference else _as_sent(sent[_key_of_part(given.key, number)])
        for number, reference in enumerate(before)
    )
    return IncidentReceipt(incident=kept.pk, receipts=receipts, is_repeat=True)


def _as_sent(one: Submission) -> Receipt:
    return Receipt(reference=one.reference, council=one.council_id, received_at=one.received_at, is_repeat=True)


def _key_of_part(key: str, number: int) -> str:
    return f"{key}#{number + 1}"


def _receipt(contact: Contact) -> Receipt:
    return Receipt(
        reference=contact.reference,
        council=contact.council_id,
        received_at=contact.received_at,
        is_repeat=False,
        decide_by=contact.decide_by,
    )


def _part(row: Incident, contact: Contact, number: int) -> IncidentPart:
    return IncidentPart(
        council_id=contact.council_id,
        incident=row,
        contact=contact,
        reference=contact.reference,
        number=number + 1,
    )
