"""Shields: who stands behind one, and how it reaches whoever lives with them, or may be them."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

import psycopg
from django.db import connection

from onestory.people.declared.shields import How
from onestory.people.index.copying import rows, run
from onestory.people.index.homes import homes_of, shielded_homes
from onestory.people.index.locking import told_of
from onestory.walls.keyring import Keyring

Reached = tuple[UUID, int, date]
"""Somebody whom a shield now reaches, which shield, and since when."""

STANDING = "select person_id from people_shield where council_id = %s and lifted_at is null"
ROOTS = """
    select id, person_id, since, t.person_id is not null from people_shield left join t_touched t using (person_id)
     where council_id = %s and lifted_at is null and how <> 'lives-there'
"""
# The places travel as parameters, on a cursor that binds them on the server: never in a statement that might be logged.
LIVE_THERE = """
    select distinct on (o.person_id) o.person_id, h.id, h.since
      from unnest(%s::bigint[], %s::date[], %s::uuid[], %s::text[], %s::boolean[])
           as h (id, since, person, place, touched)
      join people_residence o on o.council_id = %s and o.place = h.place and o.person_id <> h.person
           and (o.lived_until is null or o.lived_until > h.since)
     where (h.touched or o.person_id in (select person_id from t_touched))
       and not exists (select 1 from people_shield s where s.person_id = o.person_id and s.lifted_at is null)
     order by o.person_id, h.since
"""
LOOK_LIKE = """
    select distinct on (b.person_id) b.person_id, h.id, h.since
      from people_shield h
      join people_saying a on a.council_id = h.council_id and a.person_id = h.person_id and a.role = ''
      join people_saying b on b.council_id = a.council_id and b.date_of_birth = a.date_of_birth and b.role = ''
           and b.given_sound = a.given_sound and b.family_sound = a.family_sound and b.person_id <> a.person_id
     where h.council_id = %(council)s and h.lifted_at is null and h.how <> 'lives-there' and {one_of} in
           (select person_id from t_touched)
       and not exists (select 1 from people_shield s where s.person_id = b.person_id
                          and (s.lifted_at is null or (s.spread_from_id = h.id and s.how = 'looks-like')))
     order by b.person_id, h.since
"""
HOLD_A_RECORD = """
    select distinct on (s.person_id) s.person_id, h.id, h.since
      from people_saying s join t_touched t on t.person_id = s.person_id
      join people_link l on l.council_id = s.council_id and l.record = s.record
      join people_shield h on h.person_id = l.person_id
     where s.council_id = %(council)s and s.locked is not null
       and not exists (select 1 from people_shield x where x.person_id = s.person_id and x.lifted_at is null)
     order by s.person_id, h.since
"""
PUT_UP = """
    insert into people_shield (council_id, person_id, since, why, how, put_up_at, put_up_by, spread_from_id, lifted_by,
                               lifted_with, lifted_why, lift_asked_by, lift_asked_why, is_owed)
    values (%s, %s, %s, %s, %s, %s, 'system', %s, '', '', '', '', '', false)
"""
STRICTEST = """
    insert into people_shield (council_id, person_id, since, why, how, put_up_at, put_up_by, spread_from_id, lifted_by,
                               lifted_with, lifted_why, lift_asked_by, lift_asked_why, is_owed)
    select h.council_id, %(onto)s, h.since, h.why, 'carried', %(now)s, 'system', h.id, '', '', '', '', '', false
      from people_shield h where h.person_id = %(of)s and h.lifted_at is null
    on conflict (person_id) where lifted_at is null
    do update set since = least(people_shield.since, excluded.since), how = 'carried'
"""
OWED = "update people_shield set is_owed = true where council_id = %s and lifted_at is null"


def shielded_people(council: int) -> list[UUID]:
    """Everybody who stands behind a shield now."""
    return [UUID(str(person)) for (person,) in rows(STANDING, [council])]


def spread(council: int, *, now: datetime, ring: Keyring | None) -> list[UUID]:
    """Shield whoever a shield now reaches among the people in `t_touched`, or because of them. Who is newly shielded.

    Reached are those who live, from the shield's day on, where a shielded person lives; those who hold a record that
    was locked for somebody; and those who may be the same person, until two people have looked. While the keys are
    away, what is locked cannot be compared: the council then owes itself another look.
    """
    if ring is None and shielded_people(council):
        owe_a_look(council)
    newly: list[UUID] = []
    for how, found in (
        (How.HOLDS_A_RECORD, _reached(HOLD_A_RECORD, council)),
        (How.LOOKS_LIKE, _look_like(council)),
    ):
        newly += _put_up(council, found, how, now)
    newly += _put_up(council, _live_there(council, ring), How.LIVES_THERE, now)
    return newly


def owe_a_look(council: int) -> None:
    """Note that the keys were away: the next round that finds them looks again at everybody behind a shield."""
    run(OWED, [council])


def carry_shield(of: UUID, onto: UUID, *, now: datetime) -> None:
    """When two identifiers share records, or part with them, the strictest shield stands over both."""
    run(STRICTEST, {"of": of, "onto": onto, "now": now})


def _look_like(council: int) -> list[Reached]:
    return [
        found
        for one_of in ("h.person_id", "b.person_id")
        for found in _reached(LOOK_LIKE.format(one_of=one_of), council)
    ]


def _reached(sql: str, council: int) -> list[Reached]:
    return [_one(row) for row in rows(sql, {"council": council})]


def _live_there(council: int, ring: Keyring | None) -> list[Reached]:
    roots = {UUID(str(person)): (shield, since, touched) for shield, person, since, touched in rows(ROOTS, [council])}
    if not roots:
        return []
    by_person: dict[UUID, list[object]] = {}
    for home in homes_of(told_of(council, roots, ring)):
        by_person.setdefault(home.person, []).append(home)
    kept = [
        (shield, since, person, home.place, touched)
        for person, homes in by_person.items()
        for shield, since, touched in (roots[person],)
        for home in shielded_homes(homes, since)  # type: ignore[arg-type]
    ]
    if not kept:
        return []
    columns = [list(column) for column in zip(*kept, strict=True)]
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(LIVE_THERE, [*columns, council])
        return [_one(row) for row in cursor.fetchall()]


def _put_up(council: int, found: Iterable[Reached], how: How, now: datetime) -> list[UUID]:
    reached = {person: (shield, since) for person, shield, since in found}
    for person, (shield, since) in reached.items():
        run(PUT_UP, [council, person, since, how.why, how.value, now, shield])
    return list(reached)


def _one(row: tuple[object, ...]) -> Reached:
    person, shield, since = row
    return UUID(str(person)), int(str(shield)), since  # type: ignore[return-value]
