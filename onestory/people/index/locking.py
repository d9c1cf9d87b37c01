"""Locking what would tell where shielded people are: the database cannot be read without the key outside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import polars as pl
import psycopg
from django.db import connection

from onestory.people.index.copying import rows, run
from onestory.walls.keyring import Keyring, KeyUnavailable, key_of, keyring

HOME = ("address", "uprn", "postcode", "place")
LOCATORS = (*HOME, "phone", "email", "school", "gp")
ANY = " or ".join(f"s.{name} is not null" for name in LOCATORS)
COLUMNS = ", ".join(f"s.{name}" for name in LOCATORS)
PERSONS = ("name", "phone", "team")
"""What an involvement says of who works with somebody, and where."""
WITHHELD_LINE = "Withheld: it would tell where a shielded person is."

# ruff: noqa: S608 - every name put into these statements is declared in this room, none is typed by a user.
SAYINGS = f"""
    select s.record, s.person_id, s.feed, s.agency, s.role, s.as_of, s.home_from, s.home_until, h.since, s.locked,
           {COLUMNS}
      from people_saying s left join people_shield h on h.person_id = s.person_id and h.lifted_at is null
     where s.council_id = %(council)s
"""
LOCK = f"""
    update people_saying s set locked = t.locked,
           {", ".join(f"{name} = null" for name in LOCATORS if name not in HOME)},
           {", ".join(f"{name} = case when t.keeps_home then s.{name} end" for name in HOME)}
      from unnest(%(records)s::text[], %(locked)s::bytea[], %(keeps)s::boolean[]) as t (record, locked, keeps_home)
     where s.council_id = %(council)s and s.record = t.record
"""
UNLOCK = f"""
    update people_saying s set locked = null, {", ".join(f"{name} = coalesce(s.{name}, t.{name})" for name in LOCATORS)}
      from unnest(%(records)s::text[], {", ".join(f"%({name})s::text[]" for name in LOCATORS)})
           as t (record, {", ".join(LOCATORS)})
     where s.council_id = %(council)s and s.record = t.record
"""
LOCK_LINES = """
    update people_event e set text = %(says)s, hidden = true, locked = t.locked
      from unnest(%(ids)s::bigint[], %(at)s::timestamptz[], %(locked)s::bytea[]) as t (id, recorded_at, locked)
     where e.id = t.id and e.recorded_at = t.recorded_at
"""
UNLOCK_LINES = """
    update people_event e set text = t.text, hidden = false, locked = null
      from unnest(%(ids)s::bigint[], %(at)s::timestamptz[], %(texts)s::text[]) as t (id, recorded_at, text)
     where e.id = t.id and e.recorded_at = t.recorded_at
"""
LOCK_WORKERS = """
    update people_involvement i set name = '', phone = '', team = '', hidden = true, locked = t.locked
      from unnest(%(records)s::text[], %(numbers)s::int[], %(locked)s::bytea[]) as t (record, number, locked)
     where i.council_id = %(council)s and i.record = t.record and i.number = t.number
"""
UNLOCK_WORKERS = """
    update people_involvement i set name = t.name, phone = t.phone, team = t.team, hidden = false, locked = null
      from unnest(%(records)s::text[], %(numbers)s::int[], %(name)s::text[], %(phone)s::text[], %(team)s::text[])
           as t (record, number, name, phone, team)
     where i.council_id = %(council)s and i.record = t.record and i.number = t.number
"""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one record says of where somebody is, unlocked in memory."""

    record: str
    person: UUID
    feed: str
    agency: str
    role: str
    as_of: date
    home_from: date | None
    home_until: date | None
    since: date | None
    values: Mapping[str, str]
    clear: frozenset[str]

    @property
    def hides(self) -> frozenset[str]:
        """Which of its values a shield hides: all, but for a home they had left before the shield went up."""
        return frozenset(self.values) - (frozenset(HOME) if self.is_old_home else frozenset())

    @property
    def is_old_home(self) -> bool:
        """Whether they had left this home before the shield went up: it hides nothing any more."""
        return self.since is not None and self.home_until is not None and self.home_until <= self.since


def ring_if_it_answers() -> Keyring | None:
    """The keys, or None while they are away: what is new is then hidden by policy until they return."""
    try:
        return keyring()
    except KeyUnavailable:
        return None


