"""Reading who works where, in what role, and whether the door is open to them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from onestory.access.declared.credentials import REQUIRED
from onestory.access.declared.roles import BY_CODE
from onestory.access.models import Credential, MachineKey, Membership, User
from onestory.access.policies import require
from onestory.access.rules.actors import SYSTEM, SYSTEM_NAME, Held, permissions_of, shut_agency, shut_door
from onestory.access.rules.unused import is_unused
from onestory.calendars.instants import london_date
from onestory.councils.models import Accreditation
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once


@dataclass(frozen=True, kw_only=True)
class Post:
    """One membership as pages show it. ``shut`` says why it cannot be used today."""

    membership: int
    user: int
    username: str
    name: str
    role: str
    role_title: str
    council: int
    council_code: str
    council_name: str
    colour: str
    agency: int
    agency_code: str
    agency_kind: str
    agency_name: str
    team: int
    team_name: str
    shut: str = ""


@dataclass(frozen=True, kw_only=True)
class HeldCredential:
    """A check or course as the administrator sees it: it counts up to, and not on, ``until``; None means never held."""

    kind: str
    title: str
    until: date | None


@dataclass(frozen=True, kw_only=True)
class Staff:
    """Somebody's post at a council, with its period and the checks that keep their door open."""

    post: Post
    email: str
    starts_on: date
    ends_on: date | None
    credentials: tuple[HeldCredential, ...]
    last_signed_in_at: datetime | None
    is_unused: bool = False


@dataclass(frozen=True, kw_only=True)
class KeyCard:
    """A machine's key as its administrator sees it: never the key itself."""

    id: int
    name: str
    agency: str
    scopes: tuple[str, ...]
    made_at: datetime
    made_by: str
    lapses_on: date
    ended_at: datetime | None


def posts_of(user: int, *, viewer: Actor, today: date) -> list[Post]:
    """The memberships a person has today, each with the reason its door is shut, if it is."""
    held = [Held(kind=row.kind, until=row.held_until) for row in _credentials(user=user)]
    personal = shut_door(held, today=today)
    found: list[Any] = _memberships(user=user, today=today)
    return [_post(each, personal or _agency_shut(each, each.accredited_until, today)) for each in found]


def colleagues(*, viewer: Actor, today: date, permission: str = "") -> list[Post]:
    """People who work for the viewer's council today, perhaps only those whose role carries a permission."""
    found = Membership.objects.filter(council_id=viewer.council, during__contains=today, user__is_active=True)
    posts = [_post(row, "") for row in found.select_related("user", "council", "agency", "team").order_by("user__name")]
    return [post for post in posts if not permission or permission in permissions_of(post.role)]


def open_posts(*, viewer: Actor, today: date, permission: str) -> list[Post]:
    """Posts of the viewer's council that carry a permission and whose door is open today.

    For the system alone, which sees everybody's checks: to whoever does not, all of them would seem to have lapsed.
    """
    require(viewer, "staff.manage")
    found = Membership.objects.filter(council_id=viewer.council, during__contains=today, user__is_active=True)
    asked = found.annotate(accredited_until=_accredited_until(today))
    rows = list(asked.select_related("user", "council", "agency", "team").order_by("user__name"))
    held: dict[int, list[Held]] = {row.user_id: [] for row in rows}
    for each in Credential.objects.filter(user_id__in=held):
        held[each.user_id].append(Held(kind=each.kind, until=each.held_until))
    return [
        _post(row, "")
        for row in rows
        if permission in permissions_of(row.role)
        and not shut_door(held[row.user_id], today=today)
        and not _agency_shut(row, row.accredited_until, today)
    ]


def kept_out(users: Collection[int], *, viewer: Actor, now: datetime, permission: str) -> dict[int, str]:
    """Which of these people cannot act at the viewer's council today, each with what may be said of it to colleagues.

    No post with the permission, a check that ran out, an account that is shut. An agency's accreditation is not asked:
    it keeps out everybody there at once, and is for its administrator to renew. For the system alone, which sees
    everybody's checks.
    """
    require(viewer, "staff.manage")
    today = london_date(now)
    held = Membership.objects.filter(council_id=viewer.council, during__contains=today, user__in=users)
    at_work = {row.user_id for row in held if permission in permissions_of(row.role)}
    checks: dict[int, list[Held]] = {user: [] for user in users}
    for each in Credential.objects.filter(user_id__in=users):
        checks[each.user_id].append(Held(kind=each.kind, until=each.held_until))
    found: dict[int, str] = {}
    for person in User.objects.filter(pk__in=users):
        times = (person.joined_at, person.last_login, person.reopened_at)
        if person.pk not in at_work:
            found[person.pk] = f"{person.name} has no post here any more in which to have it."
        elif not person.is_active or is_unused(times, now=now) or shut_door(checks[person.pk], today=today):
            found[person.pk] = f"{person.name} cannot come in at present."
    return found


