"""Receiving a contact, whatever door it came through: once, in a queue, with a team and a time, or not at all."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.councils.queries import CouncilCard, TeamCard, council_called
from onestory.frontdoor.declared.standings import Queue
from onestory.frontdoor.declared.teams import NO_TEAM
from onestory.frontdoor.models import Assignment, Contact, ContactAdult, ContactChild, Submission
from onestory.frontdoor.queries.cards import Receipt
from onestory.frontdoor.queries.settings import clocks_of
from onestory.frontdoor.queries.teams import team_to_receive
from onestory.frontdoor.rules.clocks import came_when_it_cannot, decision_due, screening_due
from onestory.frontdoor.rules.references import digest_of_body, digest_of_token, prefix_of, reference_from
from onestory.frontdoor.rules.told import Told, is_born_later
from onestory.grammar.refusals import BadInput, Conflict, OutOfOrder
from onestory.people.index.retelling import is_same_digest
from onestory.walls.actor import Actor

SAME_KEY_OTHER_BODY = (
    "Something else has already been sent under this key, so this was not. Send it again under a key of its own."
)
NOT_BORN_YET = "Nobody can have been born after today: check the date of birth, or say that the child is unborn."
TRIES = 5
OWN_WORDS = frozenset({"referral"})  # forms that the one who tells fills in; the others are typed for them


@transaction.atomic
def receive_contact(
    *,
    actor: Actor,
    told: Told,
    answers: Mapping[str, object],
    form: str,
    form_version: str,
    channel: str,
    key: str,
    sent_by: str,
    now: datetime,
    received_at: datetime | None = None,
    token: str = "",
) -> Receipt:
    """Make a contact of what was told. The same key with the same body gives back the same contact; with another
    body it is refused. ``received_at`` keeps the time of what was taken down on paper; ``sent_by`` says whose key it
    is.
    """
    require(actor, "contact.submit", council=actor.council)
    if not key.strip():
        raise BadInput("A contact needs a key of its own, so that sending it twice does no harm.")
    came_at = received_at or now
    wrong = came_when_it_cannot(came_at, now=now)
    if wrong:
        raise BadInput(wrong)
    if is_born_later(told, today=london_date(now)):
        raise BadInput(NOT_BORN_YET)
    body = digest_of_body({"council": actor.council_code, "channel": channel, "answers": answers})
    submission = Submission(
        council_id=actor.council,
        sender_id=None if told.is_anonymous else actor.user or None,
        sent_by=sent_by,
        key=key,
        body_digest=body,
        token_digest=digest_of_token(token) if token else "",
        form=form,
        form_version=form_version,
        answers={**answers},
        received_at=came_at,
    )
    return _repeat_of(submission) or _take_in(submission, told, channel, actor, now)


def _repeat_of(given: Submission) -> Receipt | None:
    known = Submission.objects.filter(sent_by=given.sent_by, key=given.key).first()
    if known is None:
        return None
    if not is_same_digest(given.body_digest, known.body_digest):
        raise Conflict(SAME_KEY_OTHER_BODY)
    return Receipt(reference=known.reference, council=known.council_id, received_at=known.received_at, is_repeat=True)


def _take_in(submission: Submission, told: Told, channel: str, actor: Actor, now: datetime) -> Receipt:
    """Write it whole. Somebody who sends the same at the same moment waits here, and then finds it written."""
    council = council_called(actor.council_code, viewer=actor)
    if council is None:
        raise BadInput("Choose the council from the list.")
    for _ in range(TRIES):
        reference = reference_from(prefix_of(actor.council_code), secrets.token_bytes(16))
        try:
            with transaction.atomic():
                contact = _write(submission, told, channel, council, actor, reference, now)
        except IntegrityError as clash:
            repeat = _repeat_of(submission)
            if repeat:
                return repeat
            if "reference" not in str(clash):
                raise
        else:
            note(
                act="contact.receive",
                subject=reference,
                subject_kind="contact",
                actor=actor,
                now=now,
                detail={"door": channel},
            )
            return Receipt(
                reference=reference,
                council=council.id,
                received_at=contact.received_at,
                is_repeat=False,
                decide_by=contact.decide_by,
            )
    raise OutOfOrder("No free reference was found. Send it again; nothing you wrote is lost.")


def _write(
    submission: Submission,
    told: Told,
    channel: str,
    council: CouncilCard,
    actor: Actor,
    reference: str,
    now: datetime,
) -> Contact:
    clocks = clocks_of(viewer=actor, on=london_date(submission.received_at))
    urgent_at_night = told.immediate_danger and not clocks.is_open(now)
    queue = Queue.OUT_OF_HOURS if urgent_at_night else Queue.FRONT_DOOR
    team = _team(queue, council, actor, now)
    words = {name: value for name, value in asdict(told).items() if name not in ("children", "adults")}
    contact = Contact(
        **words,
        reference=reference,
        council_id=council.id,
        received_at=submission.received_at,
        recorded_at=now,
        recorded_by_id=actor.user or None,
        referrer_id=submission.sender_id if submission.form in OWN_WORDS else None,
        channel=channel,
        queue=queue.value,
        team_id=team.id,
        handed_at=now,
        due_at=screening_due(received_at=submission.received_at, in_danger=told.immediate_danger, clocks=clocks),
        decide_by=decision_due(received_at=submission.received_at, clocks=clocks),
    )
    contact.save(force_insert=True)
    _write_people(contact, told)
    submission.contact, submission.reference = contact, reference
    submission.save(force_insert=True)
    Assignment(
        council_id=council.id,
        contact=contact,
        number=1,
        team_id=team.id,
        by_id=actor.user or None,
        at=now,
        reason="received",
    ).save(force_insert=True)
    return contact


def _write_people(contact: Contact, told: Told) -> None:
    for number, child in enumerate(told.children, start=1):
        ContactChild(council_id=contact.council_id, contact=contact, number=number, **asdict(child)).save(
            force_insert=True
        )
    for number, adult in enumerate(told.adults, start=1):
        ContactAdult(council_id=contact.council_id, contact=contact, number=number, **asdict(adult)).save(
            force_insert=True
        )


def _team(queue: Queue, council: CouncilCard, actor: Actor, now: datetime) -> TeamCard:
    team = team_to_receive(queue, viewer=actor, now=now)
    if team is None:
        phone = f" on {council.phone}" if council.phone else ""
        raise OutOfOrder(NO_TEAM.format(council=council.name, phone=phone))
    return team
