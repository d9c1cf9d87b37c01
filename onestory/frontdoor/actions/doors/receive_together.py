"""Receiving what one message tells one council: a contact each, in a queue, with a team and a time; all or none."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime

import psycopg
from django.db import IntegrityError, transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.calendars.instants import london_date
from onestory.calendars.local_calendar import LocalCalendar
from onestory.councils.queries import CouncilCard, TeamCard, council_called
from onestory.frontdoor.declared.courts import CourtStep
from onestory.frontdoor.declared.standings import Queue
from onestory.frontdoor.declared.teams import NO_TEAM
from onestory.frontdoor.models import Assignment, Contact, ContactAdult, ContactChild, CourtDay, Submission
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.frontdoor.queries.setting.teams import team_to_receive
from onestory.frontdoor.rules.clocks import came_when_it_cannot, decision_due, screening_due
from onestory.frontdoor.rules.coming_in import How, digest_of_sent
from onestory.frontdoor.rules.courts import court_due, refusal_of_day
from onestory.frontdoor.rules.references import digest_of_token, prefix_of, reference_from
from onestory.frontdoor.rules.told import Told, ToldCourt, wrong_birthday
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.walls.actor import Actor

NO_KEY = "A contact needs a key of its own, so that sending it twice does no harm."
TRIES = 5
OWN_WORDS = frozenset({"referral"})  # forms that the one who tells fills in; the others are typed for them
OF_OTHERS = frozenset({"worry", "children", "adults", "court", "put_aside"})
WORDS = tuple(field.name for field in fields(Told) if field.name not in OF_OTHERS)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What one contact is made of, under a key that no other contact has."""

    key: str
    told: Told
    answers: Mapping[str, object]
    token: str = ""


@dataclass(frozen=True, kw_only=True)
class _Desk:
    """Where a contact begins, and by when it must be read and decided."""

    queue: Queue
    team: TeamCard
    due_at: datetime
    decide_by: datetime
    calendar: LocalCalendar


@transaction.atomic
def receive_together(*, actor: Actor, each: Sequence[Sent], how: How, now: datetime) -> list[Contact]:
    """Make a contact of each, in their order, at the actor's council. Whatever their number, a statement a table.

    Raises IntegrityError where one of the keys is known already: whoever calls knows what that means.
    """
    require(actor, "contact.submit", council=actor.council)
    came_at = how.received_at or now
    _check(each, came_at, now)
    council = council_called(actor.council_code, viewer=actor)
    if council is None:
        raise BadInput("Choose the council from the list.")
    desks = {
        danger: _desk(danger, came_at, council, actor, now) for danger in {one.told.immediate_danger for one in each}
    }
    contacts = _tried(each, how, desks, actor, now)
    note_each(
        act="contact.receive",
        subjects=[(contact.reference, None) for contact in contacts],
        subject_kind="contact",
        actor=actor,
        now=now,
        detail={"door": how.channel},
    )
    return contacts


def _check(each: Sequence[Sent], came_at: datetime, now: datetime) -> None:
    if not all(one.key.strip() for one in each):
        raise BadInput(NO_KEY)
    wrong = came_when_it_cannot(came_at, now=now)
    if wrong:
        raise BadInput(wrong)
    for one in each:
        if wrong := wrong_birthday(one.told, today=london_date(now)):
            raise BadInput(wrong)
        if one.told.court and (wrong := refusal_of_day(one.told.court.due_on, today=london_date(now))):
            raise BadInput(wrong)


def _desk(in_danger: bool, came_at: datetime, council: CouncilCard, actor: Actor, now: datetime) -> _Desk:
    clocks = clocks_of(viewer=actor, on=london_date(came_at))
    queue = Queue.OUT_OF_HOURS if in_danger and not clocks.is_open(now) else Queue.FRONT_DOOR
    team = team_to_receive(queue, viewer=actor, now=now)
    if team is None:
        phone = f" on {council.phone}" if council.phone else ""
        raise OutOfOrder(NO_TEAM.format(council=council.name, phone=phone))
    return _Desk(
        queue=queue,
        team=team,
        due_at=screening_due(received_at=came_at, in_danger=in_danger, clocks=clocks),
        decide_by=decision_due(received_at=came_at, clocks=clocks),
        calendar=clocks.calendar,
    )


