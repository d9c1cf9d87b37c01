"""Writing one match of somebody a contact names, and putting right what an earlier match wrote."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.hiding.hide_what_was_told import hide_what_was_told
from onestory.frontdoor.actions.running.raise_repeats import raise_repeats
from onestory.frontdoor.actions.working.begin_working import begin_working
from onestory.frontdoor.actions.working.end_working import end_working
from onestory.frontdoor.declared.standings import Found
from onestory.frontdoor.models import Contact, ContactAdult, ContactChild, Match
from onestory.frontdoor.policies import people_of
from onestory.people.actions.adding.add_person import add_person
from onestory.people.actions.working.note_event import note_event
from onestory.people.policies import person_for
from onestory.people.queries.as_told import as_told
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import CHANNELS, CONTACT_TYPES
from onestory.vocabulary.people import RelationshipKind
from onestory.walls.actor import Actor


@transaction.atomic
def match_named(
    *,
    actor: Actor,
    contact: Contact,
    named: ContactChild | ContactAdult,
    person: UUID | None,
    weight: float | None,
    reasons: str,
    now: datetime,
    add: bool = False,
) -> None:
    """Keep the decision, with its weight and reasons, and write the contact into the person's story."""
    is_new = add and person is None
    as_told([named], viewer=actor)
    known = _added(contact, named, actor, now) if is_new else person and person_for(actor, person).pk
    before = named.person_id
    named.person_id = known
    named.found = (Found.NEW if is_new else Found.NOBODY if known is None else Found.KNOWN).value
    named.matched_by_id, named.matched_at = actor.user or None, now
    named.weight, named.reasons = weight, reasons
    named.save(update_fields=["person_id", "found", "matched_by", "matched_at", "weight", "reasons"])
    _keep(named, actor, now)
    if known != before:
        _lines_follow(named, before)
    if before is not None and before != known and before not in people_of(contact):
        _put_right(contact, before, actor, now)
    if known is not None and known != before:
        _write_into_story(contact, known, actor, now)
        begin_working(actor=actor, contact=contact, now=now)
        raise_repeats(actor=actor, contact=contact, now=now)
    if known != before:
        hide_what_was_told(actor=actor, now=now)
    note(
        act="contact.match",
        subject=contact.reference,
        subject_kind="contact",
        person=known,
        detail={"before": before, "weight": weight, "number": named.number},
        actor=actor,
        now=now,
    )


def _added(contact: Contact, named: ContactChild | ContactAdult, actor: Actor, now: datetime) -> UUID:
    """Somebody new to the index, out of what was told of them. An unborn child goes by their mother's last name."""
    unborn = isinstance(named, ContactChild) and named.is_unborn
    family = named.family_name or (_mothers_name(contact) if unborn else "")
    return add_person(
        actor=actor,
        given_name=named.given_name or ("Unborn" if unborn else ""),
        family_name=family,
        date_of_birth=named.born_on,
        expected_on=named.expected_on if isinstance(named, ContactChild) else None,
        sex=named.sex if isinstance(named, ContactChild) else "",
        address=named.address,
        postcode=named.postcode,
        phone=named.phone if isinstance(named, ContactAdult) else "",
        why=contact.reference,
        now=now,
    )


def _mothers_name(contact: Contact) -> str:
    mothers = contact.adults.filter(relation=RelationshipKind.MOTHER.value).values_list("family_name", flat=True)
    return next(iter(mothers), "")


def _keep(named: ContactChild | ContactAdult, actor: Actor, now: datetime) -> None:
    Match.objects.create(
        council_id=named.council_id,
        child=named if isinstance(named, ContactChild) else None,
        adult=named if isinstance(named, ContactAdult) else None,
        person_id=named.person_id,
        found=named.found,
        weight=named.weight,
        reasons=named.reasons,
        by_id=actor.user or None,
        at=now,
    )


def _lines_follow(named: ContactChild | ContactAdult, before: UUID | None) -> None:
    """What was asked and shared about them until now is in the ledger of whoever they turn out to be."""
    with connection.cursor() as cursor:
        cursor.execute("select frontdoor_lines_follow(%s, %s, %s)", [named.pk, str(named), before])


def _write_into_story(contact: Contact, person: UUID, actor: Actor, now: datetime) -> None:
    kind, channel = label_of(CONTACT_TYPES, contact.kind), label_of(CHANNELS, contact.channel)
    note_event(
        actor=actor,
        person=person,
        kind="contact.submit" if contact.submission.form == "referral" else "contact.record",
        happened_at=contact.received_at,
        text=f"Contact {contact.reference} received: {kind.lower()} ({channel.lower()}).",
        subject=contact.reference,
        now=now,
    )
    note_event(
        actor=actor,
        person=person,
        kind="contact.match",
        happened_at=now,
        text=f"Matched to contact {contact.reference} by {actor.name or actor.username}.",
        subject=contact.reference,
        now=now,
    )


def _put_right(contact: Contact, person: UUID, actor: Actor, now: datetime) -> None:
    """Say in their story that it was not them. The lines stay, for somebody may have read them."""
    end_working(actor=actor, contact=contact, people=[person], now=now)
    note_event(
        actor=actor,
        person=person,
        kind="contact.match",
        happened_at=now,
        text=f"Contact {contact.reference} is not about this person: they had been matched to it by mistake.",
        subject=contact.reference,
        significant=True,
        now=now,
    )
