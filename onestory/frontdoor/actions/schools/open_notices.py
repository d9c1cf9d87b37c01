"""A school reading what it has been told: an act, with a line in the audit before anything is given back."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.frontdoor.models import SchoolNotice
from onestory.frontdoor.queries.cards import NoticeCard
from onestory.frontdoor.queries.schools.notices import notices_to_my_school
from onestory.walls.actor import Actor


@transaction.atomic
def open_notices(*, actor: Actor, now: datetime) -> list[NoticeCard]:
    """Every notice to the actor's own school; when the school first looks, that is kept for the hub to see."""
    require(actor, "notice.see")
    fresh = SchoolNotice.objects.filter(agency_id=actor.agency, council_id=actor.council, opened_at__isnull=True)
    fresh.update(opened_at=now)
    found = notices_to_my_school(viewer=actor)
    subjects = [(str(each.id), None) for each in found]
    note_each(act="school-notice.open", subject_kind="school-notice", subjects=subjects, actor=actor, now=now)
    return found
