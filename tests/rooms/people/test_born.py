"""An unborn child and the child that is born are one person: the identifier goes on, the due date gives way."""

from datetime import timedelta

import pytest

from onestory.people.actions.indexing.index_council import index_council
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.opening.look_into_history import look_into_history
from onestory.people.models import Fact, Person, Question
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.test_write_up import with_health
from tests.rooms.people.told_rows import HEALTH

BORN = NOW + timedelta(days=1)
AWAITED = HEALTH.replace("20270103", "20261201")
NEWBORN = (
    "9434765951 | ONEIL | ROSIE | 20261115 | 2 | 14 High Street | Rotherham | S65 1AB | | Clifton Surgery | | "
    "| 9434765870 | | H{n}"
)


def told(*children: str) -> str:
    return "\n".join([AWAITED.rstrip(), *(f"    {child}" for child in children)]) + "\n"


@pytest.fixture
def awaited(world: World) -> Person:
    """Donna's child, due on 1 December 2026."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=with_health(AWAITED))
    world.keeper()
    return Person.objects.get(kind="unborn")


def index(world: World, text: str) -> None:
    index_council(actor=world.keeper(), council=world.council, now=BORN, source=with_health(text))
    world.keeper()


def test_the_child_that_is_born_goes_on_under_the_same_identifier(world: World, awaited: Person) -> None:
    """The register's own line changes, as a register does when a child is born."""
    line = next(each for each in AWAITED.splitlines() if each.strip().endswith("H3"))
    index(world, AWAITED.replace(line, "    " + NEWBORN.format(n=3)))
    child = Person.objects.get(given_name="Rosie")
    assert child.pk == awaited.pk
    assert (child.kind, str(child.date_of_birth), child.expected_on) == ("child", "2026-11-15", None)
    assert look_into_history(actor=world.worker("hub-manager"), person=child.pk, now=BORN).held


def test_an_expected_date_stays_on_record_and_off_the_page_once_the_child_is_born(
    world: World, awaited: Person
) -> None:
    before = Question.objects.count()
    index(world, told(NEWBORN.format(n=7)))
    born = Person.objects.get(given_name="Rosie")
    if born.pk == awaited.pk:
        assert born.expected_on is None
        assert Fact.objects.filter(person=born, kind="expected-date", value="2026-12-01").exists()
    else:
        assert Question.objects.count() > before
