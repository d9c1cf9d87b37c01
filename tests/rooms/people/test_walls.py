"""The second wall around the index: nobody without context, the other council never, the search by its door."""

from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.indexing.make_months import make_months
from onestory.people.queries import candidates
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rooms.people.conftest import NOW, TODAY, World
from tests.rooms.people.told_rows import everybody

TABLES = (
    "people_person", "people_saying", "people_tie", "people_fact", "people_residence", "people_relationship",
    "people_involvement", "people_event", "people_link", "people_change", "people_alias", "people_shield",
    "people_working", "people_kin", "people_run", "people_memory", "people_ruler", "people_question", "people_mark",
    "people_severance", "people_custodian", "people_misled", "people_discrepancy",
)  # fmt: skip


@pytest.fixture
def linked(world: World) -> World:
    """The family of three and a neighbour, indexed."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    return world


def counted() -> dict[str, int]:
    """How many rows of each table whoever stands now can see."""
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"select count(*) from {table}")
            found[table] = cursor.fetchone()[0]
    return found


def test_with_nobody_standing_every_table_is_empty(linked: World) -> None:
    stand(NOBODY)
    assert set(counted().values()) == {0}


def test_the_other_council_sees_no_row(linked: World) -> None:
    linked.elsewhere_worker()
    assert set(counted().values()) == {0}
    assert candidates(viewer=linked.elsewhere_worker(), now=NOW, words="kayleigh oneil 2014") == []


def test_a_referrer_who_may_not_look_sees_nobody(linked: World) -> None:
    linked.worker("referrer", purpose="referring")
    seen = counted()
    assert seen["people_person"] == seen["people_fact"] == seen["people_event"] == 0


def test_what_records_say_word_for_word_is_for_the_indexer_alone(linked: World) -> None:
    linked.worker("hub-manager")
    seen = counted()
    assert seen["people_person"] == 4
    assert seen["people_saying"] == seen["people_tie"] == 0


@pytest.mark.parametrize(
    "sql",
    [
        "select * from people_lookup",
        "delete from people_lookup",
        "select * from people_word",
        "select * from people_rarity",
    ],
)
def test_the_search_table_is_granted_to_nobody(linked: World, sql: str) -> None:
    linked.keeper()
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_only_the_indexer_writes_the_search(linked: World) -> None:
    linked.worker("hub-manager")
    with pytest.raises(ProgrammingError, match="Only the indexer"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select people_lookup_write()")


@pytest.mark.parametrize("asked", [{"words": "kayleigh oneil 2014"}, {"words": "kaylih onile"}], ids=str)
def test_the_search_uses_its_indexes_under_the_app_role(linked: World, asked: dict[str, Any]) -> None:
    before = scans()
    candidates(viewer=linked.worker(), now=NOW, **asked)
    after = scans()
    assert after["people_lookup"] == before["people_lookup"], "the table was read from end to end"
    assert after["people_lookup_keys"] > before["people_lookup_keys"]
    assert after["people_lookup_shielded_keys"] > before["people_lookup_shielded_keys"]


MANY = """
    insert into people_word (word, council, sound, of_shielded)
    select upper(substr(md5(n::text), 1, 8)), 1, n::text, false from generate_series(1, 5000) n;
    insert into people_lookup (person_id, council, shielded, feeds, keys)
    select gen_random_uuid(), 1, false, '{}', array(select hashtext(n::text || k) from generate_series(1, 20) k)
      from generate_series(1, 5000) n;
    analyze people_word; analyze people_lookup; set local plan_cache_mode = force_generic_plan;
    prepare alike (text, bigint[]) as select sound from people_word where word % $1 and council = any ($2);
    prepare near (int[], bigint[]) as select * from people_lookup
        where not shielded and keys && $1 and council = any ($2);
"""
PLANS = (("alike('DEADBEEF', '{1}')", "people_word_like"), ("near('{1,2,3}', '{1}')", "people_lookup_keys"))


def test_among_many_the_planner_takes_the_indexes_made_for_it(owner_connection: psycopg.Connection[Any]) -> None:
    """Without `enable_seqscan = off`, which the search's functions carry, it would read the whole table."""
    with owner_connection.transaction(force_rollback=True):
        owner_connection.execute(MANY)
        owner_connection.execute("set local enable_seqscan = off")
        for asked, index in PLANS:
            plan = owner_connection.execute(f"explain execute {asked}").fetchall()
            assert index in str(plan), plan


def scans() -> dict[str, int]:
    """How often this transaction has scanned the search table from end to end, and each of its indexes."""
    names = ("people_lookup", "people_lookup_keys", "people_lookup_shielded_keys")
    with connection.cursor() as cursor:
        cursor.execute("select c, pg_stat_get_xact_numscans(c::regclass) from unnest(%s::text[]) c", [list(names)])
        return dict(cursor.fetchall())


def test_an_event_that_is_written_falls_into_the_month_of_its_record_time(linked: World) -> None:
    linked.keeper()
    with connection.cursor() as cursor:
        cursor.execute("select distinct tableoid::regclass::text from people_event")
        assert cursor.fetchall() == [("people_event_202611",)]


def test_a_month_is_made_once(world: World) -> None:
    assert make_months(first=TODAY, months=2) == 0
    assert make_months(first=TODAY.replace(year=2039), months=2) == 2


def test_a_partition_is_no_way_round_the_wall(linked: World, app_connection: psycopg.Connection[Any]) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app_connection.execute("select * from people_event_202611")
