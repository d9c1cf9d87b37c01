"""Reading who works where, in what role, and whether the door is open to them."""

from dataclasses import dataclass
from datetime import date

from onestory.access.declared.roles import BY_CODE
from onestory.access.models import Credential, Membership
from onestory.access.rules.actors import Held, permissions_of, shut_agency, shut_door
from onestory.councils.models import Accreditation
from onestory.walls.actor import Actor


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
    agency_name: str
    team: int
    team_name: str
    shut: str = ""


def posts_of(user: int, *, viewer: Actor, today: date) -> list[Post]:
    """The memberships a person has today, each with the reason its door is shut, if it is."""
    found = Membership.objects.filter(user_id=user, during__contains=today).select_related(
        "user", "council", "agency", "team"
    )
    held = [Held(kind=row.kind, until=row.held_until) for row in Credential.objects.filter(user_id=user)]
    personal = shut_door(held, today=today)
    return [_post(membership, personal or _agency_shut(membership, today)) for membership in found]


def colleagues(*, viewer: Actor, today: date, permission: str = "") -> list[Post]:
    """People who work for the viewer's council today, perhaps only those whose role carries a permission."""
    found = Membership.objects.filter(council_id=viewer.council, during__contains=today, user__is_active=True)
    posts = [_post(row, "") for row in found.select_related("user", "council", "agency", "team").order_by("user__name")]
    return [post for post in posts if not permission or permission in permissions_of(post.role)]


def _agency_shut(membership: Membership, today: date) -> str:
    latest = (
        Accreditation.objects.filter(
            council_id=membership.council_id, agency_id=membership.agency_id, given_from__lte=today
        )
        .order_by("-given_until")
        .values_list("given_until", flat=True)
        .first()
    )
    return shut_agency(latest, agency=membership.agency.name, council=membership.council.name, today=today) or ""


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
        agency_name=row.agency.name,
        team=row.team_id or 0,
        team_name=row.team.name if row.team else "",
        shut=shut or "",
    )
