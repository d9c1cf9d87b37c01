"""Receiving one incident about several children: one row, a contact a child where the child lives, schools told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.councils.queries import CouncilCard
from onestory.frontdoor.actions.doors.receive_contact import SAME_KEY_OTHER_BODY, receive_contact
from onestory.frontdoor.actions.schools.tell_school import tell_school
from onestory.frontdoor.models import Incident, IncidentPart, Submission
from onestory.frontdoor.queries.cards import IncidentReceipt, Receipt
from onestory.frontdoor.queries.routing import council_for, councils_to_choose
from onestory.frontdoor.rules.before import before_council
from onestory.frontdoor.rules.incidents import ToldIncident, adults_as_told_to, answers_of_one, of_one_child
from onestory.frontdoor.rules.references import digest_of_body
from onestory.frontdoor.rules.told import Told
from onestory.grammar.refusals import BadInput, Conflict
from onestory.people.index.retelling import is_same_digest
from onestory.walls.actor import Actor
from onestory.walls.context import stand

NO_CHILD = "An incident needs a child whom it concerns."
STILL_TO_COME = "An incident cannot lie in the future: check the day and the time. Schools are told from it on."
CLOCKS_DIFFER_BY = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class How:
    """The door it came through, as `receive_contact` is told of it."""

    form: str
    form_version: str
    channel: str
    key: str
    sent_by: str
    received_at: datetime | None = None


@transaction.atomic
def receive_incident(
    *, actor: Actor, told: Told, incident: ToldIncident, answers: Mapping[str, object], how: How, now: datetime
) -> IncidentReceipt:
    """Make one incident and a contact a child, all of it or nothing. The same key gives the same receipts again.

    A child's contact goes to the council where their postcode lies, and otherwise to the council that was told. For
    the length of that writing the sender stands before it with nothing but the right to tell it something.
    """
    require(actor, "contact.submit", council=actor.council)
    if not told.children:
        raise BadInput(NO_CHILD)
    if incident.happened_at > now + CLOCKS_DIFFER_BY:
        raise BadInput(STILL_TO_COME)
    homes = [_at(child.postcode, actor) for child in told.children]
    row = _row(actor, told, incident, answers, how, homes, now)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return _repeat_of(row)
    lives_at = {adult.postcode: _at(adult.postcode, actor).code for adult in told.adults}
    receipts = []
    for number, (child, home) in enumerate(zip(told.children, homes, strict=True)):
        before = before_council(actor, council=home.id, code=home.code)
        stand(before)
        adults = adults_as_told_to(home.code, told, lives_at)
        receipt = receive_contact(
            actor=before,
            told=of_one_child(told, child, adults=adults),
            answers=answers_of_one(answers, number, adults),
            now=now,
            **vars(replace(how, key=_key_of_part(how.key, number))),
        )
        part = _part(row, receipt, number, before)
        tell_school(actor=before, contact=part.contact_id, child=child, told=told, incident=incident, now=now)
        receipts.append(receipt)
    stand(actor)
    note(act="incident.receive", subject=str(row.pk), subject_kind="incident", actor=actor, now=now)
    return IncidentReceipt(incident=row.pk, receipts=tuple(receipts), is_repeat=False)


def _row(
    actor: Actor,
    told: Told,
    incident: ToldIncident,
    answers: Mapping[str, object],
    how: How,
    homes: list[CouncilCard],
    now: datetime,
) -> Incident:
    return Incident(
        council_id=actor.council,
        councils=sorted({home.id for home in homes} | {actor.council}),
        sender_id=actor.user,
        sent_by=how.sent_by,
        key=how.key,
        body_digest=digest_of_body({"council": actor.council_code, "channel": how.channel, "answers": answers}),
        their_reference=incident.their_reference,
        kind=told.kind,
        happened_at=incident.happened_at,
        received_at=how.received_at or now,
    )


def _repeat_of(given: Incident) -> IncidentReceipt:
    known = Incident.objects.get(sent_by=given.sent_by, key=given.key)
    if not is_same_digest(given.body_digest, known.body_digest):
        raise Conflict(SAME_KEY_OTHER_BODY)
    parts = [_key_of_part(given.key, number) for number in range(known.parts.count())]
    sent = {each.key: each for each in Submission.objects.filter(sent_by=given.sent_by, key__in=parts)}
    receipts = tuple(
        Receipt(reference=one.reference, council=one.council_id, received_at=one.received_at, is_repeat=True)
        for one in (sent[key] for key in parts)
    )
    return IncidentReceipt(incident=known.pk, receipts=receipts, is_repeat=True)


def _key_of_part(key: str, number: int) -> str:
    return f"{key}#{number + 1}"


def _at(postcode: str, actor: Actor) -> CouncilCard:
    """The council of the hub where a postcode lies; otherwise the one that was told."""
    found = council_for(viewer=actor, chosen="", postcodes=[postcode]) if postcode else None
    return found or next(card for card in councils_to_choose(viewer=actor) if card.id == actor.council)


def _part(row: Incident, receipt: Receipt, number: int, before: Actor) -> IncidentPart:
    contact = Submission.objects.values_list("contact_id", flat=True).get(reference=receipt.reference)
    part = IncidentPart(
        council_id=before.council,
        incident=row,
        contact_id=contact,
        reference=receipt.reference,
        number=number + 1,
    )
    part.save(force_insert=True)
    return part
