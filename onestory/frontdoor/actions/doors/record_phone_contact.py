"""Recording a contact for somebody else: a call, a letter, a notice, what was taken down on paper."""

from collections.abc import Mapping
from datetime import datetime, time

from django.db import transaction

from onestory.access.policies import require
from onestory.calendars.instants import at_london, london_date
from onestory.frontdoor.actions.doors.receive_contact import receive_contact
from onestory.frontdoor.actions.doors.receive_incident import receive_incident
from onestory.frontdoor.actions.doors.submit_referral import FormProblems
from onestory.frontdoor.actions.doors.tell_of_alike import tell_of_alike
from onestory.frontdoor.declared.forms import TYPED_FORMS
from onestory.frontdoor.queries.cards import Receipt
from onestory.frontdoor.queries.doors.notices_by_file import known_as
from onestory.frontdoor.rules.coming_in import How
from onestory.frontdoor.rules.file_notices import number_as_compared
from onestory.frontdoor.rules.incidents import POLICE, incident_of_a_call
from onestory.frontdoor.rules.notices import as_contact
from onestory.frontdoor.rules.told import Told, told_from
from onestory.grammar.answers import date_of, read_form
from onestory.grammar.forms import form_in_force
from onestory.walls.actor import Actor


@transaction.atomic
def record_phone_contact(
    *,
    actor: Actor,
    answers: Mapping[str, object],
    key: str,
    now: datetime,
    received_at: datetime | None = None,
    sent_by: str = "",
    form: str = "phone-entry",
) -> Receipt:
    """Make a contact of what a caller said, or a notice (``form``); of an incident that police ring about, a contact
    a child.

    The form's own day and time count unless ``received_at`` is given; the key is the actor's own unless ``sent_by``
    says whose.
    """
    require(actor, "contact.record", council=actor.council)
    asked = form_in_force(TYPED_FORMS[form], london_date(now))
    reading = read_form(asked, answers, on=london_date(now))
    if not reading.is_whole:
        raise FormProblems(reading.problems)
    told = told_from(as_contact(form, reading.answers))
    came_at = received_at or _as_taken_down(reading.answers, now)
    how = How(
        form=form,
        form_version=asked.version,
        channel=str(reading.answers["channel"]),
        key=key,
        sent_by=sent_by or f"user-{actor.user}",
        received_at=came_at,
    )
    incident = incident_of_a_call(told, came_at=came_at or now)
    if incident is None:
        receipt = receive_contact(actor=actor, told=told, answers=reading.answers, now=now, **vars(how))
        if told.source == POLICE and told.children and not receipt.is_repeat:
            _compare(actor, told, receipt, now)
        return receipt
    taken = receive_incident(actor=actor, told=told, incident=incident, answers=reading.answers, how=how, now=now)
    return next((one for one in taken.receipts if one.council == actor.council), taken.receipts[0])


def _compare(actor: Actor, told: Told, receipt: Receipt, now: datetime) -> None:
    """With what the police's file told of these children: the call names no day, so that only somebody can say."""
    (made,) = known_as([receipt.reference], viewer=actor)
    number = number_as_compared(told.incident_reference)
    tell_of_alike(actor=actor, made=made, children=told.children, by_file=True, number=number, now=now)


def _as_taken_down(answers: Mapping[str, object], now: datetime) -> datetime | None:
    """The instant the form names: its day, or today; its time, or the start of that day."""
    day, clock = answers.get("received_on"), answers.get("received_time")
    if not day and not clock:
        return None
    on = date_of(day) if day else london_date(now)
    return at_london(on or london_date(now), time.fromisoformat(str(clock)) if clock else time.min)
