"""Telling more about a contact that one has sent: it hangs on that contact, and the hub must say that it was read."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.councils.models import Council
from onestory.frontdoor.actions.files.keep_file import keep_file
from onestory.frontdoor.models import Addition, Submission
from onestory.frontdoor.queries.referrals import submission_of, submissions_of_form
from onestory.frontdoor.queries.settings import clocks_of
from onestory.frontdoor.rules.attaching import GivenFile
from onestory.frontdoor.rules.before import before_council
from onestory.frontdoor.rules.clocks import screening_due
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor
from onestory.walls.context import stand

NOTHING = "Say what you have to add. If it is all in the file, say what the file is."
LONGEST = 20_000


@transaction.atomic
def add_to_referral(
    *,
    actor: Actor,
    words: str,
    now: datetime,
    reference: str = "",
    token: str = "",
    in_danger: bool = False,
    files: Sequence[GivenFile] = (),
) -> datetime:
    """Keep what was added beside what was sent, which never changes. Gives the time by which the hub will have read it.

    By whoever sent it, by ``reference``, or by ``token`` for one who never signed in: then each council that their form
    was sent to has it.
    """
    require(actor, "contact.submit")
    said = words.strip()
    if not said or len(said) > LONGEST:
        raise BadInput(NOTHING if not said else "That is more than one addition can hold. Send it in parts.")
    every = submissions_of_form(token, viewer=actor) if token else [submission_of(reference, viewer=actor)]
    read_by = []
    for sent in every:
        council = Council.objects.get(pk=sent.council_id)
        before = before_council(actor, council=council.pk, code=council.code)
        stand(before, token=token)
        made = _keep(before, sent, said, in_danger=in_danger, now=now)
        for given in files:
            keep_file(actor=before, given=given, now=now, addition=made, contact_id=sent.contact_id, council=council)
        note(act="contact.add", subject=sent.reference, subject_kind="contact", actor=before, now=now)
        read_by.append(made.due_at)
        stand(actor, token=token)
    return max(read_by)


def _keep(before: Actor, sent: Submission, said: str, *, in_danger: bool, now: datetime) -> Addition:
    clocks = clocks_of(viewer=before, on=london_date(now))
    made = Addition(
        council_id=sent.council_id,
        contact_id=sent.contact_id,
        reference=sent.reference,
        words=said,
        in_danger=in_danger,
        by_id=sent.sender_id,
        told_at=now,
        due_at=screening_due(received_at=now, in_danger=in_danger, clocks=clocks),
    )
    made.save(force_insert=True)
    return made
