"""Why can I see this? Who could see this? What the door goes by, asked of it and told in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onestory.access.declared.purposes import BY_CODE as PURPOSES
from onestory.access.declared.roles import BY_CODE as ROLES
from onestory.access.queries import Post, open_posts
from onestory.access.rules.actors import permissions_of
from onestory.calendars.instants import london_date
from onestory.people.index.writing import as_indexer
from onestory.people.models import Kin, Working
from onestory.people.policies import Whose, open_work, own_work, whose
from onestory.people.queries.glass import glass_held
from onestory.people.rules.opening import Opens, Standing, explained, opens
from onestory.walls.actor import Actor

Known = tuple[Whose, Sequence[Working]]
"""Whose record it is and who works with them, where that was read already."""


@dataclass(frozen=True, kw_only=True)
class Explained:
    """How a record stands to whoever asks, and everything that the door goes by."""

    opens: Opens
    says: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CouldSee:
    """Somebody who could see a record, how, and because of what."""

    name: str
    role: str
    agency: str
    opens: Opens
    because: str


def why_can_see(
    person: UUID, *, viewer: Actor, now: datetime, reason: str = "", council: str = "", known: Known | None = None
) -> Explained:
    """Why the viewer can see this record. For whom it is not there, it is refused as any look at it is."""
    found, work = known or _known(person, viewer)
    glass = glass_held(found.row.pk, viewer=viewer, now=now)
    standing = Standing(
        role=ROLES[viewer.role].title if viewer.role in ROLES else viewer.role,
        council=council or viewer.council_code,
        purpose=PURPOSES[viewer.purpose].title if viewer.purpose in PURPOSES else "",
        may_open=viewer.may("person.open"),
        may_without_link=viewer.may("person.open-without-link"),
        may_break_glass=viewer.may("person.break-glass"),
        keeps_shields=viewer.may("shield.see"),
        work=own_work(viewer, work),
        glass=glass.why if glass else "",
        reason=reason,
        is_shielded=found.row.is_shielded,
    )
    return Explained(opens=opens(standing), says=explained(standing))


def who_could_see(person: UUID, *, viewer: Actor, now: datetime, known: Known | None = None) -> list[CouldSee]:
    """Everybody at work for the viewer's council who could open this record today, those who work with them first.

    Whoever it is closed to is not listed, nor anybody whose own door is shut because a check has lapsed; why is not
    said. No partner's role opens the index, nor does any other council's.
    """
    found, work = known or _known(person, viewer)
    with as_indexer(viewer) as system:
        closed = set(Kin.objects.filter(person_id__in=found.identifiers).values_list("user_id", flat=True))
        posts = open_posts(viewer=system, today=london_date(now), permission="person.open")
    could = [_could_see(post, work) for post in posts if post.user not in closed]
    order = list(Opens)
    return sorted(
        (one for one in could if one.opens is not Opens.NEVER), key=lambda one: (order.index(one.opens), one.name)
    )


def _known(person: UUID, viewer: Actor) -> Known:
    found = whose(viewer, person)
    return found, open_work(found.identifiers)


def _could_see(post: Post, work: Iterable[Working]) -> CouldSee:
    permissions = permissions_of(post.role)
    actor = Actor(user=post.user, council=post.council, team=post.team, role=post.role, permissions=permissions)
    mine = own_work(actor, list(work))
    standing = Standing(
        role=post.role_title,
        council=post.council_name,
        may_open=True,
        may_without_link="person.open-without-link" in permissions,
        may_break_glass="person.break-glass" in permissions,
        work=mine,
    )
    return CouldSee(name=post.name, role=post.role_title, agency=post.agency_name, opens=opens(standing), because=mine)
