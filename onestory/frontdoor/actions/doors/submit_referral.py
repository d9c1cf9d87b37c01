"""Sending a form: from here on it is a contact, and the form is shut."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.calendars.instants import london_date
from onestory.frontdoor.actions.doors.receive_contact import receive_contact
from onestory.frontdoor.declared.forms import FORMS
from onestory.frontdoor.models import Attachment, AttachmentContent, Draft, Submission, UnsentFile
from onestory.frontdoor.policies import draft_for
from onestory.frontdoor.queries.cards import Receipt
from onestory.frontdoor.queries.routing import council_for
from onestory.frontdoor.rules.before import before_council
from onestory.frontdoor.rules.told import Told, told_from
from onestory.frontdoor.unsent import WRITTEN, content_of, files_in, name_of, written_in
from onestory.grammar.answers import Problem, Reading, read_form
from onestory.grammar.forms import form_of_version
from onestory.grammar.refusals import BadInput
from onestory.vocabulary.frontdoor import Channel
from onestory.walls.actor import Actor
from onestory.walls.context import stand

NO_COUNCIL = "Choose the council where the children live: their postcodes do not say which one it is."


class FormProblems(BadInput):
    """What is still wrong with a form, question by question. Nothing was sent and nothing is lost."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("There is a problem with the form. Nothing you wrote is lost.")
        self.problems = problems


@transaction.atomic
def submit_referral(*, actor: Actor, now: datetime, token: str = "", draft: UUID | None = None) -> Receipt:
    """Send a draft. Sending it again gives the same receipt.

    The contact goes to the council chosen, or where the children live, whichever council the sender works for: for
    the length of the writing the sender stands before that council with nothing but the right to tell it something.
    """
    require(actor, "contact.submit")
    row = draft_for(actor=actor, now=now, token=token, draft=draft, lock=True)
    if row.submitted_as:
        return _already_sent(row)
    told, reading = _read(row, now)
    before = _before_the_council(actor, row, told)
    stand(before, token=token)
    receipt = receive_contact(
        actor=before,
        told=told,
        answers=reading.answers,
        form=row.form,
        form_version=row.form_version,
        channel=Channel.WEB_FORM.value,
        key=str(row.pk),
        sent_by="draft",
        token=token,
        now=now,
    )
    _carry_files(row, receipt, council=before.council)
    row.submitted_as = receipt.reference
    row.answers, row.sealed = {}, None
    row.save(update_fields=["submitted_as", *WRITTEN])
    stand(actor, token=token)
    return receipt


def _carry_files(row: Draft, receipt: Receipt, *, council: int) -> None:
    """What was put to the form goes with it, as it came: held until it has been scanned."""
    sent = Submission.objects.values_list("contact_id", flat=True).get(reference=receipt.reference)
    Attachment.objects.filter(draft=row).update(draft=None, contact_id=sent, council_id=council)
    for file in files_in(row):
        content = content_of(file)
        made = Attachment(
            id=file.pk,
            council_id=council,
            contact_id=sent,
            name=name_of(file),
            kind=file.kind,
            size=file.size,
            sha256=hashlib.sha256(content).hexdigest(),
            added_by_id=file.added_by_id,
            added_at=file.added_at,
        )
        made.save(force_insert=True)
        AttachmentContent(attachment=made, bytes=content).save(force_insert=True)
    UnsentFile.objects.filter(draft=row).delete()


def _already_sent(row: Draft) -> Receipt:
    sent = Submission.objects.get(reference=row.submitted_as)
    return Receipt(reference=sent.reference, council=sent.council_id, received_at=sent.received_at, is_repeat=True)


def _read(row: Draft, now: datetime) -> tuple[Told, Reading]:
    form = form_of_version(FORMS[row.form], row.form_version)
    reading = read_form(form, written_in(row), on=london_date(now))
    if not reading.is_whole:
        raise FormProblems(reading.problems)
    return told_from(reading.answers), reading


def _before_the_council(actor: Actor, row: Draft, told: Told) -> Actor:
    chosen = row.council.code if row.council else ""
    postcodes = [child.postcode for child in told.children if child.postcode]
    council = council_for(viewer=actor, chosen=chosen, postcodes=postcodes)
    if council is None:
        raise FormProblems((Problem("council", NO_COUNCIL),))
    return before_council(actor, council=council.id, code=council.code)
