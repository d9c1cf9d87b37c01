"""A barred person does not show: to whoever may not know of them the hub answers as if they were not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

import psycopg
import pytest
from django.db import connection, transaction

from onestory.access.actions.come_in import come_in
from onestory.access.declared.roles import ROLES
from onestory.console.benches.walls_world import walled_tables
from onestory.frontdoor.actions.doors.take_back_table import take_back_table
from onestory.people.actions.adding.add_person import add_person
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.walls.actor import NOBODY, Actor
from onestory.walls.context import stand
from onestory.walls.operations import APP_ROLE
from tests.web import stories
from tests.web.guard.existence import PAGES, POSTED, Told, alike, differences, signed_in, told, told_by_lists
from tests.web.sweep import Swept, hide_a_family
from tests.web.world import World, the_clock_runs

pytestmark = pytest.mark.timeout(1_800)
"""Where every role looks at every page, twice, on a machine that does much besides."""
IN_EVERY_RUN = ("hub-manager",)
EVERY_ROLE = [role.code for role in ROLES]
MAY_DIFFER = {
    "after-outage": "A sheet of paper that names a child whom nobody has matched yet.",
    "outage-table": "The same sheet.",
    "access-review": "It grows with every look, this test's own included; its rows are minded by statement below.",
    "access-review-file": "The same.",
}
"""What somebody typed of a child is nobody's until it is said who the child is."""
TYPED_TABLES = {"frontdoor_outagesheet", "frontdoor_outagetable"}
NAMES = ("kayleigh", "oneil", "o'neil")
SOME = [pytest.param(role, marks=() if role in IN_EVERY_RUN else pytest.mark.slow) for role in EVERY_ROLE]


@dataclass
class Barred:
    """A hub, a family in it, colleagues in every role who are their kin, and what these saw before there was one."""

    world: World
    swept: Swept
    before: dict[str, dict[str, Told]]
    unborn: UUID


@pytest.fixture(scope="module")
def barred(standing_world: World, request: pytest.FixtureRequest) -> Barred:
    """The family comes after everybody has looked."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    stories.asked(standing_world, now=now)
    _somebody_else_is_shielded(standing_world, now)
    for role in EVERY_ROLE:
        standing_world.hire(f"kin.{role}", role=role, now=now)
    told_by_lists(signed_in(standing_world, "kin.hub-manager"))  # what is read once a process has been read
    looked = IN_EVERY_RUN if "not slow" in request.config.getoption("-m") else EVERY_ROLE
    before = {role: looks(standing_world, role) for role in looked}
    swept = hide_a_family(standing_world)
    with transaction.atomic():
        officer = standing_world.actor("contact-officer", now=now)
        take_back_table(actor=officer, table=UUID(str(swept.fill["table"])), why="Typed twice", now=now)
        admin = standing_world.keeper()
        with connection.cursor() as cursor:
            cursor.execute("select id from people_person where kind = 'unborn'")
            (unborn,) = cursor.fetchone()
        family = (swept.child, swept.mother, swept.father, unborn)
        for role in EVERY_ROLE:
            for person in family:
                user = standing_world.users[f"kin.{role}"]
                declare_kin(actor=admin, user=user, person=person, kind="relative", now=now)
    return Barred(standing_world, swept, before, unborn)


def looks(world: World, role: str) -> dict[str, Told]:
    """What every list tells somebody of this role while the hub's clock runs: a standing one is said on pages."""
    with transaction.atomic():
        the_clock_runs(datetime.now(UTC))  # noqa: TID251  as the pages' own clock
        stand(NOBODY)
    return told_by_lists(signed_in(world, f"kin.{role}"))


@transaction.atomic
def _somebody_else_is_shielded(world: World, now: datetime) -> None:
    """As at any council: what it costs to keep shields at all says nothing of anybody."""
    worker = world.actor("screening-social-worker", now=now)
    person = add_person(
        actor=worker, given_name="Rosa", family_name="Okafor", address="3 Elm Road", why="A call", now=now
    )
    manager = world.actor("hub-manager", now=now)
    put_up_shield(actor=manager, person=person, since=now.date(), why="Court order", now=now)
    stand(NOBODY)


def test_looking_twice_at_the_same_hub_is_answered_the_same(barred: Barred) -> None:
    """The control of the comparison: what is new each time has been taken out, and nothing else."""
    client = signed_in(barred.world, "kin.hub-manager")
    first, second = told_by_lists(client), told_by_lists(client)
    assert [name for name in first if not alike(first[name], second[name])] == []
    outsider = told_by_lists(signed_in(barred.world, "hub-manager"))
    differs = {name for name in first if not alike(first[name], outsider[name])}
    assert {"front-door", "figure", "figure-children, for a reason"} <= differs