def told_of(council: int, people: Iterable[UUID], ring: Keyring | None) -> list[Told]:
    """What records say of where these people are; without the keys, only what is not locked."""
    found = rows(SAYINGS + " and s.person_id = any(%(people)s)", {"council": council, "people": list(people)})
    return [_told(council, row, ring) for row in found]


def lock_touched(council: int, ring: Keyring | None) -> int:
    """Lock what records say of where the touched shielded people are. How many records were locked."""
    if ring is None:
        return 0
    asked = f" and h.id is not null and s.person_id in (select person_id from t_touched) and ({ANY})"
    told = [_told(council, row, ring) for row in rows(SAYINGS + asked, {"council": council})]
    found = [one for one in told if one.clear & one.hides]
    if found:
        _forget_how_common(council, found)
        run(
            LOCK,
            {
                "council": council,
                "records": [one.record for one in found],
                "locked": [
                    ring.lock({name: one.values[name] for name in one.hides}, about=_about(council, one.record))
                    for one in found
                ],
                "keeps": [one.is_old_home for one in found],
            },
        )
    return len(found)


def _forget_how_common(council: int, found: Iterable[Told]) -> None:
    """Their places are counted no longer. They travel as parameters bound on the server, and so into no log."""
    places = {part for one in found if "place" in one.hides for part in one.values["place"].split("|") if part}
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute("select people_rarity_forget(%s, %s)", [council, sorted(places)])


def unlock_sayings(council: int, people: Iterable[UUID], ring: Keyring) -> int:
    """Give back what the records of these people say, since no shield stands over them any more."""
    found = rows(
        SAYINGS + " and s.person_id = any(%(people)s) and s.locked is not null",
        {"council": council, "people": list(people)},
    )
    told = [_told(council, row, ring) for row in found]
    columns = {name: [one.values.get(name) for one in told] for name in LOCATORS}
    return run(UNLOCK, {"council": council, "records": [one.record for one in told], **columns}) if told else 0


def with_locked(council: int, frame: pl.DataFrame) -> pl.DataFrame:
    """A frame of records for linkage with what is locked filled in, in memory; without the keys, as it stands."""
    ring = ring_if_it_answers()
    found = rows(SAYINGS + " and s.locked is not null", {"council": council}) if ring else []
    if not found:
        return frame
    told = [_told(council, row, ring) for row in found]
    names = [name for name in LOCATORS if name in frame.columns]
    unlocked = pl.DataFrame(
        {"record_id": [one.record for one in told]} | {name: [one.values.get(name) for one in told] for name in names},
        schema=dict.fromkeys(("record_id", *names), pl.String),
    )
    return frame.update(unlocked, on="record_id", how="left")


def lock_lines(lines: Iterable[tuple[int, object, str]], ring: Keyring) -> None:
    """Lock the words of these lines of the chronology: number, when recorded, text."""
    found = list(lines)
    if found:
        run(
            LOCK_LINES,
            {
                "says": WITHHELD_LINE,
                "ids": [number for number, _, _ in found],
                "at": [at for _, at, _ in found],
                "locked": [ring.lock({"text": text}, about=f"line/{number}") for number, _, text in found],
            },
        )


def unlock_lines(people: Iterable[UUID], ring: Keyring) -> None:
    """Give the chronology of these people its words back."""
    found = rows(
        "select id, recorded_at, locked from people_event where person_id = any(%s) and locked is not null",
        [list(people)],
    )
    show_lines([(int(str(number)), at, line_of(number, locked, ring)) for number, at, locked in found])


def show_lines(lines: Iterable[tuple[int, object, str]]) -> None:
    """Give these lines of the chronology these words: number, when recorded, text."""
    found = list(lines)
    if found:
        numbers, instants, texts = ([line[place] for line in found] for place in range(3))
        run(UNLOCK_LINES, {"ids": numbers, "at": instants, "texts": texts})


def line_of(number: object, locked: object, ring: Keyring) -> str:
    """The words of one locked line."""
    return str(ring.unlock(bytes(locked), about=f"line/{number}")["text"])  # type: ignore[call-overload]


