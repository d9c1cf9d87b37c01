"""Sending a form: from here on it is a contact, or one at each council where its children live; the form is shut."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID, uuid4

from django.db import transaction

from onestory.access.policies import require
from onestory.calendars.instants import at_london, london_date
from onestory.councils.queries import CouncilCard
from onestory.frontdoor.actions.doors.receive_contact import receive_contact
from onestory.frontdoor.declared.forms import FORM, FORMS
from onestory.frontdoor.models import (
    Attachment,
    AttachmentContent,
    Draft,
    Incident,
    IncidentPart,
    Submission,
    UnsentFile,
)
from onestory.frontdoor.policies import draft_for
from onestory.frontdoor.queries.cards import Receipt
from onestory.frontdoor.queries.doors.routing import homes_of, known_homes
from onestory.frontdoor.rules.before import before_council
from onestory.frontdoor.rules.coming_in import How, digest_of_sent
from onestory.frontdoor.rules.incidents import adults_as_told_to, answers_of, of_these
from onestory.frontdoor.rules.told import Told, told_from
from onestory.frontdoor.unsent import WRITTEN, content_of, files_in, name_of, seal, written_in
from onestory.grammar.answers import Problem, Reading, read_form
from onestory.grammar.forms import form_of_version
from onestory.grammar.refusals import BadInput
from onestory.vocabulary.frontdoor import Channel
from onestory.walls.actor import Actor
from onestory.walls.context import stand

NO_COUNCIL = "Choose the council where the children live: their postcodes do not say which one it is."
NOT_ALL_KNOWN = (
    "The children live in the areas of several councils. Choose the council for those whose postcode you left out."
)


class FormProblems(BadInput):
    """What is still wrong with a form, question by question. Nothing was sent and nothing is lost."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("There is a problem with the form. Nothing you wrote is lost.")
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one council is told: its own children, by their place in the form, and the words for all of them."""

    council: CouncilCard
    key: str
    told: Told
    answers: dict[str, object]


@transaction.atomic
def submit_referral(*, actor: Actor, now: datetime, token: str = "", draft: UUID | None = None) -> Receipt:
    """Send a draft. Sending it again gives the same receipt: of the first contact, where it makes several.

    The contact goes to the council chosen, or where the children live, whichever council the sender works for; where
    their postcodes lie with several councils, to each a contact of its own children. For the length of the writing the
    sender stands before that council with nothing but the right to tell it something.
    """
    require(actor, "contact.submit")
    row = draft_for(actor=actor, now=now, token=token, draft=draft, lock=True)
    if row.submitted_as:
        return _already_sent(row)
    told, reading = _read(row, now)
    parts = _parts(actor, row, told, reading)
    if len(parts) > 1:
        seal(row)
    incident = _incident(actor, row, told, reading, parts, now)
    receipts = []
    for number, part in enumerate(parts, start=1):
        before = before_council(actor, council=part.council.id, code=part.council.code)
        stand(before, token=token)
        receipts.append(_received(before, row, part, token, now))
        contact = Submission.objects.values_list("contact_id", flat=True).get(reference=receipts[-1].reference)
        _carry_files(row, contact, council=before.council, is_copy=number > 1)
        if incident:
            _tie(incident, receipts[-1], contact, number)
    UnsentFile.objects.filter(draft=row).delete()
    row.submitted_as, *row.submitted_also = [receipt.reference for receipt in receipts]
    row.answers, row.sealed = {}, None
    row.save(update_fields=["submitted_as", "submitted_also", *WRITTEN])
    stand(actor, token=token)
    return receipts[0]


def _received(before: Actor, row: Draft, part: Part, token: str, now: datetime) -> Receipt:
    return receive_contact(
        actor=before,
        told=part.told,
        answers=part.answers,
        form=row.form,
        form_version=row.form_version,
        channel=Channel.WEB_FORM.value,
        key=part.key,
        sent_by=FORM,
        token=token,
        now=now,
    )


def _incident(
    actor: Actor, row: Draft, told: Told, reading: Reading, parts: Sequence[Part], now: datetime
) -> Incident | None:
    """What ties the contacts of several councils, so that each knows that the others are there. It names nobody."""
    if len(parts) == 1:
        return None
    first = parts[0].council
    how = How(
        form=row.form,
        form_version=row.form_version,
        channel=Channel.WEB_FORM.value,
        key=str(row.pk),
        sent_by=FORM,
    )
    return Incident(
        council_id=first.id,
        councils=sorted(part.council.id for part in parts),
        sender_id=None if told.is_anonymous else actor.user or None,
        sent_by=FORM,
        key=how.key,
        body_digest=digest_of_sent(reading.answers, how, council_code=first.code),
        their_reference=told.incident_reference,
        kind=told.kind,
        happened_at=at_london(told.incident_on, time.min) if told.incident_on else now,
        received_at=now,
    )


def _tie(incident: Incident, receipt: Receipt, contact: UUID, number: int) -> None:
    if number == 1:
        incident.save(force_insert=True)
    part = IncidentPart(
        council_id=receipt.council,
        incident=incident,
        contact_id=contact,
        reference=receipt.reference,
        number=number,
    )
    part.save(force_insert=True)


def _carry_files(row: Draft, contact: UUID, *, council: int, is_copy: bool) -> None:
    """What was put to the form goes with it, as it came, to each council: held until it has been scanned."""
    Attachment.objects.filter(draft=row).update(draft=None, contact_id=contact, council_id=council)
    for file in files_in(row):
        content = content_of(file)
        made = Attachment(
            id=uuid4() if is_copy else file.pk,
            council_id=council,
            contact_id=contact,
            name=name_of(file),
            kind=file.kind,
            size=file.size,
            sha256=hashlib.sha256(content).hexdigest(),
            added_by_id=file.added_by_id,
            added_at=file.added_at,
        )
        made.save(force_insert=True)
        AttachmentContent(attachment=made, bytes=content).save(force_insert=True)


def _already_sent(row: Draft) -> Receipt:
    sent = Submission.objects.get(reference=row.submitted_as)
    return Receipt(reference=sent.reference, council=sent.council_id, received_at=sent.received_at, is_repeat=True)


def _read(row: Draft, now: datetime) -> tuple[Told, Reading]:
    form = form_of_version(FORMS[row.form], row.form_version)
    reading = read_form(form, written_in(row), on=london_date(now))
    if not reading.is_whole:
        raise FormProblems(reading.problems)
    return told_from(reading.answers), reading


def _parts(actor: Actor, row: Draft, told: Told, reading: Reading) -> list[Part]:
    """What each council is told, in the order in which their children are; all of it to one, where it is one."""
    chosen = row.council.code if row.council else ""
    homes = homes_of([child.postcode for child in told.children] or [""], viewer=actor, chosen=chosen)
    known = [home for home in homes if home is not None]
    if len(known) < len(homes):
        raise FormProblems((Problem("council", NOT_ALL_KNOWN if known else NO_COUNCIL),))
    councils = list(dict.fromkeys(known))
    if len(councils) == 1:
        return [Part(council=councils[0], key=str(row.pk), told=told, answers={**reading.answers})]
    lived_at = known_homes([adult.postcode for adult in told.adults], viewer=actor)
    parts = []
    for place, council in enumerate(councils, start=1):
        numbers = [number for number, home in enumerate(known) if home == council]
        adults = adults_as_told_to(council.code, told, lived_at)
        parts.append(
            Part(
                council=council,
                key=str(row.pk) if place == 1 else f"{row.pk}#{place}",
                told=of_these(told, numbers, adults=adults),
                answers=answers_of(reading.answers, numbers, adults),
            )
        )
    return parts
