"""Broken glasses: the one a worker holds, those that wait for review, and what was seen through each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from onestory.access.declared.roles import BY_CODE
from onestory.access.policies import require
from onestory.access.queries import called, open_posts
from onestory.audit.queries import Sight, sights_of
from onestory.calendars.instants import london_date
from onestory.grammar.refusals import NotFound
from onestory.people.declared.glass import OUTCOMES_BY_CODE
from onestory.people.models import Glass
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once
from onestory.walls.context import stand

NOT_THERE = "There is no such broken glass at your council."


@dataclass(frozen=True, kw_only=True)
class BrokenGlass:
    """One of them, as its reviewer reads it. `seen` is what the worker looked at through it."""

    number: int
    person: UUID
    who: str
    role: str
    purpose: str
    why: str
    broken_at: datetime
    ended_at: datetime
    is_open: bool
    told_at: datetime | None
    review_by: date
    is_late: bool
    escalated_at: datetime | None
    reviewed_at: datetime | None = None
    reviewed_by: str = ""
    outcome: str = ""
    found: str = ""
    seen: tuple[Sight, ...] = ()


def glass_held(person: UUID, *, viewer: Actor, now: datetime) -> Glass | None:
    """The glass this worker has broken for this very person, if it is still open."""
    if not viewer.user or not viewer.may("person.break-glass"):
        return None
    held = _held(council=viewer.council, user=viewer.user, person=person, now=now)
    return held[0] if held else None


@written_once
def _held(*, council: Any, user: Any, person: Any, now: Any) -> QuerySet[Glass]:
    held = Glass.objects.filter(council_id=council, user_id=user, person_id=person, left_at=None)
    return held.filter(broken_at__lte=now, ends_at__gt=now).order_by("pk")[:1]


def glasses(*, viewer: Actor, now: datetime, most: int = 100) -> tuple[list[BrokenGlass], list[BrokenGlass]]:
    """Those that wait for review, the oldest first; and those reviewed, the newest first."""
    require(viewer, "audit.review")
    mine = Glass.objects.filter(council_id=viewer.council)
    waiting = mine.filter(reviewed_at=None).order_by("broken_at")
    done = mine.exclude(reviewed_at=None).order_by("-reviewed_at")[:most]
    return _all_broken(waiting, viewer, now), _all_broken(done, viewer, now)


def glass(number: int, *, viewer: Actor, now: datetime) -> BrokenGlass:
    """One of them, with everything that was looked at through it."""
    require(viewer, "audit.review")
    found = Glass.objects.filter(pk=number, council_id=viewer.council).first()
    if found is None:
        raise NotFound(NOT_THERE)
    ended = _ended(found)
    sights = sights_of(found.person_id, viewer=viewer, most=500)
    seen = [each for each in sights if each.username == found.username and found.broken_at <= each.at <= ended]
    return _broken(found, now, _called([found], viewer), tuple(seen))


def untold(*, viewer: Actor, today: date) -> tuple[list[int], list[int]]:
    """Glasses of which no reviewer has been told, and those whose review is late and has not been escalated."""
    mine = Glass.objects.filter(council_id=viewer.council, reviewed_at=None)
    new = mine.filter(told_at=None).values_list("pk", flat=True)
    late = mine.filter(review_by__lte=today, escalated_at=None).values_list("pk", flat=True)
    return list(new), list(late)


def who_may_review(numbers: Sequence[int], *, viewer: Actor, today: date) -> dict[int, list[int]]:
    """Who at work today may review each: whose part it is, who did not break it, and from whom nothing keeps it."""
    posts = open_posts(viewer=viewer, today=today, permission="audit.review")
    theirs = {user: _shown_to(user, numbers, viewer) for user in sorted({post.user for post in posts})}
    return {number: [user for user, shown in theirs.items() if number in shown] for number in numbers}


def _shown_to(user: int, numbers: Sequence[int], viewer: Actor) -> set[int]:
    """As the database itself answers this user: it knows whose relative they are by now."""
    stand(replace(viewer, user=user))
    try:
        return set(Glass.objects.filter(pk__in=numbers).exclude(user_id=user).values_list("pk", flat=True))
    finally:
        stand(viewer)


def _all_broken(found: Iterable[Glass], viewer: Actor, now: datetime) -> list[BrokenGlass]:
    rows = list(found)
    names = _called(rows, viewer)
    return [_broken(row, now, names) for row in rows]


def _called(rows: Iterable[Glass], viewer: Actor) -> dict[str, str]:
    return called((name for row in rows for name in (row.username, row.reviewed_by)), viewer=viewer)


def _broken(row: Glass, now: datetime, names: Mapping[str, str], seen: tuple[Sight, ...] = ()) -> BrokenGlass:
    return BrokenGlass(
        number=row.pk,
        person=row.person_id,
        who=names[row.username],
        role=BY_CODE[row.role].title if row.role in BY_CODE else row.role,
        purpose=row.purpose,
        why=row.why,
        broken_at=row.broken_at,
        ended_at=_ended(row),
        is_open=row.broken_at <= now < _ended(row),
        told_at=row.told_at,
        review_by=row.review_by,
        is_late=row.reviewed_at is None and london_date(now) >= row.review_by,
        escalated_at=row.escalated_at,
        reviewed_at=row.reviewed_at,
        reviewed_by=names[row.reviewed_by],
        outcome=OUTCOMES_BY_CODE[row.outcome].title if row.outcome else "",
        found=row.found,
        seen=seen,
    )


def _ended(row: Glass) -> datetime:
    return row.left_at or row.ends_at
