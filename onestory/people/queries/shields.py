"""The shield over one person, as those who may change it see it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onestory.access.policies import refusal
from onestory.access.queries import called
from onestory.people.declared.shields import LIFTING, How
from onestory.people.models import Shield
from onestory.people.policies import person_for
from onestory.people.queries.glass import glass_held
from onestory.walls.actor import Actor
from onestory.walls.keyring import AWAY, is_available


@dataclass(frozen=True, kw_only=True)
class ShieldCard:
    """One standing shield. `why_not_lift` says why this viewer cannot agree to lift it now; blank when they can."""

    since: date
    why: str
    put_up_by: str
    put_up_at: datetime
    is_its_own: bool
    asked_by: str
    asked_at: datetime | None
    asked_why: str
    why_not_lift: str


@dataclass(frozen=True, kw_only=True)
class Shielding:
    """How a person stands as to shields, and what this viewer may do about it."""

    card: ShieldCard | None
    may_change: bool
    why_not_change: str
    may_see_places: bool
    keys: str = ""


def shield_over(person: UUID, *, viewer: Actor, now: datetime) -> Shielding:
    """The shield over a person whose record is open."""
    row = person_for(viewer, person)
    found = Shield.objects.filter(council_id=viewer.council, person_id=row.pk, lifted_at=None).first()
    no = refusal(viewer, "shield.change") or ""
    sees = viewer.may("shield.see") or glass_held(row.pk, viewer=viewer, now=now) is not None
    return Shielding(
        card=_card(found, viewer, now) if found else None,
        may_change=not no,
        why_not_change=no,
        may_see_places=found is not None and sees,
        keys="" if is_available() else AWAY,
    )


def _card(row: Shield, viewer: Actor, now: datetime) -> ShieldCard:
    asked = row.lift_asked_at
    why_not, names = "", called((row.put_up_by, row.lift_asked_by), viewer=viewer)
    if asked and row.lift_asked_by == viewer.username:
        why_not = "You asked for this. Somebody else must agree to it."
    elif asked and now < asked + LIFTING.waits:
        why_not = "A night must lie between the asking and the lifting."
    return ShieldCard(
        since=row.since,
        why=row.why,
        put_up_by=names[row.put_up_by],
        put_up_at=row.put_up_at,
        is_its_own=row.how != How.LIVES_THERE,
        asked_by=names[row.lift_asked_by],
        asked_at=asked,
        asked_why=row.lift_asked_why,
        why_not_lift=why_not,
    )
