"""Reading the audit, and checking that nobody has altered it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from onestory.audit.models import AuditEvent
from onestory.audit.rules.anchors import Anchor, Fault, Restore, in_force
from onestory.audit.rules.wanted import Wanted
from onestory.audit.sealed import unsealed
from onestory.walls.actor import Actor

NO_ACCOUNT = 0
SIGNED_IN = "sign-in"
OPENED = ("person.open", "person.break-glass")


@dataclass(frozen=True, kw_only=True)
class Sight:
    """One line of the audit, as a reviewer reads it."""

    number: int
    at: datetime
    username: str
    role: str
    act: str
    subject: str
    purpose: str
    reason: str


def sights_of(person: UUID, *, viewer: Actor, most: int = 100) -> list[Sight]:
    """Who looked at this person or acted upon them, newest first. Empty without the ``audit`` grant."""
    found = AuditEvent.objects.filter(person_id=person, council_id__in=viewer.councils)[:most]
    return [_sight(event) for event in found]


@dataclass(frozen=True, kw_only=True)
class Looks:
    """How often people of one role looked at somebody, and when last. No name leaves the audit with it."""

    role: str
    times: int
    latest: datetime


def looks_by_role(people: Sequence[UUID], *, viewer: Actor, since: datetime, until: datetime) -> list[Looks]:
    """How often somebody was looked at in a time, by role, most often first; under any of their identifiers."""
    with connection.cursor() as cursor:
        cursor.execute("select role, looks, latest from audit_looks(%s, %s, %s)", [list(people), since, until])
        return [Looks(role=role, times=times, latest=latest) for role, times, latest in cursor.fetchall()]


def beside(contact: str, *, viewer: Actor, since: datetime) -> dict[int, datetime]:
    """Who else of the viewer's council opened a contact since an instant, by user, and when last. For hub staff."""
    with connection.cursor() as cursor:
        cursor.execute("select user_id, latest from audit_beside(%s, %s, %s)", [viewer.council, contact, since])
        return dict(cursor.fetchall())


def signings_of(user: int, *, viewer: Actor, since: datetime) -> list[tuple[datetime, str]]:
    """When, and from which address of the network, somebody signed in since an instant."""
    found = AuditEvent.objects.filter(council_id__in=viewer.councils, user_id=user, act=SIGNED_IN, at__gte=since)
    return list(found.values_list("at", "address"))


@dataclass(frozen=True, kw_only=True)
class Opening:
    """One record opened: by whom, whose, and whether they work with that person."""

    number: int
    user: int
    person: UUID
    at: datetime
    works_with: bool


@dataclass(frozen=True, kw_only=True)
class Searched:
    """One search, with the words typed."""

    number: int
    user: int
    words: str
    at: datetime


def openings(*, viewer: Actor, since: datetime, until: datetime, unlinked: bool = False) -> list[Opening]:
    """Records opened between two instants at the viewer's council; perhaps only where the opener has no work there."""
    found = _between(viewer, since, until).filter(act__in=OPENED, person_id__isnull=False)
    rows = found.values_list("pk", "user_id", "person_id", "at", "detail")
    made = [
        Opening(number=pk, user=user, person=person, at=at, works_with=bool(detail.get("works_with")))
        for pk, user, person, at, detail in rows
        if person is not None
    ]
    return [each for each in made if not (unlinked and each.works_with)]


def searched(*, viewer: Actor, since: datetime, until: datetime) -> list[Searched]:
    """Searches between two instants at the viewer's council."""
    found = _between(viewer, since, until).filter(act="person.search").values_list("pk", "user_id", "at", "detail")
    return [Searched(number=pk, user=user, words=_words_of(detail), at=at) for pk, user, at, detail in found]


def sights_numbered(numbers: Iterable[int], *, viewer: Actor) -> list[Sight]:
    """These lines of the audit, oldest first, of the councils the viewer audits."""
    found = AuditEvent.objects.filter(pk__in=list(numbers), council_id__in=viewer.councils).order_by("at", "id")
    return [_sight(event) for event in found]


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act upon something that is nobody's page: what it was done to, and what was kept beside it."""

    subject: str
    at: datetime
    detail: Mapping[str, object]


