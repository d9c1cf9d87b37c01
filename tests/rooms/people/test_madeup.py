"""A whole made-up council, imported and indexed: nothing is lost, nobody is doubled, no shielded place can be read."""

from pathlib import Path

import polars as pl
import pytest

from onestory.madeup.building import build
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.indexing.write_up import write_up
from onestory.people.actions.shielding.see_place import see_place
from onestory.people.index.copying import rows
from onestory.people.models import Event, Person
from tests.rooms.people.conftest import NOW, TODAY, World
from tests.rooms.people.imported import import_folder, listed_shields
from tests.rooms.people.picture import picture
from tests.rooms.people.test_shields import seen_by_raw_sql


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Redcar, very small."""
    build(council="redcar", out=tmp_path, scale=0.003, seed=5, today=TODAY)
    return tmp_path / "redcar"


def test_a_made_up_council_is_indexed_whole(world: World, folder: Path) -> None:
    accepted = import_folder(world, folder, as_of=TODAY)
    told = link_council(actor=world.keeper(), council=world.council, now=NOW, shields=listed_shields(folder))
    world.keeper()
    assert told.written.changed == accepted
    assert rows("select count(*) from people_saying where role in ('', 'subject')") == [(accepted,)]
    assert rows("select count(*) from people_saying where role <> 'subject' and person_id is null") == [(0,)]
    assert Event.objects.filter(person=None).count() == 0
    people = pl.read_parquet(folder / "truth" / "people.parquet")
    assert 0.8 * people.height < Person.objects.filter(retired_at=None).count() < 1.4 * people.height
    no_places_are_read(world)
    before = picture()
    assert write_up(actor=world.keeper(), council=world.council, now=NOW).people == 0
    world.keeper()
    assert picture() == before


def no_places_are_read(world: World) -> None:
    """No worker reads a shielded person's telephone; only whoever keeps shields can see one."""
    people = list(Person.objects.filter(is_shielded=True).values_list("pk", flat=True))
    keeper = world.worker("custodian")
    canaries = [
        seen.value
        for person in people
        for seen in see_place(actor=keeper, person=person, kept="phone", why="To know what to look for", now=NOW)
    ]
    assert people
    assert len(canaries) >= len(people)
    world.worker("hub-manager")
    text = seen_by_raw_sql(people)
    assert [canary for canary in canaries if canary in text] == []
    world.keeper()
