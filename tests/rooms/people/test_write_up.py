"""Writing up after an import: only what it touches; undone, exactly what was there before; twice, nothing."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
from django.db import connection, transaction

from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.indexing.write_up import write_up
from onestory.people.index.taking_in import Held
from onestory.people.index.told import PartRows
from onestory.people.models import Event, Fact, Link, Person, Relationship
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.picture import picture
from tests.rooms.people.told_rows import HEALTH, POLICE, SCHOOL, everybody, held, told_by

MISSING = "N2 | 14/2 | 18/11/2026 20:00 | 18/11/2026 | Missing | Missing person | ONEIL | KAYLEIGH | 02/03/2014 | F"
MORE_POLICE = f"{POLICE.rstrip()}\n    {MISSING} | 14 High Street | S65 1AB | MEDIUM | Back by midnight | PC Day\n"
MARRIED = HEALTH.replace("9434765870 | ONEIL | DONNA", "9434765870 | SMITH | DONNA")


@pytest.fixture
def linked(world: World) -> World:
    """The family of three and a neighbour, indexed."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    world.keeper()
    return world


def with_health(text: str) -> Held:
    return held(
        told_by("health-registrations", text), told_by("school-census", SCHOOL), told_by("police-notices", POLICE)
    )


def with_police(text: str) -> Held:
    return held(
        told_by("health-registrations", HEALTH), told_by("school-census", SCHOOL), told_by("police-notices", text)
    )


def test_one_child_told_of_by_three_partners_is_one_person(linked: World) -> None:
    kayleigh = Person.objects.get(given_name="Kayleigh Anne")
    feeds = Fact.objects.filter(person=kayleigh, kind="name").values_list("feed", flat=True)
    assert set(feeds) == {"health-registrations", "school-census", "police-notices"}
    assert Link.objects.filter(person=kayleigh, closed_at=None).count() == 3


def test_a_mother_known_by_her_number_is_the_mother_of_the_unborn(linked: World) -> None:
    unborn = Person.objects.get(kind="unborn")
    tie = Relationship.objects.get(other=unborn)
    assert (tie.person.given_name, tie.kind, tie.confidence) == ("Donna", "mother", "identifier")
    assert str(unborn.expected_on) == "2027-01-03"


def test_a_parent_named_only_in_the_childs_row_is_a_person(world: World) -> None:
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=held(told_by("school-census", SCHOOL)))
    world.keeper()
    assert Relationship.objects.get().kind == "mother"
    assert Person.objects.get(given_name="Donna").records == 1


def test_what_most_sources_say_of_a_birth_is_chosen_and_the_other_kept(linked: World) -> None:
    kayleigh = Person.objects.get(given_name="Kayleigh Anne")
    said = Fact.objects.filter(person=kayleigh, kind="date-of-birth").values_list("value", "feed", "chosen")
    assert set(said.filter(chosen=True).values_list("value", flat=True)) == {"2014-03-02"}
    assert ("2014-02-03", "police-notices", False) in set(said)


def test_writing_up_twice_changes_nothing(linked: World) -> None:
    before = picture()
    written = write_up(actor=linked.keeper(), council=linked.council, now=NOW, source=everybody())
    linked.keeper()
    assert (written.changed, written.gone, written.people) == (0, 0, 0)
    assert picture() == before


def test_linking_twice_changes_nothing(linked: World) -> None:
    before = picture()
    told = link_council(actor=linked.keeper(), council=linked.council, now=NOW, source=everybody())
    linked.keeper()
    assert (told.adopted.opened, told.adopted.closed, told.adopted.minted) == (0, 0, 0)
    assert picture() == before


def test_a_changed_row_touches_only_those_it_speaks_of(linked: World) -> None:
    jason = Person.objects.get(given_name="Jason")
    unmoved = row_versions(jason)
    written = write_up(actor=linked.keeper(), council=linked.council, now=NOW, source=with_health(MARRIED))
    linked.keeper()
    assert (written.changed, written.gone, written.people) == (1, 1, 1)
    assert Person.objects.get(given_name="Donna").family_name == "Smith"
    assert row_versions(jason) == unmoved


def test_undoing_a_feed_restores_exactly_what_was_there(linked: World) -> None:
    before = picture()
    write_up(actor=linked.keeper(), council=linked.council, now=NOW, source=with_health(MARRIED))
    linked.keeper()
    assert picture() != before
    write_up(actor=linked.keeper(), council=linked.council, now=NOW + timedelta(days=1), source=everybody())
    linked.keeper()
    assert picture() == before


def test_a_whole_import_undone_leaves_nobody_behind(linked: World) -> None:
    before = picture()
    without = held(told_by("health-registrations", HEALTH), told_by("school-census", SCHOOL))
    write_up(actor=linked.keeper(), council=linked.council, now=NOW, source=without)
    linked.keeper()
    assert Event.objects.filter(kind="police-notice").count() == 0
    write_up(actor=linked.keeper(), council=linked.council, now=NOW, source=everybody())
    linked.keeper()
    assert picture() == before


def test_a_record_that_nobody_linked_yet_waits_for_the_next_run(linked: World) -> None:
    write_up(actor=linked.keeper(), council=linked.council, now=NOW, source=with_police(MORE_POLICE))
    linked.keeper()
    assert Event.objects.exclude(person=None).filter(kind="police-notice").count() == 1
    link_council(actor=linked.keeper(), council=linked.council, now=NOW, source=with_police(MORE_POLICE))
    linked.keeper()
    kayleigh = Person.objects.get(given_name="Kayleigh Anne")
    assert Event.objects.filter(person=kayleigh, kind="police-notice").count() == 2


class Cut(Held):
    """A source that gives its first part and then fails."""

    def parts(self, changed: Sequence[int] | None) -> Iterator[PartRows]:
        yield next(super().parts(changed))
        raise OSError("The disk went.")


def test_a_run_that_dies_half_way_leaves_the_old_index(linked: World) -> None:
    before = picture()
    with pytest.raises(OSError, match="The disk went"), transaction.atomic():
        link_council(actor=linked.keeper(), council=linked.council, now=NOW, source=Cut(with_health(MARRIED).held))
    linked.keeper()
    assert picture() == before


def row_versions(person: Person) -> list[tuple[object, ...]]:
    """The very rows of a person: they have not been written again if these are the same."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select 'fact', ctid::text from people_fact where person_id = %(id)s union all"
            " select 'event', ctid::text from people_event where person_id = %(id)s union all"
            " select 'home', ctid::text from people_residence where person_id = %(id)s order by 1, 2",
            {"id": person.pk},
        )
        return cursor.fetchall()