def acts_between(act: str, *, viewer: Actor, since: datetime, until: datetime) -> list[Act]:
    """Every act of one kind from one instant until another, at the viewer's council, the public's and ours too."""
    there = AuditEvent.objects.filter(council_id=viewer.council, act=act, at__gte=since, at__lt=until)
    found = there.order_by("at", "pk").values_list("subject", "at", "detail")
    return [Act(subject=subject, at=at, detail=detail) for subject, at, detail in found]


def sights(wanted: Wanted, *, viewer: Actor, most: int = 100) -> list[Sight]:
    """The newest lines that are wanted, of the councils the viewer audits. Empty without the ``audit`` grant."""
    found = AuditEvent.objects.filter(council_id__in=viewer.councils)
    if wanted.who is not None:
        found = found.filter(_by(wanted.who, wanted.besides))
    if wanted.act:
        found = found.filter(act=wanted.act)
    if wanted.about:
        found = found.filter(_about(wanted.about))
    if wanted.since:
        found = found.filter(at__gte=wanted.since)
    if wanted.until:
        found = found.filter(at__lt=wanted.until)
    if last := wanted.before and AuditEvent.objects.filter(pk=wanted.before, council_id__in=viewer.councils).first():
        found = found.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk))
    return [_sight(event) for event in found[:most]]


def _by(who: Sequence[int], besides: Sequence[str]) -> Q:
    theirs = Q(user_id__in=who)
    return theirs | Q(user_id=NO_ACCOUNT, username__in=besides) if besides else theirs


def _about(given: str) -> Q:
    try:
        return Q(person_id=UUID(given))
    except ValueError:
        return Q(subject__iexact=given)


def faults(anchors: Iterable[Anchor], *, viewer: Actor) -> list[Fault]:
    """The first fault of each chain, checked row by row and against the heads published outside. Empty means whole.

    Reads every sealed row; the viewer is recorded by the caller, since a check may run where nothing can be written.
    """
    by_council: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        by_council.setdefault(anchor.council, []).append(anchor)
    found = [_first_fault(council, by_council.get(council, [])) for council in sorted(_chains() | set(by_council))]
    return [fault for fault in found if fault is not None]


def read_anchors(path: Path) -> list[Anchor]:
    """Every published head that still holds, oldest first. A file that is not there has none."""
    return in_force(_published(path))


def restores(path: Path) -> list[Restore]:
    """Each time the database was put back on purpose, oldest first, as written beside the heads."""
    return [line for line in _published(path) if isinstance(line, Restore)]


def _published(path: Path) -> list[Anchor | Restore]:
    if not path.exists():
        return []
    said = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Restore.from_dict(one["restored"]) if "restored" in one else Anchor.from_dict(one) for one in said]


def _chains() -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute("select council_id from audit_heads()")
        return {int(row[0]) for row in cursor.fetchall()}


def _first_fault(council: int, anchors: list[Anchor]) -> Fault | None:
    with connection.cursor() as cursor:
        cursor.execute("select number, event_id, problem from audit_verify(%s) limit 1", [council])
        row = cursor.fetchone()
        if row:
            return Fault(council=council, seal=row[0], event=row[1], problem=row[2])
        for anchor in anchors:
            cursor.execute("select audit_head_at(%s, %s)", [council, anchor.number])
            head = cursor.fetchone()[0]
            if head != anchor.head:
                problem = "seal missing" if head is None else "seal replaced"
                return Fault(
                    council=council, seal=anchor.number, event=None, problem=f"{problem} since it was published"
                )
    return None


def _between(viewer: Actor, since: datetime, until: datetime) -> QuerySet[AuditEvent]:
    here = AuditEvent.objects.filter(council_id=viewer.council, at__gte=since, at__lt=until)
    return here.exclude(user_id=0).order_by("at", "pk")


def _words_of(detail: Mapping[str, object]) -> str:
    detail = unsealed(detail)
    terms = detail.get("terms")
    family = terms.get("family", "") if isinstance(terms, Mapping) else ""
    return f"{detail.get('words') or ''} {family or ''}".strip()


def _sight(event: AuditEvent) -> Sight:
    return Sight(
        number=event.pk,
        at=event.at,
        username=event.username,
        role=event.role,
        act=event.act,
        subject=event.subject or (f"person {event.person_id}" if event.person_id else ""),
        purpose=event.purpose,
        reason=event.reason,
    )