@pytest.mark.parametrize("role", SOME)
def test_no_list_board_figure_or_export_is_other_than_before_they_came(barred: Barred, role: str) -> None:
    now = looks(barred.world, role)
    before = barred.before[role]
    assert [name for name in now if name not in MAY_DIFFER and not alike(before[name], now[name])] == []


@pytest.mark.parametrize("role", SOME)
def test_every_page_of_theirs_is_answered_as_one_of_nobody(barred: Barred, role: str) -> None:
    found = differences(signed_in(barred.world, f"kin.{role}"), barred.swept, PAGES)
    told = {name: pair for name, pair in found.items() if name.removesuffix(POSTED) not in MAY_DIFFER}
    assert [(name, one.status, other.status) for name, (one, other) in told.items()] == []


def test_no_table_holds_a_row_of_theirs_for_any_role(barred: Barred) -> None:
    """By statement, with every role's own grants, and with all grants of all roles at once."""
    assert told_by_tables(barred) == set()


@pytest.mark.parametrize("table", ["people_working", "frontdoor_match"])
def test_one_policy_taken_away_is_noticed(barred: Barred, table: str) -> None:
    """The mutation: with one wall gone the same statements must find them, or they prove nothing."""
    with without_the_policy(table):
        assert {found for _, found in told_by_tables(barred)} == {table}


@contextmanager
def without_the_policy(table: str) -> Iterator[None]:
    """A wall taken away by the owner, on a connection of its own: a test's transaction would hold the table."""
    name = f"{table}_not_of_kin"
    with psycopg.connect(os.environ["ONESTORY_OWNER_URL"], autocommit=True) as owner:
        (rule,) = owner.execute("select qual from pg_policies where policyname = %s", [name]).fetchone() or ("",)
        owner.execute(f"drop policy {name} on {table}")
        try:
            yield
        finally:
            owner.execute(f"create policy {name} on {table} as restrictive for select to {APP_ROLE} using ({rule})")


def told_by_tables(barred: Barred) -> set[tuple[str, str]]:
    """Which tables show whom anything of the family: the role, and the table."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    with transaction.atomic():
        theirs = _identifiers_of(barred)
        actors = [_come_in(barred, role, now) for role in EVERY_ROLE]
        every = frozenset().union(*(actor.grants for actor in actors))
        found = set()
        for actor in (*actors, replace(actors[0], role="all of them", grants=every)):
            stand(actor)
            found |= {(actor.role, table) for table in walled_tables().keys() - TYPED_TABLES if _tells(table, theirs)}
    return found


def _tells(table: str, theirs: list[str]) -> bool:
    """The audit keeps what colleagues typed, and which address was refused: there, only identifiers are looked for."""
    is_audit = table == "audit_event"
    rows = "(select * from audit_event where act <> 'refused')" if is_audit else table
    words = theirs if is_audit else [*theirs, *NAMES]
    with connection.cursor() as cursor:
        sql = f"select 1 from {rows} t where t::text ilike any (%s) limit 1"
        cursor.execute(sql, [[f"%{word}%" for word in words]])
        return cursor.fetchone() is not None


def _come_in(barred: Barred, role: str, now: datetime) -> Actor:
    return come_in(actor=Actor(user=barred.world.users[f"kin.{role}"], username=role, request="test"), now=now)


def _identifiers_of(barred: Barred) -> list[str]:
    """Every identifier and reference of the family."""
    barred.world.keeper()
    family = [barred.swept.child, barred.swept.mother, barred.swept.father, barred.unborn]
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.reference, c.id, r.reference, r.id from frontdoor_contactchild n"
            " join frontdoor_contact c on c.id = n.contact_id"
            " left join frontdoor_informationrequest r on r.contact_id = c.id where n.person_id = any (%s)",
            [family],
        )
        about = {str(each) for row in cursor.fetchall() for each in row if each}
    return [*map(str, family), *about]


def test_a_search_for_them_is_answered_as_one_for_nobody(barred: Barred) -> None:
    client = signed_in(barred.world, "kin.screening-social-worker")
    for theirs, nobodys in (
        ({"words": "kayleigh oneil"}, {"words": "kayzzigh onzzl"}),
        ({"given": "Kayleigh", "family": "Oneil"}, {"given": "Kayzzigh", "family": "Onzzl"}),
        ({"words": "9434765919"}, {"words": "9434765927"}),
    ):
        one, other = (told(client, "/find", each) for each in (theirs, nobodys))
        for said, instead in zip(theirs.values(), nobodys.values(), strict=True):
            other = replace(other, said=other.said.replace(instead, said))
        assert alike(one, other), theirs
    one, other = (told(client, f"/find/words?words={words}") for words in ("kayleigh", "kayzzigh"))
    assert alike(one, replace(other, said=other.said.replace("kayzzigh", "kayleigh")))
