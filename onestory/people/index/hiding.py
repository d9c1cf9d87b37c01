"""Hiding the lines and the professionals that would tell where a shielded person is."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

import psycopg
from django.db import connection

from onestory.people.declared.event_kinds import LOCATING
from onestory.people.index.copying import rows, run
from onestory.people.index.locking import Told, line_of, lock_lines, lock_workers, show_lines, told_of
from onestory.walls.keyring import Keyring

SHORTEST = 5
WORDS = ("phone", "email", "school", "gp", "postcode")
LINES = """
    select e.id, e.recorded_at, e.person_id, e.kind, e.until, e.text, e.hidden, h.since
      from people_event e join t_touched t on t.person_id = e.person_id
      left join people_shield h on h.person_id = e.person_id and h.lifted_at is null
     where e.council_id = %s and e.locked is null and (h.id is not null or e.hidden)
"""
SHOWN_LINES = """
    update people_event e set hidden = t.hidden from unnest(%s::bigint[], %s::timestamptz[], %s::boolean[])
           as t (id, recorded_at, hidden) where e.id = t.id and e.recorded_at = t.recorded_at
"""
WORKERS = """
    select i.record, i.number, i.name, i.phone, i.team
      from people_involvement i join t_touched t on t.person_id = i.person_id
      join people_shield h on h.person_id = i.person_id and h.lifted_at is null
     where i.council_id = %s and i.locked is null and (i.until is null or i.until > h.since)
"""
HIDE_WORKERS = """
    update people_involvement i set hidden = exists (
        select 1 from people_shield h where h.person_id = i.person_id and h.lifted_at is null
           and (i.until is null or i.until > h.since))
      from t_touched t where t.person_id = i.person_id and i.locked is null
"""
STANDING = "select person_id from people_shield where council_id = %s and lifted_at is null"
MENTIONS = """
    select id, recorded_at, text from people_event
     where council_id = %s and locked is null and lower(text) like any (%s::text[])
"""
LOCKED_ELSEWHERE = """
    select e.id, e.recorded_at, e.locked from people_event e
     where e.council_id = %s and e.locked is not null
       and not exists (select 1 from people_shield h where h.person_id = e.person_id and h.lifted_at is null)
"""
GROUP = """
    with mine as (
        select coalesce(spread_from_id, id) as root from people_shield where person_id = any(%s) and lifted_at is null
    )
    select h.person_id, coalesce(h.spread_from_id, h.id) from people_shield h
     where h.lifted_at is null and coalesce(h.spread_from_id, h.id) in (select root from mine)
"""


def hide_touched(council: int, ring: Keyring | None) -> None:
    """Hide, and lock if the keys answer, what tells where touched shielded people are; show what no shield hides."""
    run(HIDE_WORKERS)
    if ring is not None:
        lock_workers(council, rows(WORKERS, [council]), ring)
    found = rows(LINES, [council])
    words = words_of(council, {UUID(str(row[2])) for row in found if row[7] is not None}, ring)
    others = words_of_everybody(council, ring) if any(row[7] is None for row in found) else frozenset()
    turned, locked = [], []
    for number, at, person, kind, until, text, is_hidden, since in found:
        if since is None:
            hides = ring is None or mentions(str(text), others)
        else:
            hides = is_standing(since, until) and betrays(str(kind), str(text), words.get(UUID(str(person)), ()))
        if hides and ring is not None:
            locked.append((int(str(number)), at, str(text)))
        elif hides != is_hidden:
            turned.append((number, at, hides))
    if turned:
        run(SHOWN_LINES, [list(column) for column in zip(*turned, strict=True)])
    if ring is not None:
        lock_lines(locked, ring)


def lock_mentions(council: int, people: Iterable[UUID], ring: Keyring) -> int:
    """Lock every line of anybody else's story that says where these shielded people are. How many lines."""
    said = {word for found in words_of(council, set(people), ring).values() for word in found if _is_exact(word)}
    if not said:
        return 0
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(MENTIONS, [council, [f"%{_escaped(word)}%" for word in said]])
        found = [(int(number), at, str(text)) for number, at, text in cursor.fetchall()]
    lock_lines(found, ring)
    return len(found)


def reveal_mentions(council: int, ring: Keyring) -> None:
    """After a shield was lifted: give back the lines of unshielded people that no other shield hides."""
    locked = rows(LOCKED_ELSEWHERE, [council])
    found = [(int(str(number)), at, line_of(number, held, ring)) for number, at, held in locked]
    said = words_of_everybody(council, ring) if found else frozenset()
    show_lines([line for line in found if not mentions(line[2], said)])


def words_of_everybody(council: int, ring: Keyring | None) -> frozenset[str]:
    """The words that tell one exact place (a door, a telephone, an e-mail) of anybody shielded in the council."""
    standing = {UUID(str(person)) for (person,) in rows(STANDING, [council])}
    said = words_of(council, standing, ring).values()
    return frozenset(word for found in said for word in found if _is_exact(word))


def mentions(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds one of these words, however a number in it is spaced. Pure."""
    said, squeezed = text.casefold(), _squeezed(text)
    return any(word in said or (_has_digit(word) and _squeezed(word) in squeezed) for word in words)


def is_standing(since: object, until: object) -> bool:
    """Whether a shield from this day hides a line that ended on that one."""
    return isinstance(since, date) and not (isinstance(until, date) and until <= since)


def betrays(kind: str, text: str, words: Iterable[str]) -> bool:
    """Whether a line tells where somebody is: by its kind, or because it holds one of these words. Pure."""
    if kind in LOCATING:
        return True
    return mentions(text, words)


def words_of(council: int, people: set[UUID], ring: Keyring | None) -> Mapping[UUID, frozenset[str]]:
    """For each shielded person, every word that would tell where they, or whoever lives with them, are."""
    if not people:
        return {}
    grouped = [(UUID(str(person)), str(root)) for person, root in rows(GROUP, [list(people)])]
    said: dict[UUID, set[str]] = {}
    for one in told_of(council, {person for person, _ in grouped}, ring):
        said.setdefault(one.person, set()).update(_words(one))
    by_root: dict[str, set[str]] = {}
    for person, root in grouped:
        by_root.setdefault(root, set()).update(said.get(person, ()))
    return {person: frozenset(by_root[root]) for person, root in grouped}


def _words(one: Told) -> Iterable[str]:
    hidden = {name: value for name, value in one.values.items() if name in one.hides}
    found = [hidden.get(name, "") for name in WORDS] + [hidden.get("address", "").split(",")[0]]
    return (word.casefold().strip() for word in found if len(word.strip()) >= SHORTEST)


def _is_exact(word: str) -> bool:
    """Neighbours share a postcode and children a school; a door, a telephone and an e-mail are theirs alone."""
    has_a_name = any(part.isalpha() and len(part) >= SHORTEST - 1 for part in word.split())
    return "@" in word or word.isdigit() or (_has_digit(word) and has_a_name)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")


def _squeezed(text: str) -> str:
    return "".join(text.casefold().split())


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