def _tried(each: Sequence[Sent], how: How, desks: Mapping[bool, _Desk], actor: Actor, now: datetime) -> list[Contact]:
    """Written whole, under references drawn anew should one of them be another contact's."""
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return _written(each, how, desks, actor, now)
        except IntegrityError as clash:
            if not _is_of_a_reference(clash):
                raise
    raise OutOfOrder("No free reference was found. Send it again; nothing you wrote is lost.")


def _is_of_a_reference(clash: IntegrityError) -> bool:
    said = clash.__cause__
    return isinstance(said, psycopg.Error) and "reference" in (said.diag.constraint_name or "")


def _written(each: Sequence[Sent], how: How, desks: Mapping[bool, _Desk], actor: Actor, now: datetime) -> list[Contact]:
    sent = [(one, _submission(one, how, actor, now)) for one in each]
    contacts = [_contact(one.told, row, desks[one.told.immediate_danger], how, actor, now) for one, row in sent]
    Contact.objects.bulk_create(contacts)
    told = list(zip(contacts, each, strict=True))
    ContactChild.objects.bulk_create(
        ContactChild(council_id=actor.council, contact=contact, number=number, **asdict(child))
        for contact, one in told
        for number, child in enumerate(one.told.children, start=1)
    )
    ContactAdult.objects.bulk_create(
        ContactAdult(council_id=actor.council, contact=contact, number=number, **asdict(adult))
        for contact, one in told
        for number, adult in enumerate(one.told.adults, start=1)
    )
    for contact, (_, row) in zip(contacts, sent, strict=True):
        row.contact, row.reference = contact, contact.reference
    Submission.objects.bulk_create(row for _, row in sent)
    Assignment.objects.bulk_create(_assignment(contact, actor, now) for contact in contacts)
    CourtDay.objects.bulk_create(
        _court_day(contact, one.told.court, desks[one.told.immediate_danger].calendar, actor, now)
        for contact, one in told
        if one.told.court
    )
    return contacts


def _submission(one: Sent, how: How, actor: Actor, now: datetime) -> Submission:
    return Submission(
        council_id=actor.council,
        sender_id=None if one.told.is_anonymous else actor.user or None,
        sent_by=how.sent_by,
        key=one.key,
        body_digest=digest_of_sent(one.answers, how, council_code=actor.council_code),
        token_digest=digest_of_token(one.token) if one.token else "",
        form=how.form,
        form_version=how.form_version,
        answers={**one.answers},
        received_at=how.received_at or now,
    )


def _contact(told: Told, sent: Submission, desk: _Desk, how: How, actor: Actor, now: datetime) -> Contact:
    return Contact(
        **{name: getattr(told, name) for name in WORDS},
        worry=told.in_words(),
        reference=reference_from(prefix_of(actor.council_code), secrets.token_bytes(16)),
        council_id=actor.council,
        received_at=sent.received_at,
        recorded_at=now,
        recorded_by_id=actor.user or None,
        referrer_id=sent.sender_id if how.form in OWN_WORDS else None,
        channel=how.channel,
        queue=desk.queue.value,
        team_id=desk.team.id,
        handed_at=now,
        due_at=desk.due_at,
        decide_by=desk.decide_by,
    )


def _assignment(contact: Contact, actor: Actor, now: datetime) -> Assignment:
    return Assignment(
        council_id=actor.council,
        contact=contact,
        number=1,
        team_id=contact.team_id,
        by_id=actor.user or None,
        at=now,
        reason="received",
    )


def _court_day(contact: Contact, told: ToldCourt, calendar: LocalCalendar, actor: Actor, now: datetime) -> CourtDay:
    return CourtDay(
        council_id=actor.council,
        contact=contact,
        reference=contact.reference,
        number=1,
        step=CourtStep.ASKED.value,
        court=told.court,
        section=told.asks,
        due_on=told.due_on,
        hour=told.hour,
        due_at=court_due(on=told.due_on, hour=told.hour, calendar=calendar),
        by_id=actor.user or None,
        at=now,
    )
