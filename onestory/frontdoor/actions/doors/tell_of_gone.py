"""Telling whoever has a contact that the row of the police's file which it came of is there no more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.feeds.queries.records import still_standing
from onestory.frontdoor.actions.telling_more.keep_addition import keep_addition
from onestory.frontdoor.declared.file_notices import FEED, PART
from onestory.frontdoor.models import NoticedRow
from onestory.frontdoor.queries.doors.notices_by_file import known_of
from onestory.frontdoor.rules.before import before_council
from onestory.frontdoor.rules.file_changes import GONE, OF_AN_ADULT, OF_THE_CHILD
from onestory.vocabulary.frontdoor import Channel
from onestory.walls.actor import Actor
from onestory.walls.context import stand


@transaction.atomic
def tell_of_gone(*, actor: Actor, now: datetime) -> int:
    """How many rows went since the last look: an import was taken back, or a row of it.

    What was told stays told: a contact is never taken back by a file. Whose contact it is reads that the row has gone;
    of an adult, all who have a contact under the notice. What waited to become a contact waits no more.
    """
    require(actor, "contact.submit", council=actor.council)
    mine = NoticedRow.objects.filter(council_id=actor.council)
    held = dict(mine.filter(gone_at__isnull=True).values_list("source_key", "pk"))
    there = still_standing(FEED, PART, held, viewer=actor)
    gone = mine.filter(pk__in=[pk for key, pk in held.items() if key not in there])
    told: dict[UUID, str] = {}
    for row in gone.filter(waits=""):
        if row.is_child and row.contact_id:
            told[row.contact_id] = OF_THE_CHILD
        else:
            of_it = mine.filter(notice=row.notice, contact__isnull=False)
            told = dict.fromkeys(of_it.values_list("contact_id", flat=True), OF_AN_ADULT) | told
    for one in known_of(told, viewer=actor):
        before = before_council(actor, council=one.council, code=one.council_code)
        stand(before)
        words = GONE.format(whom=told[one.id])
        keep_addition(actor=before, contact=one.id, reference=one.reference, words=words, channel=Channel.FEED, now=now)
    stand(actor)
    return gone.update(gone_at=now, waits="", waits_since=None, raised_at=None)
