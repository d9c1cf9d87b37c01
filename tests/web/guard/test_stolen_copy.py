"""A stolen copy: every table as the server's superuser has it, and every file, searched for hidden places."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import transaction
from psycopg import sql

from onestory.access.rules.actors import the_public, the_system
from onestory.console.postgres.template import Copies
from onestory.feeds.actions.import_path import import_path
from onestory.feeds.actions.open_delivery import open_delivery
from onestory.frontdoor.actions.doors.save_draft import save_draft
from onestory.frontdoor.actions.doors.start_draft import start_draft
from onestory.frontdoor.actions.files.attach_to_draft import attach_to_draft
from onestory.frontdoor.actions.hiding.hide_what_was_told import hide_what_was_told
from onestory.frontdoor.rules.attaching import GivenFile
from onestory.people.actions.indexing.index_council import index_council
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.models import Person
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rooms.people.told_rows import HEALTH, SCHOOL
from tests.web import stories
from tests.web.guard.existence import signed_in
from tests.web.sweep import CANARIES, HIDDEN, hide_a_family
from tests.web.world import HERE, THERE, World

LETTER = GivenFile(name="to 71 Zqxlane.txt", content=b"They are at 71 Zqxlane, TS1 9QX; ring 07700 900777.")
IMPORTED = {"feeds_sourcerecord", "people_saying", "people_fact", "people_residence", "people_involvement"}
MARKS = tuple(canary.casefold().replace(" ", "") for canary in CANARIES)
TABLES = """
    select n.nspname, c.relname, array_agg(a.attname::text order by a.attnum)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'm') and n.nspname !~ '^(pg_|information_schema)'
     group by 1, 2
"""
Found = dict[str, set[str]]


@dataclass
class Stolen:
    """Where the places stood before the shield over a family whom partners' files tell of, and where after."""

    before: Found
    after: Found
    superuser: str


@pytest.fixture(scope="module")
def stolen(standing_world: World, copies: Copies, tmp_path_factory: pytest.TempPathFactory) -> Stolen:
    """Places imported, told by every door, left in a draft; then shielded, and looked for by a worker."""
    superuser = copies.server.as_superuser(copies.name)
    child = _imported(standing_world, tmp_path_factory.mktemp("files"))
    before = places_in(superuser)
    hide_a_family(standing_world)
    _left_in_a_draft(standing_world)
    _shielded_over_there(standing_world, child)
    _handed_in_again(standing_world, tmp_path_factory.mktemp("again"))
    _refused(standing_world, tmp_path_factory.mktemp("refused"))
    _looked_for(standing_world)
    _by_the_clock(standing_world)
    return Stolen(before, places_in(superuser), superuser)


def test_no_column_of_any_table_holds_a_hidden_canary(stolen: Stolen) -> None:
    """What was told in somebody's own words (decision 45) and forms not sent (decision 47) among them."""
    assert stolen.after == {}


def test_before_the_shield_the_same_search_finds_what_partners_files_told(stolen: Stolen) -> None:
    """The control: what is locked afterwards was there to be found."""
    assert stolen.before.keys() >= IMPORTED, IMPORTED - stolen.before.keys()


def test_a_place_in_any_kind_of_column_is_found(stolen: Stolen) -> None:
    packed = base64.urlsafe_b64encode(zlib.compress(b'{"words": "71 Zqxlane"}')).decode().rstrip("=")
    with psycopg.connect(stolen.superuser, autocommit=True) as thief:
        thief.execute("create table planted (a jsonb, b bytea, c tsvector, d text[], e text)")
        thief.execute(
            "insert into planted values (%s, %s, to_tsvector('simple', %s), %s, %s)",
            [
                '{"deep": ["TS1  9QX"]}',
                b"PK 71 ZQXLANE",
                "to 71 Zqxlane",
                ["07700 900777"],
                f".{packed}:1abc:signature",
            ],
        )
        try:
            assert places_in(stolen.superuser)["planted"] == set("abcde")
        finally:
            thief.execute("drop table planted")


def test_no_file_of_the_hub_holds_a_hidden_canary(stolen: Stolen) -> None:
    """But a partner's own file, as it came, while it waits to be imported: kept apart, and from shared disks."""
    waits = Path(settings.DELIVERIES)
    files = [path for path in Path(settings.STATE).rglob("*") if path.is_file() and waits not in path.parents]
    assert [path.name for path in files if _tells(path.read_bytes())] == []
    assert any(path == Path(settings.SHIELD_JOURNAL) for path in files), "the journal of shields is among them"


def places_in(superuser: str) -> Found:
    """Every column of every table in which any of the places stands, however it is written."""
    found: Found = {}
    with psycopg.connect(superuser, autocommit=True) as thief:
        for schema, table, columns in thief.execute(TABLES).fetchall():
            rows = thief.execute(sql.SQL("select * from {}").format(sql.Identifier(schema, table)))
            for row in rows:
                for column, value in zip(columns, row, strict=True):
                    if value is not None and _tells(value):
                        found.setdefault(table, set()).add(column)
    return found


