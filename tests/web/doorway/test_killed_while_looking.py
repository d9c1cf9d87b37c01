"""No record is seen without its line in the audit, though the server is killed at any moment while pages leave it."""

from __future__ import annotations

import http.client
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from onestory.console.postgres.template import Copies
from onestory.console.programs import servers
from onestory.console.programs.addresses import Address, any_port, wait_until_answers
from onestory.console.programs.children import Child
from onestory.people.models import Person, Working
from tests.web.world import World

Audit = psycopg.Connection[Any]
HOST, LOOKERS, MOST_S = "127.0.0.1", 4, 30.0


@pytest.fixture
def audit(copies: Copies, standing_world: World) -> Iterator[Audit]:
    """The audit, read past every wall and by nobody's transaction."""
    with psycopg.connect(copies.server.as_superuser(copies.name), autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def people(standing_world: World) -> list[UUID]:
    """Two thousand children whom the worker works with."""
    now = datetime.now(UTC)  # noqa: TID251  as the page's own clock
    with transaction.atomic():
        actor = standing_world.actor("screening-social-worker", now=now)
        keeper = standing_world.keeper()
        made = [
            Person(council_id=keeper.council, kind="child", family_name="Bell", created_at=now) for _ in range(2_000)
        ]
        Person.objects.bulk_create(made)
        Working.objects.bulk_create(
            Working(council_id=keeper.council, person=one, user_id=actor.user, why="C-1", began_at=now, began_by="x")
            for one in made
        )
    return [one.pk for one in made]


@contextmanager
def serving(log: Path) -> Iterator[tuple[Child, Address]]:
    """A web server of its own over the tests' database; stopped, if nobody has killed it."""
    address = Address(HOST, any_port(HOST))
    environment = {**os.environ, "ONESTORY_ANSWERS": "1", "ONESTORY_HOSTS": HOST}
    child = Child("web server", servers.web(HOST, address.port, workers=1), environment, log)
    child.start()
    try:
        wait_until_answers(address, child)
        yield child, address
    finally:
        child.stop()


def look(address: Address, cookie: str, person: UUID, deadline: float) -> UUID | None:
    """The person, if as much as the first line of their page came."""
    connection = http.client.HTTPConnection(HOST, address.port, timeout=max(0.1, deadline - time.monotonic()))
    try:
        connection.request("GET", f"/people/{person}", headers={"Cookie": cookie, "Host": HOST})
        answer = connection.getresponse()
        return person if answer.status == 200 else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def seen_before_the_end(
    child: Child, address: Address, cookie: str, people: Sequence[UUID], after_s: float
) -> set[UUID]:
    """Let four look at one person after another, kill the server without warning, and say whose pages came."""
    deadline = time.monotonic() + MOST_S
    with ThreadPoolExecutor(LOOKERS) as lookers:
        looks = [lookers.submit(look, address, cookie, person, deadline) for person in people]
        wait(looks[:1], MOST_S)
        time.sleep(after_s)
        assert child.process is not None
        os.killpg(child.process.pid, signal.SIGKILL)
        child.process.wait(MOST_S)
        for one in looks:
            one.cancel()
        return {found for one in looks if not one.cancelled() and (found := one.result(MOST_S))}


def unaudited(seen: set[UUID], audit: Audit) -> set[UUID]:
    """Whose page came with no line in the audit."""
    kept = audit.execute("select person_id from audit_event where act = 'person.open' and person_id is not null")
    return seen - {person for (person,) in kept}


def signed_in(world: World) -> str:
    """The cookie of a worker who has signed in."""
    client = Client()
    client.force_login(world.user("screening-social-worker"), backend=settings.AUTHENTICATION_BACKENDS[0])  # type: ignore[arg-type]
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def looks(many: int, world: World, people: Sequence[UUID], audit: Audit, log: Path) -> int:
    """Kill one server after another until so many pages came; every one of them has a line of its own."""
    cookie, seen, before = signed_in(world), Counter[UUID](), lines_of(audit)
    while seen.total() < many:
        with serving(log) as (child, address):
            asked = random.sample(people, len(people))
            seen.update(seen_before_the_end(child, address, cookie, asked, random.uniform(2.0, 8.0)))
    kept = lines_of(audit) - before
    assert seen - kept == Counter()
    one = next(iter(seen))
    assert seen - (kept - Counter({one: kept[one]})) == Counter({one: seen[one]}), "the control: its lines are missed"
    return seen.total()


def lines_of(audit: Audit) -> Counter[UUID]:
    """How often each person was opened, by the audit."""
    sql = "select person_id, count(*) from audit_event where act = 'person.open' and person_id is not null group by 1"
    return Counter(dict(audit.execute(sql).fetchall()))


def rounds(times: int, world: World, people: Sequence[UUID], audit: Audit, log: Path) -> set[UUID]:
    cookie = signed_in(world)
    seen: set[UUID] = set()
    share = len(people) // times
    for number in range(times):
        with serving(log) as (child, address):
            mine = people[number * share : (number + 1) * share]
            seen |= seen_before_the_end(child, address, cookie, mine, random.uniform(0.1, 1.0))
    assert len(seen) >= times
    assert unaudited(seen, audit) == set()
    return seen


def test_no_page_came_without_its_line_when_the_server_was_killed(
    standing_world: World, built_assets: Path, people: list[UUID], audit: Audit, tmp_path: Path
) -> None:
    seen = rounds(2, standing_world, people, audit, tmp_path / "log")
    one = next(iter(seen))
    audit.execute("set session_replication_role = replica")
    audit.execute("delete from audit_event where person_id = %s", [one])
    assert unaudited(seen, audit) == {one}, "the control: a line that is not there is missed"


@pytest.mark.slow
def test_no_page_came_without_its_line_in_thirty_kills(
    standing_world: World, built_assets: Path, people: list[UUID], audit: Audit, tmp_path: Path
) -> None:
    rounds(30, standing_world, people, audit, tmp_path / "log")


@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_none_of_ten_thousand_pages_came_without_its_line(
    standing_world: World, built_assets: Path, people: list[UUID], audit: Audit, tmp_path: Path
) -> None:
    """Some eighty kills; a page counts as soon as its first line came."""
    assert looks(10_000, standing_world, people, audit, tmp_path / "log") >= 10_000
