"""Who saw the wrong picture of somebody and has to be told."""

from onestory.people.models import Misled
from onestory.people.rules.history import ToTell
from onestory.walls.actor import Actor


def people_to_tell(*, viewer: Actor) -> list[ToTell]:
    """Everybody who has not been told yet, the longest misled first; then those told, the latest first."""
    found = Misled.objects.filter(council_id=viewer.council).select_related("change", "person")
    waiting = [_row(row) for row in found.filter(told_at=None).order_by("first_at", "pk")]
    return waiting + [_row(row) for row in found.exclude(told_at=None).order_by("-told_at")[:TOLD_SHOWN]]


TOLD_SHOWN = 50


def _row(row: Misled) -> ToTell:
    return ToTell(
        id=row.pk,
        username=row.username,
        role=row.role,
        person=row.person_id,
        name=str(row.person),
        decision=row.change.kind,
        decided_at=row.change.at,
        first_at=row.first_at,
        last_at=row.last_at,
        told_at=row.told_at,
        told_by=row.told_by,
        how=row.how,
    )
