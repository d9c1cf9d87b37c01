"""How letters stand: what waits, what could not be sent, and the next to send."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q

from onestory.access.policies import require
from onestory.letters.declared.notifications import NOTIFICATIONS, Notification
from onestory.letters.models import Letter, SignInLetter
from onestory.walls.actor import Actor

AT_ONCE = 200
MOST_FAILED = 50
A_WEEK = timedelta(days=7)
WAITING = Q(sent_at__isnull=True, given_up_at__isnull=True)


@dataclass(frozen=True, kw_only=True)
class KindOfLetter:
    """One kind: how many were sent and wait, and when the last went."""

    code: str
    title: str
    where: str
    sent: int
    waiting: int
    given_up: int
    last_sent_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class FailedLetter:
    """One that has not been sent: to whom, why, and when it is tried again. `try_at` None: given up."""

    title: str
    to: str
    queued_at: datetime
    tries: int
    why: str
    try_at: datetime | None


def letters_to_send(*, viewer: Actor, now: datetime) -> list[UUID]:
    """Those whose time has come, the oldest first."""
    require(viewer, "setup.see")
    due = Letter.objects.filter(WAITING, council_id=viewer.council, try_at__lte=now)
    return list(due.order_by("queued_at").values_list("pk", flat=True)[:AT_ONCE])


def sign_in_letters_to_send(*, viewer: Actor, now: datetime) -> list[UUID]:
    """Codes and links whose time has come, the oldest first."""
    require(viewer, "setup.see")
    due = SignInLetter.objects.filter(try_at__lte=now)
    return list(due.order_by("queued_at").values_list("pk", flat=True)[:AT_ONCE])


def kinds_of_letters(*, viewer: Actor) -> list[KindOfLetter]:
    """Every kind that is declared, whether or not one was ever written."""
    require(viewer, "setup.change")
    counts = Letter.objects.filter(council_id=viewer.council).values("code").order_by()
    counted = counts.annotate(
        sent=Count("pk", filter=Q(sent_at__isnull=False)),
        waiting=Count("pk", filter=WAITING),
        given_up=Count("pk", filter=Q(given_up_at__isnull=False)),
        last=Max("sent_at"),
    )
    by_code = {str(row["code"]): row for row in counted}
    return [_kind(one, by_code.get(one.code)) for one in NOTIFICATIONS]


@dataclass(frozen=True, kw_only=True)
class Failing:
    """One kind of letter: how many wait for another try, how many were given up in the last week, and a reason."""

    title: str
    trying: int
    given_up: int
    why: str


def letters_failing(*, viewer: Actor, now: datetime) -> list[Failing]:
    """Which kinds do not reach people, and why; to whom is on the set-up's page."""
    require(viewer, "setup.see")
    unsent = Letter.objects.filter(council_id=viewer.council, sent_at__isnull=True, tries__gt=0)
    recent = unsent.filter(Q(given_up_at__isnull=True) | Q(given_up_at__gt=now - A_WEEK))
    counted = (
        recent.order_by()
        .values("code")
        .annotate(
            trying=Count("pk", filter=Q(given_up_at__isnull=True)),
            given_up=Count("pk", filter=Q(given_up_at__isnull=False)),
            last=Max("why"),
        )
    )
    titles = {one.code: one.title for one in NOTIFICATIONS}
    return [
        Failing(
            title=titles.get(row["code"], row["code"]),
            trying=row["trying"],
            given_up=row["given_up"],
            why=row["last"],
        )
        for row in counted.order_by("code")
    ]


def _kind(one: Notification, counted: Mapping[str, Any] | None) -> KindOfLetter:
    row = counted or {}
    return KindOfLetter(
        code=one.code,
        title=one.title,
        where=one.where,
        sent=row.get("sent", 0),
        waiting=row.get("waiting", 0),
        given_up=row.get("given_up", 0),
        last_sent_at=row.get("last"),
    )


def letters_not_sent(*, viewer: Actor) -> list[FailedLetter]:
    """Those that were tried and not sent, the newest first."""
    require(viewer, "setup.change")
    tried = Letter.objects.filter(council_id=viewer.council, sent_at__isnull=True, tries__gt=0)
    titles = {one.code: one.title for one in NOTIFICATIONS}
    return [
        FailedLetter(
            title=titles.get(row.code, row.code),
            to=row.to.name,
            queued_at=row.queued_at,
            tries=row.tries,
            why=row.why,
            try_at=None if row.given_up_at else row.try_at,
        )
        for row in tried.select_related("to").order_by("-queued_at")[:MOST_FAILED]
    ]
