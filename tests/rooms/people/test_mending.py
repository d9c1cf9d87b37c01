"""Merging and splitting by hand, and taking it back: exactly, in any order, with a list of who saw what was wrong."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from onestory.grammar.refusals import BadInput, Conflict, NotPermitted
from onestory.people.actions.indexing.index_council import index_council
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.joining.merge_people import merge_people
from onestory.people.actions.joining.split_record import split_record
from onestory.people.actions.joining.undo_change import undo_change
from onestory.people.actions.opening.open_person import open_person
from onestory.people.index.copying import rows
from onestory.people.index.mending import records_of
from onestory.people.models import Link, Person
from onestory.people.policies import living
from onestory.people.queries.decisions import decisions
from onestory.people.queries.runs import changes_without_a_line
from onestory.people.rules.outcomes import Mended
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.picture import picture
from tests.rooms.people.test_write_up import MARRIED, MORE_POLICE, with_health, with_police
from tests.rooms.people.told_rows import HEALTH, everybody, held, told_by

LATER = NOW + timedelta(hours=1)
Act = tuple[str, int, int]
DAYS = (everybody(), with_police(MORE_POLICE), with_health(MARRIED), held(told_by("health-registrations", HEALTH)))


@pytest.fixture
def linked(world: World) -> World:
    """The family of three and a neighbour, indexed."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    return world


def person_called(world: World, name: str) -> UUID:
    world.keeper()
    return Person.objects.get(given_name__startswith=name, retired_at=None).pk


def merged(world: World, keep: str, other: str) -> Mended:
    people = person_called(world, keep), person_called(world, other)
    return merge_people(actor=world.worker("hub-manager"), keep=people[0], other=people[1], why="Same child", now=LATER)


def test_a_merge_gives_everything_to_one_and_an_alias_leads_on(linked: World) -> None:
    jason, donna = person_called(linked, "Jason"), person_called(linked, "Donna")
    merged(linked, "Jason", "Donna")
    linked.keeper()
    assert living(donna) == jason
    assert len(records_of(linked.council, jason)) == 3
    assert Link.objects.filter(person_id=donna, closed_at=None).count() == 0
    assert len(decisions(viewer=linked.keeper()).must_link) == 2


def test_undoing_a_merge_restores_exactly_what_was_there(linked: World) -> None:
    linked.keeper()
    before = picture()
    change = merged(linked, "Jason", "Donna").change
    linked.keeper()
    assert picture() != before
    undo_change(actor=linked.worker("hub-manager"), change=change, why="Mistaken", now=LATER)
    linked.keeper()
    assert picture() == before
    assert decisions(viewer=linked.keeper()).must_link == frozenset()


def test_a_split_takes_a_record_out_and_keeps_it_out(linked: World) -> None:
    kayleigh = person_called(linked, "Kayleigh")
    before = picture()
    record = next(each for each in records_of(linked.council, kayleigh) if each.startswith("police"))
    mended = split_record(
        actor=linked.worker("hub-manager"), person=kayleigh, records=[record], why="A cousin", now=LATER
    )
    linked.keeper()
    assert records_of(linked.council, mended.people[1]) == [record]
    assert len(decisions(viewer=linked.keeper()).never_link) == 2
    link_council(actor=linked.keeper(), council=linked.council, now=LATER, source=everybody())
    linked.keeper()
    assert records_of(linked.council, mended.people[1]) == [record]
    undo_change(actor=linked.worker("hub-manager"), change=mended.change, why="It is her", now=LATER)
    linked.keeper()
    assert picture() == before
    assert living(mended.people[1]) == kayleigh


def test_who_saw_the_wrong_picture_is_listed(linked: World) -> None:
    jason = person_called(linked, "Jason")
    change = merged(linked, "Jason", "Donna").change
    open_person(actor=linked.worker(), person=jason, now=LATER, reason="A worry from school")
    mended = undo_change(actor=linked.worker("hub-manager"), change=change, why="Mistaken", now=LATER)
    assert [(seen.username, seen.person) for seen in mended.seen_by] == [("screening-social-worker", jason)]


