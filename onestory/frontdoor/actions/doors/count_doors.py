"""Counting what came through each door in each quarter of an hour, from the audit and from the tables."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.audit.queries import acts_between
from onestory.frontdoor.models import Contact, DoorCount
from onestory.frontdoor.rules.reconciling import QUARTER, Tally, by_quarter, to_count
from onestory.walls.actor import Actor


@transaction.atomic
def count_doors(*, actor: Actor, now: datetime) -> int:
    """Keep the counts of every quarter not counted yet, once. Returns how many doors do not reconcile; each leaves a
    line in the audit.

    Where the hub was down when a quarter ended, that one is counted now: what it acknowledged before it went down is
    what may be missing. Of quarters in which nothing came the last alone is kept. Counted again, the first stands.
    """
    require(actor, "contact.assign")
    counted = DoorCount.objects.filter(council_id=actor.council).aggregate(last=Max("until_at"))["last"]
    since, until = to_count(now, counted=counted)
    if since >= until:
        return 0
    said = acts_between("contact.receive", viewer=actor, since=since, until=until)
    found = Contact.objects.filter(
        council_id=actor.council,
        recorded_at__gte=since,
        recorded_at__lt=until,
        submission__isnull=False,
        assignments__number=1,
    )
    kept = list(found.values_list("reference", "channel", "recorded_at"))
    doors = {reference: door for reference, door, _ in kept}
    acknowledged = [(act.subject, str(act.detail.get("door") or doors.get(act.subject, "")), act.at) for act in said]
    return sum(
        _keep(actor, counts, begins, now) for begins, counts in by_quarter(acknowledged, kept, until=until).items()
    )


def _keep(actor: Actor, counts: list[Tally], begins: datetime, now: datetime) -> int:
    rows = [_row(actor, one, begins, begins + QUARTER, now) for one in counts]
    DoorCount.objects.bulk_create(rows, ignore_conflicts=True)
    wrong = [one for one in counts if one.door and not one.reconciles]
    for one in wrong:
        detail = {"missing": len(one.missing), "unspoken": len(one.unspoken)}
        note(act="door.differs", subject=one.door, subject_kind="door", actor=actor, now=now, detail=detail)
    return len(wrong) or int(not counts[0].reconciles)


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
