"""Counting what came through each door in the last quarter of an hour, from the audit and from the tables."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.audit.queries import acts_between
from onestory.frontdoor.models import Contact, DoorCount
from onestory.frontdoor.rules.reconciling import Tally, last_quarter, tallies
from onestory.walls.actor import Actor


@transaction.atomic
def count_doors(*, actor: Actor, now: datetime) -> int:
    """Keep the counts of the quarter, once. Returns how many doors do not reconcile; each leaves a line in the audit.

    Counted again, the first count stands.
    """
    require(actor, "contact.assign")
    since, until = last_quarter(now)
    if DoorCount.objects.filter(council_id=actor.council, from_at=since).exists():
        return 0
    said = acts_between("contact.receive", viewer=actor, since=since, until=until)
    found = Contact.objects.filter(
        council_id=actor.council,
        recorded_at__gte=since,
        recorded_at__lt=until,
        submission__isnull=False,
        assignments__number=1,
    )
    kept = dict(found.values_list("reference", "channel"))
    acknowledged = {act.subject: str(act.detail.get("door") or kept.get(act.subject, "")) for act in said}
    counted = tallies(acknowledged, kept)
    DoorCount.objects.bulk_create([_row(actor, one, since, until, now) for one in counted], ignore_conflicts=True)
    wrong = [one for one in counted if one.door and not one.reconciles]
    for one in wrong:
        detail = {"missing": len(one.missing), "unspoken": len(one.unspoken)}
        note(act="door.differs", subject=one.door, subject_kind="door", actor=actor, now=now, detail=detail)
    return len(wrong) or int(not counted[0].reconciles)


def _row(actor: Actor, one: Tally, since: datetime, until: datetime, now: datetime) -> DoorCount:
    return DoorCount(
        council_id=actor.council,
        door=one.door,
        from_at=since,
        until_at=until,
        acknowledged=one.acknowledged,
        kept=one.kept,
        missing=list(one.missing),
        unspoken=list(one.unspoken),
        counted_at=now,
    )