def _tells(value: Any) -> bool:
    """Whether a value tells a place: as text, inside bytes, or packed as sessions are."""
    words = value.decode("utf-8", "ignore") if isinstance(value, bytes) else str(value)
    return any(mark in read for each in _unpacked(words) for read in [_plain(each)] for mark in MARKS)


def _plain(words: str) -> str:
    return words.casefold().replace(" ", "")


def _unpacked(words: str) -> Iterator[str]:
    yield words
    packed, signed, _ = words.partition(":")
    if signed and len(packed) > 8:
        body = packed.lstrip(".")
        try:
            read = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
            yield (zlib.decompress(read) if packed.startswith(".") else read).decode("utf-8", "ignore")
        except (ValueError, zlib.error):
            return


@transaction.atomic
def _imported(world: World, folder: Path) -> Any:
    """Two partners' files tell the other council of a family, and it is indexed."""
    now, council = _now(), world.councils[THERE]
    for feed, table in (("health-registrations", HEALTH), ("school-census", SCHOOL)):
        path = folder / f"{feed}.csv"
        path.write_text(_as_csv(table), encoding="utf-8")
        keeper = world.keeper(THERE)
        told = import_path(actor=keeper, feed=feed, path=path, council=council, as_of=now.date(), now=now, confirm=True)
        assert told.accepted, feed
    index_council(actor=world.keeper(THERE), council=council, now=now)
    child = Person.objects.get(council_id=council, given_name__startswith="Kayleigh", retired_at=None).pk
    stand(NOBODY)
    return child


@transaction.atomic
def _handed_in_again(world: World, folder: Path) -> None:
    """The partner's next file waits to be imported: somebody looked into it, and has not said yes."""
    now, council, path = _now(), world.councils[THERE], folder / "health.csv"
    path.write_text(_as_csv(HEALTH).replace("KAYLEIGH ANNE", "KAYLEIGH"), encoding="utf-8")
    keeper = world.keeper(THERE)
    open_delivery(
        actor=keeper, feed="health-registrations", path=path, file_name=path.name, council=council,
        as_of=now.date() + timedelta(days=1), now=now + timedelta(days=1),
    )  # fmt: skip
    stand(NOBODY)


@transaction.atomic
def _refused(world: World, folder: Path) -> None:
    """A file of the school's came of which a row is refused: nobody has mended it yet."""
    now, council, path = _now(), world.councils[THERE], folder / "school.csv"
    path.write_text(_as_csv(SCHOOL.replace("2014-03-02", "31/02/2014")), encoding="utf-8")
    told = import_path(
        actor=world.keeper(THERE), feed="school-census", path=path, council=council,
        as_of=now.date() + timedelta(days=1), now=now + timedelta(days=1), confirm=True,
    )  # fmt: skip
    assert told.quarantined
    stand(NOBODY)


def _as_csv(table: str) -> str:
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    for told, canary in HIDDEN.items():
        lines = [line if "JASON" in line else [cell.replace(told, canary) for cell in line] for line in lines]
    return "".join(",".join(f'"{cell}"' for cell in line) + "\n" for line in lines)


@transaction.atomic
def _shielded_over_there(world: World, child: Any) -> None:
    manager = world.actor("over-there", now=_now())
    put_up_shield(actor=manager, person=child, since=date(2026, 1, 1), why="Court order", now=_now())
    stand(NOBODY)


@transaction.atomic
def _left_in_a_draft(world: World) -> None:
    """A school and somebody of the public have begun a form, put a letter to it and not sent it."""
    for actor in (world.actor("referrer", now=_now()), the_public(council=0, council_code="")):
        stand(actor)
        started = start_draft(actor=actor, now=_now())
        said = {**stories.TOLD, "worry": "They are at 71 Zqxlane."}
        save_draft(actor=actor, token=started.token, answers=said, now=_now())
        attach_to_draft(actor=actor, token=started.token, files=[LETTER], now=_now())
    stand(NOBODY)


@transaction.atomic
def _by_the_clock(world: World) -> None:
    """What was told is kept without the places, as the next round does."""
    for council in (HERE, THERE):
        system = the_system(council=world.councils[council], council_code="")
        stand(system)
        hide_what_was_told(actor=system, now=_now())
    stand(NOBODY)


def _looked_for(world: World) -> None:
    """What a worker types into a search goes nowhere it would stay: session, audit, address."""
    client = signed_in(world, "screening-social-worker")
    for asked in (
        {"words": "kayleigh 71 Zqxlane"},
        {"family": "Oneil", "postcode": "TS1 9QX", "phone": "07700 900777"},
    ):
        assert client.post("/find", asked, follow=True).status_code == 200
    assert client.get("/find/words?words=Zqxlane").status_code == 200


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  as the pages' own clock