def account_is_unused(user: int, *, viewer: Actor, now: datetime) -> bool:
    """Whether somebody's account is shut because nobody used it. Asked at the door, before anybody has come in."""
    found = User.objects.filter(pk=user).values_list("joined_at", "last_login", "reopened_at").first()
    return is_unused(found or (), now=now)


def accounts_called(words: str, *, viewer: Actor) -> tuple[int, ...]:
    """Every account whose user name or name has these words in it, for a reader of the audit."""
    require(viewer, "audit.read")
    found = User.objects.filter(Q(username__icontains=words) | Q(name__icontains=words))
    return tuple(found.order_by("pk").values_list("pk", flat=True))


def called(accounts: Iterable[str], *, viewer: Actor) -> dict[str, str]:
    """How whoever acts under each of these user names is called: their name; the user name where no account has it."""
    wanted = {account for account in accounts if account}
    named = User.objects.filter(username__in=wanted).exclude(name="").values_list("username", "name") if wanted else ()
    return {account: account for account in wanted} | {"": "", SYSTEM: SYSTEM_NAME} | dict(named)


def staff(*, viewer: Actor, now: datetime) -> list[Staff]:
    """Posts of the viewer's council that are open today or will be. Checks are shown to those who keep them."""
    require(viewer, "setup.see")
    found = Membership.objects.filter(council_id=viewer.council).exclude(during__fully_lt=(london_date(now), None))
    rows = list(found.select_related("user", "council", "agency", "team").order_by("user__name"))
    held = _latest_of({row.user_id for row in rows})
    return [_staff(row, held, now) for row in rows]


def _latest_of(users: set[int]) -> dict[tuple[int, str], date]:
    rows = Credential.objects.filter(user_id__in=users).order_by("held_until")
    return {(row.user_id, row.kind): row.held_until for row in rows}


def _staff(row: Membership, held: Mapping[tuple[int, str], date], now: datetime) -> Staff:
    times = (row.user.joined_at, row.user.last_login, row.user.reopened_at)
    return Staff(
        post=_post(row, ""),
        email=row.user.email,
        starts_on=row.during.lower,
        ends_on=row.during.upper,
        credentials=tuple(
            HeldCredential(kind=each.code, title=each.title, until=held.get((row.user_id, each.code)))
            for each in REQUIRED
        ),
        last_signed_in_at=row.user.last_login,
        is_unused=is_unused(times, now=now),
    )


@written_once
def _memberships(*, user: Any, today: Any) -> QuerySet[Membership]:
    return (
        Membership.objects.filter(user_id=user, during__contains=today)
        .annotate(accredited_until=_accredited_until(today))
        .select_related("user", "council", "agency", "team")
    )


@written_once
def _credentials(*, user: Any) -> QuerySet[Credential]:
    return Credential.objects.filter(user_id=user)


def _accredited_until(today: date) -> Subquery:
    """The last day's edge of the agency's latest accreditation with the council, asked along with the membership."""
    given = Accreditation.objects.filter(
        council_id=OuterRef("council_id"), agency_id=OuterRef("agency_id"), given_from__lte=today
    )
    return Subquery(given.order_by("-given_until").values("given_until")[:1])


def _agency_shut(membership: Membership, until: date | None, today: date) -> str:
    return shut_agency(until, agency=membership.agency.name, council=membership.council.name, today=today) or ""


def _post(row: Membership, shut: str | None) -> Post:
    return Post(
        membership=row.pk,
        user=row.user_id,
        username=row.user.username,
        name=row.user.name,
        role=row.role,
        role_title=BY_CODE[row.role].title if row.role in BY_CODE else row.role,
        council=row.council_id,
        council_code=row.council.code,
        council_name=row.council.name,
        colour=row.council.colour,
        agency=row.agency_id,
        agency_code=row.agency.code,
        agency_kind=row.agency.kind,
        agency_name=row.agency.name,
        team=row.team_id or 0,
        team_name=row.team.name if row.team else "",
        shut=shut or "",
    )


def machine_keys(*, viewer: Actor) -> list[KeyCard]:
    """The keys of the viewer's council, newest first."""
    require(viewer, "staff.manage")
    found = MachineKey.objects.filter(council_id=viewer.council).select_related("agency", "user")
    return [
        KeyCard(
            id=row.pk,
            name=row.user.username,
            agency=row.agency.name,
            scopes=tuple(row.scopes),
            made_at=row.made_at,
            made_by=row.made_by,
            lapses_on=row.lapses_on,
            ended_at=row.ended_at,
        )
        for row in found
    ]