def lock_workers(council: int, found: Iterable[tuple[object, ...]], ring: Keyring) -> None:
    """Lock who works with a shielded person, and where: record, number, name, telephone, team."""
    listed = list(found)
    if listed:
        run(
            LOCK_WORKERS,
            {
                "council": council,
                "records": [row[0] for row in listed],
                "numbers": [row[1] for row in listed],
                "locked": [
                    ring.lock(dict(zip(PERSONS, row[2:], strict=True)), about=_about_worker(council, row))
                    for row in listed
                ],
            },
        )


def unlock_workers(council: int, people: Iterable[UUID], ring: Keyring) -> None:
    """Give back who works with these people."""
    found = rows(
        "select record, number, locked from people_involvement where council_id = %s and person_id = any(%s)"
        " and locked is not null",
        [council, list(people)],
    )
    said = [worker_of(council, row, ring) for row in found]
    if found:
        columns = {name: [each[name] for each in said] for name in PERSONS}
        names = {"records": [row[0] for row in found], "numbers": [row[1] for row in found]}
        run(UNLOCK_WORKERS, {"council": council, **names, **columns})


def worker_of(council: int, row: tuple[object, ...], ring: Keyring) -> dict[str, str]:
    """Who works with somebody, of a locked row: record, number, what was locked."""
    found = ring.unlock(bytes(row[2]), about=_about_worker(council, row))  # type: ignore[call-overload]
    return {name: str(found.get(name) or "") for name in PERSONS}


def lock_again(council: int, ring: Keyring) -> int:
    """Lock everything of a council anew with the newest key, after a rotation. How many values."""
    done = 0
    for table, about, names in (
        ("people_saying", "'saying/' || council_id || '/' || record", "council_id, record"),
        ("people_event", "'line/' || id", "id, recorded_at"),
        ("people_astold", "'told/' || council_id || '/' || \"table\" || '/' || key", "id"),
        ("people_memory", "'memory/' || council_id || '/' || record", "council_id, record"),
        (
            "people_involvement",
            "'worker/' || council_id || '/' || record || '/' || number",
            "council_id, record, number",
        ),
    ):
        keys = [name.strip() for name in names.split(",")]
        found = rows(
            f"select {about}, locked, {names} from {table} where council_id = %s and locked is not null", [council]
        )
        for about_it, locked, *key in found:
            held = bytes(locked)  # type: ignore[call-overload]
            if key_of(held) != ring.newest:
                anew = ring.lock(ring.unlock(held, about=str(about_it)), about=str(about_it))
                where = " and ".join(f"{name} = %s" for name in keys)
                done += run(f"update {table} set locked = %s where {where}", [anew, *key])
    return done


def keys_in_use(council: int) -> set[str]:
    """The names of the keys that anything of a council's index is locked with."""
    found = rows(
        "select distinct substr(locked, 1, 8) from people_saying where council_id = %(council)s and locked is not null"
        " union select substr(locked, 1, 8) from people_event where council_id = %(council)s and locked is not null"
        " union select substr(locked, 1, 8) from people_involvement"
        " where council_id = %(council)s and locked is not null"
        " union select substr(locked, 1, 8) from people_astold where council_id = %(council)s",
        {"council": council},
    )
    return {key_of(bytes(name)) for (name,) in found}  # type: ignore[call-overload]


def _told(council: int, row: tuple[object, ...], ring: Keyring | None) -> Told:
    record, person, feed, agency, role, as_of, home_from, home_until, since, locked, *clear = row
    values = {name: str(value) for name, value in zip(LOCATORS, clear, strict=True) if value}
    in_clear = frozenset(values)
    if locked is not None and ring is not None:
        values = ring.unlock(bytes(locked), about=_about(council, str(record))) | values  # type: ignore[call-overload]
    return Told(
        record=str(record),
        person=UUID(str(person)),
        feed=str(feed),
        agency=str(agency),
        role=str(role),
        as_of=as_of,  # type: ignore[arg-type]
        home_from=home_from,  # type: ignore[arg-type]
        home_until=home_until,  # type: ignore[arg-type]
        since=since,  # type: ignore[arg-type]
        values=values,
        clear=in_clear,
    )


def _about(council: int, record: str) -> str:
    return f"saying/{council}/{record}"


def _about_worker(council: int, row: tuple[object, ...]) -> str:
    return f"worker/{council}/{row[0]}/{row[1]}"
