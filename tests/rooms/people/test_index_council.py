"""A daily feed changes only what it touches, comes to what a whole run would, and logs every change of identity."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from onestory.linkage.model import default_model, with_thresholds
from onestory.people.actions.indexing.index_council import index_council
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.index.taking_in import Held
from onestory.people.models import Link, Person, Question
from onestory.people.queries.runs import changes_without_a_line
from onestory.people.rules.outcomes import LinkOutcome
from tests.rooms.conftest import Hub
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.picture import picture
from tests.rooms.people.test_write_up import MARRIED, MORE_POLICE, row_versions, with_health, with_police
from tests.rooms.people.told_rows import HEALTH, everybody, held, told_by

TOMORROW = NOW + timedelta(days=1)
NEW_FAMILY = """
    9434765951 | PARKIN | ZOE | 20180911 | 2 | 5 Station Road | Rotherham | S65 2QQ | 07700900555 | Clifton Surgery | | | | | H8
    9434765951 | PARKIN | ZOE MAY | 20180911 | 2 | 5 Station Road | Rotherham | S65 2QQ | 07700900555 | Clifton Surgery | | | | | H9
"""  # noqa: E501


@pytest.fixture
def linked(world: World) -> World:
    """The family of three and a neighbour, indexed."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    world.keeper()
    return world


def index(world: World, source: Held) -> LinkOutcome:
    told = index_council(actor=world.keeper(), council=world.council, now=TOMORROW, source=source)
    world.keeper()
    return told


def test_the_first_run_looks_at_everybody_and_the_second_at_what_came(world: World) -> None:
    assert index(world, everybody()).is_whole
    told = index(world, with_police(MORE_POLICE))
    assert (told.is_whole, told.records, told.written.people) == (False, 1, 1)
    kayleigh = Person.objects.get(given_name="Kayleigh Anne")
    assert Link.objects.filter(person=kayleigh, closed_at=None).count() == 4


def test_nobody_else_is_written_again(linked: World) -> None:
    jason = Person.objects.get(given_name="Jason")
    unmoved = row_versions(jason)
    index(linked, with_health(MARRIED))
    assert Person.objects.filter(given_name="Donna", family_name="Smith").exists()
    assert row_versions(jason) == unmoved


def test_a_run_with_nothing_new_changes_nothing(linked: World) -> None:
    before = picture()
    told = index(linked, everybody())
    assert (told.is_whole, told.records, told.written.people, told.adopted.opened) == (False, 0, 0, 0)
    assert picture() == before


@pytest.mark.parametrize(
    "source", [with_health(MARRIED), with_police(MORE_POLICE), held(told_by("health-registrations", HEALTH))]
)
def test_a_part_comes_to_the_same_index_as_the_whole(linked: World, source: Held) -> None:
    index(linked, source)
    by_part = picture()
    with transaction.atomic():
        link_council(actor=linked.keeper(), council=linked.council, now=TOMORROW, source=source)
        linked.keeper()
        assert picture() == by_part
        transaction.set_rollback(True)


def test_newcomers_are_linked_with_each_other(linked: World) -> None:
    told = index(linked, with_health(f"{HEALTH.rstrip()}{NEW_FAMILY}"))
    assert (told.is_whole, told.adopted.minted) == (False, 1)
    assert Person.objects.get(family_name="Parkin").records == 2


def test_another_model_makes_the_next_run_a_whole_one(linked: World) -> None:
    stricter = with_thresholds(default_model(), join=1.0, ask=-2.0, why="a test")
    object.__setattr__(stricter, "version", "stricter")
    told = index_council(
        actor=linked.keeper(), council=linked.council, now=TOMORROW, source=everybody(), model=stricter
    )
    assert told.is_whole


def test_every_change_of_identity_is_a_line_in_the_ledger(linked: World) -> None:
    for source in (
        with_health(MARRIED),
        with_police(MORE_POLICE),
        with_health(HEALTH.replace("KAYLEIGH ANNE", "ZARA")),
        everybody(),
    ):
        index(linked, source)
        assert changes_without_a_line(viewer=linked.keeper()) == 0


def test_what_the_machine_would_not_decide_is_asked_and_goes_with_its_records(linked: World) -> None:
    doubtful = "N9 | 14/9 | 18/11/2026 20:00 | 18/11/2026 | Missing | Missing person | ONEIL | KAYLEIGH | | F"
    index(
        linked,
        with_police(f"{MORE_POLICE.rstrip()}\n    {doubtful} | 14 High Street | S65 1AB | MEDIUM | Back | PC Day\n"),
    )
    asked = Question.objects.filter(state="open")
    before = asked.count()
    index(linked, everybody())
    assert not asked.filter(left_record__contains="N9").exists()
    assert asked.count() <= before


@pytest.mark.django_db(transaction=True)
def test_a_run_that_is_killed_half_way_leaves_the_old_index(
    founding: Callable[[], Hub], superuser_connection: psycopg.Connection[Any]
) -> None:
    with transaction.atomic():
        hub = founding()
        council = hub.councils["middlesbrough"]
        link_council(actor=hub.system(), council=council, now=NOW, source=everybody())
        hub.system()
        before = picture()

    def kill(stage: str, done: float) -> None:
        if stage == "settle":
            with connection.cursor() as cursor:
                cursor.execute("select pg_backend_pid()")
                superuser_connection.execute("select pg_terminate_backend(%s)", cursor.fetchone())

    with pytest.raises(DatabaseError), transaction.atomic():
        index_council(actor=hub.system(), council=council, now=TOMORROW, source=with_health(MARRIED), progress=kill)
    connection.close()
    with transaction.atomic():
        hub.system()
        assert picture() == before
