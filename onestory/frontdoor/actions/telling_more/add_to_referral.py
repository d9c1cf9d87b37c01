"""Telling more about a contact that one has sent: it hangs on that contact, and the hub must say that it was read."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.councils.models import Council
from onestory.frontdoor.actions.files.keep_file import keep_file
from onestory.frontdoor.actions.telling_more.keep_addition import keep_addition
from onestory.frontdoor.queries.doors.referrals import submission_of, submissions_of_form
from onestory.frontdoor.rules.attaching import GivenFile
from onestory.frontdoor.rules.before import before_council
from onestory.grammar.refusals import BadInput
from onestory.vocabulary.frontdoor import Channel
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
        made = keep_addition(
            actor=before,
            contact=sent.contact_id,
            reference=sent.reference,
            words=said,
            channel=Channel.WEB_FORM,
            in_danger=in_danger,
            by=sent.sender_id or 0,
            now=now,
        )
        for given in files:
            keep_file(actor=before, given=given, now=now, addition=made, contact_id=sent.contact_id, council=council)
        read_by.append(made.due_at)
        stand(actor, token=token)
    return max(read_by)