def test_what_was_taken_back_cannot_be_taken_back_again(linked: World) -> None:
    change = merged(linked, "Jason", "Donna").change
    undo_change(actor=linked.worker("hub-manager"), change=change, why="Mistaken", now=LATER)
    with pytest.raises(Conflict):
        undo_change(actor=linked.worker("hub-manager"), change=change, why="Mistaken", now=LATER)


def test_a_merge_needs_a_reason_and_a_reviewer(linked: World) -> None:
    people = person_called(linked, "Jason"), person_called(linked, "Donna")
    with pytest.raises(BadInput):
        merge_people(actor=linked.worker("hub-manager"), keep=people[0], other=people[1], why=" ", now=LATER)
    with pytest.raises(NotPermitted):
        merge_people(actor=linked.worker(), keep=people[0], other=people[1], why="Same", now=LATER)


def acts_of(*kinds: str, most: int) -> st.SearchStrategy[list[Act]]:
    """Some acts of these kinds, each upon one or two of whoever there is."""
    return st.lists(st.tuples(st.sampled_from(kinds), st.integers(0, 9), st.integers(0, 9)), max_size=most)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=acts_of("merge", "split", "undo", most=6))
def test_undoing_everything_in_any_order_restores_everything(linked: World, acts: list[Act]) -> None:
    linked.keeper()
    before = picture()
    with transaction.atomic():
        done_and_undone(linked, acts)
        linked.keeper()
        assert picture() == before
        transaction.set_rollback(True)
    linked.keeper()


@pytest.mark.slow
@settings(
    max_examples=6,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example(acts=[("split", 0, 1), ("import", 1, 0), ("merge", 0, 1), ("import", 2, 0)])
@given(acts=acts_of("merge", "split", "undo", "import", most=5))
def test_and_so_it_does_with_any_days_files_between(linked: World, acts: list[Act]) -> None:
    """The same records are one person again; a machine that parted and joined them meanwhile logged new identifiers."""
    linked.keeper()
    before = together()
    with transaction.atomic():
        done_and_undone(linked, acts)
        index_council(actor=linked.keeper(), council=linked.council, now=LATER, source=everybody())
        linked.keeper()
        assert together() == before
        assert changes_without_a_line(viewer=linked.keeper()) == 0
        transaction.set_rollback(True)
    linked.keeper()


def together() -> set[frozenset[str]]:
    """The records that are one person, person by person."""
    found = rows("select array_agg(record) from people_saying where role <> 'subject' group by person_id")
    return {frozenset(str(record) for record in group) for (group,) in found}  # type: ignore[attr-defined]


def done_and_undone(world: World, acts: list[Act]) -> None:
    """Do these, then take every decision back, from the middle outwards."""
    changes: list[int] = []
    for act, one, two in acts:
        do(world, act, one, two, changes)
    while changes:
        undo_change(actor=world.worker("hub-manager"), change=changes.pop(len(changes) // 2), why="All", now=LATER)


def do(world: World, act: str, one: int, two: int, changes: list[int]) -> None:
    """One act upon whoever there is, if it can be done; or another day's files."""
    world.keeper()
    if act == "import":
        index_council(actor=world.keeper(), council=world.council, now=LATER, source=DAYS[one % len(DAYS)])
        return
    people = list(Person.objects.filter(retired_at=None, records__gt=0).order_by("pk"))
    first, second = people[one % len(people)], people[two % len(people)]
    reviewer = replace(world.worker("hub-manager"))
    if act == "merge" and first != second:
        changes.append(merge_people(actor=reviewer, keep=first.pk, other=second.pk, why="x", now=LATER).change)
    elif act == "split" and first.records > 1:
        world.keeper()
        record = records_of(world.council, first.pk)[two % first.records]
        world.worker("hub-manager")
        changes.append(split_record(actor=reviewer, person=first.pk, records=[record], why="x", now=LATER).change)
    elif act == "undo" and changes:
        undo_change(actor=reviewer, change=changes.pop(one % len(changes)), why="x", now=LATER)
