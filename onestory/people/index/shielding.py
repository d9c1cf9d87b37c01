"""Shields: who stands behind one, and how it reaches whoever lives with them."""

from datetime import datetime
from uuid import UUID

from onestory.people.index.copying import rows, run

STANDING = "select person_id from people_shield where council_id = %s and lifted_at is null"
SPREAD = """
    insert into people_shield (council_id, person_id, since, why, put_up_at, put_up_by, spread_from_id, lifted_by,
                               lifted_with, lifted_why)
    select distinct on (o.person_id) h.council_id, o.person_id, h.since, 'Lives with somebody who is shielded', %(now)s,
           'system', h.id, '', '', ''
      from people_shield h
      join people_residence r on r.person_id = h.person_id and r.place not like '%%|'
           and (r.chosen or r.lived_from >= h.since) and (r.lived_until is null or r.lived_until > h.since)
      join people_residence o on o.council_id = r.council_id and o.place = r.place and o.person_id <> h.person_id
           and (o.lived_until is null or o.lived_until > h.since)
     where h.council_id = %(council)s and h.lifted_at is null and h.spread_from_id is null
       and (h.person_id = any (%(changed)s) or o.person_id in (select person_id from t_touched))
       and not exists (select 1 from people_shield s where s.person_id = o.person_id and s.lifted_at is null)
     order by o.person_id, h.since
    returning person_id
"""
STRICTEST = """
    insert into people_shield (council_id, person_id, since, why, put_up_at, put_up_by, spread_from_id, lifted_by,
                               lifted_with, lifted_why)
    select h.council_id, %(onto)s, h.since, h.why, %(now)s, 'system', h.id, '', '', ''
      from people_shield h where h.person_id = %(of)s and h.lifted_at is null
    on conflict (person_id) where lifted_at is null
    do update set since = least(people_shield.since, excluded.since)
"""


def shielded_people(council: int) -> list[UUID]:
    """Everybody who stands behind a shield now."""
    return [UUID(str(person)) for (person,) in rows(STANDING, [council])]


def spread(council: int, *, now: datetime, changed: list[UUID]) -> list[UUID]:
    """Shield whoever lives, from the shield's day on, where a shielded person lives. Who is newly shielded.

    Looks at the homes of `changed`, and at newcomers among the people in `t_touched`.
    """
    found = rows(SPREAD, {"council": council, "now": now, "changed": changed})
    return [UUID(str(person)) for (person,) in found]


def carry_shield(of: UUID, onto: UUID, *, now: datetime) -> None:
    """When two identifiers share records, or part with them, the strictest shield stands over both."""
    run(STRICTEST, {"of": of, "onto": onto, "now": now})
