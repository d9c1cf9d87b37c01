"""Who saw the wrong picture of somebody and has to be told."""

from collections.abc import Mapping

from onestory.access.queries import called
from onestory.people.models import Misled
from onestory.people.rules.history import ToTell
from onestory.walls.actor import Actor


def people_to_tell(*, viewer: Actor) -> list[ToTell]:
    """Everybody who has not been told yet, the longest misled first; then those told, the latest first."""
    found = Misled.objects.filter(council_id=viewer.council).select_related("change", "person")
    told = found.exclude(told_at=None).order_by("-told_at")[:TOLD_SHOWN]
    rows = [*found.filter(told_at=None).order_by("first_at", "pk"), *told]
    names = called((name for row in rows for name in (row.username, row.told_by)), viewer=viewer)
    return [_row(row, names) for row in rows]


TOLD_SHOWN = 50


def _row(row: Misled, names: Mapping[str, str]) -> ToTell:
    return ToTell(
        id=row.pk,
        who=names[row.username],
        role=row.role,
        person=row.person_id,
        name=str(row.person),
        decision=row.change.kind,
        decided_at=row.change.at,
        first_at=row.first_at,
        last_at=row.last_at,
        told_at=row.told_at,
        told_by=names[row.told_by],
        how=row.how,
    )
