"""Every shield that stands at a council, as its keepers work through them: those asked to be lifted first."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from onestory.access.queries import called
from onestory.people.declared.shields import LIFTING, How
from onestory.people.models import Shield
from onestory.walls.actor import Actor
from onestory.walls.keyring import AWAY, is_available

A_PAGE = 25


@dataclass(frozen=True, kw_only=True)
class ShieldLine:
    """One shield. `besides` counts who is shielded for living with them; `lift_from` is when another may agree."""

    person: UUID
    name: str
    born: date | None
    since: date
    why: str
    put_up_by: str
    put_up_at: datetime
    besides: int
    asked_by: str
    asked_at: datetime | None
    asked_why: str
    lift_from: datetime | None
    is_own_asking: bool


@dataclass(frozen=True, kw_only=True)
class Shields:
    """What waits for a second keeper, a page of what stands, how many in all, and why nothing can be unlocked if so."""

    to_lift: tuple[ShieldLine, ...]
    standing: tuple[ShieldLine, ...]
    total: int
    page: int
    pages: int
    unlocked: int
    keys: str = ""


def standing_shields(*, viewer: Actor, page: int = 1) -> Shields:
    """Those put up over somebody, the newest first, a pageful: only inside an act that keeps the sight in the audit."""
    stand = Shield.objects.filter(council_id=viewer.council, lifted_at=None)
    own = stand.exclude(how=How.LIVES_THERE).select_related("person")
    own = own.annotate(besides=Count("spread", filter=Q(spread__lifted_at=None)))
    total = own.count()
    pages = max(1, -(-total // A_PAGE))
    page = min(max(page, 1), pages)
    to_lift = list(own.exclude(lift_asked_at=None).order_by("lift_asked_at"))
    standing = list(own.order_by("-since", "-pk")[(page - 1) * A_PAGE : page * A_PAGE])
    names = called(
        (name for row in (*to_lift, *standing) for name in (row.put_up_by, row.lift_asked_by)), viewer=viewer
    )
    return Shields(
        to_lift=tuple(_line(row, names, viewer) for row in to_lift),
        standing=tuple(_line(row, names, viewer) for row in standing),
        total=total,
        page=page,
        pages=pages,
        unlocked=stand.filter(is_owed=True).count(),
        keys="" if is_available() else AWAY,
    )


def _line(row: Shield, names: dict[str, str], viewer: Actor) -> ShieldLine:
    return ShieldLine(
        person=row.person_id,
        name=str(row.person),
        born=row.person.date_of_birth,
        since=row.since,
        why=row.why,
        put_up_by=names[row.put_up_by],
        put_up_at=row.put_up_at,
        besides=row.besides,  # type: ignore[attr-defined]
        asked_by=names[row.lift_asked_by],
        asked_at=row.lift_asked_at,
        asked_why=row.lift_asked_why,
        lift_from=row.lift_asked_at + LIFTING.waits if row.lift_asked_at else None,
        is_own_asking=row.lift_asked_by == viewer.username,
    )
