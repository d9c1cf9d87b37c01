"""What an agreement would show, to whom, before it is switched on: counted in the real index, naming nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onestory.access.declared.agreements import BY_CODE
from onestory.access.declared.purposes import purposes_of
from onestory.access.policies import require
from onestory.access.queries import Post, colleagues
from onestory.access.queries.agreements import AgreementCard
from onestory.feeds.declared.catalogue import feed_of
from onestory.people.declared.facts import PLACES
from onestory.people.declared.relations import RISKS
from onestory.people.index.copying import rows
from onestory.people.index.writing import as_indexer
from onestory.walls.actor import Actor

FEW = 10
"""Fewer than so many are not counted out: a small number may point at somebody."""
HELD = """
    select held.feed || ':' || held.kind, count(*), count(distinct held.person_id) from (
        select f.feed, case when f.kind = any (%(places)s) then 'places' else 'identity' end as kind, f.person_id
          from people_fact f where f.council_id = %(council)s and f.feed = any (%(feeds)s) and not f.hidden
        union all select r.feed, 'places', r.person_id
          from people_residence r where r.council_id = %(council)s and r.feed = any (%(feeds)s) and not r.hidden
        union all select t.feed, case when t.kind = any (%(risks)s) then 'events' else 'family' end, t.person_id
          from people_relationship t where t.council_id = %(council)s and t.feed = any (%(feeds)s)
        union all select i.feed, 'involvement', i.person_id
          from people_involvement i where i.council_id = %(council)s and i.feed = any (%(feeds)s) and not i.hidden
        union all select e.feed, 'events', e.person_id
          from people_event e
         where e.council_id = %(council)s and e.feed = any (%(feeds)s) and not e.hidden and not e.sealed
    ) held join people_person p on p.id = held.person_id and not p.is_shielded and p.retired_at is null
     group by 1
"""


@dataclass(frozen=True, kw_only=True)
class WouldShow:
    """One kind of one feed: how much of it there is, of how many people; -1 where there are too few to say."""

    feed: str
    kind: str
    says: str
    items: int
    people: int
    shared: bool


@dataclass(frozen=True, kw_only=True)
class WouldSee:
    """A role of one agency, how many hold it, and for which of the agreement's purposes they may look."""

    agency: str
    role: str
    how_many: int
    purposes: tuple[str, ...]


def would_show(card: AgreementCard, feeds: Sequence[str], *, viewer: Actor) -> list[WouldShow]:
    """Every kind of every feed that its giver owns, shared or not. People behind a shield are in no count."""
    require(viewer, "agreement.see")
    with as_indexer(viewer):
        asked = {"council": viewer.council, "feeds": list(feeds), "places": sorted(PLACES), "risks": sorted(RISKS)}
        counted = {str(share): (int(str(items)), int(str(people))) for share, items, people in rows(HELD, asked)}
    return [
        WouldShow(
            feed=feed_of(feed).title,
            kind=kind.title,
            says=kind.says,
            items=_told(counted.get(f"{feed}:{kind.code}", (0, 0))[0]),
            people=_told(counted.get(f"{feed}:{kind.code}", (0, 0))[1]),
            shared=f"{feed}:{kind.code}" in card.shares,
        )
        for feed in feeds
        for kind in BY_CODE.values()
    ]


def would_see(card: AgreementCard, *, viewer: Actor, today: date) -> list[WouldSee]:
    """Who at the parties' agencies opens records, and for what. Each still needs a tie to the child, or a reason."""
    require(viewer, "agreement.see")
    parties = {party.agency for party in card.parties}
    posts = [
        post for post in colleagues(viewer=viewer, today=today, permission="person.open") if post.agency in parties
    ]
    grouped: dict[tuple[str, str], list[Post]] = {}
    for post in posts:
        grouped.setdefault((post.agency_name, post.role), []).append(post)
    return [
        WouldSee(
            agency=agency,
            role=found[0].role_title,
            how_many=len({post.user for post in found}),
            purposes=tuple(each.title for each in purposes_of(role) if each.code in card.purposes),
        )
        for (agency, role), found in sorted(grouped.items())
    ]


def _told(count: int) -> int:
    return count if count == 0 or count >= FEW else -1
