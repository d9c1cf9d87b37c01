"""Breaking the glass in any order of events: seen through by one, told of in a minute, shut in time, then reviewed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from onestory.people.actions.indexing.link_council import link_council
from onestory.walls.operations import APP_ROLE
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.glass_shift import STARTS, WHYS, BrokenGlass, a_shift
from tests.rooms.people.told_rows import everybody

Step = tuple[Any, ...]
Machine = type[BrokenGlass]

SOME = settings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""Nothing is shrunk: each step asks a database, and the steps that failed are few enough to read."""
VERY_MANY = settings(SOME, max_examples=300, stateful_step_count=40, derandomize=False)
A_TRIGGER = """
    create function people_fault() returns trigger language plpgsql as $$ begin {does}; return new; end $$;
    create trigger people_fault before {when} on people_glass for each row execute function people_fault()
"""
NO_TRIGGER = "drop trigger people_fault on people_glass; drop function people_fault()"
NOT_OF_KIN = f"""
    create policy people_glass_not_of_kin on people_glass as restrictive for select to {APP_ROLE}
    using (person_id is null or person_id <> all ((select people_mine())::uuid[]))
"""
WHY = WHYS[0]
BREAKS: Step = ("breaks", "ann", "Kayleigh", WHY)
LOOKS: Step = ("looks_for_a_place", "ann", "Kayleigh", "address")
OPENS: Step = ("opens_the_record", "ann", "Kayleigh")
REVIEWS: Step = ("reviews", "rae", 0, "justified")
ROUND: Step = ("time_goes_by", timedelta(seconds=45))
STORIES: dict[str, tuple[Step, ...]] = {
    "whoever becomes a relative meanwhile may break another's": (
        BREAKS, LOOKS, ("is_declared_kin", "ann", "Kayleigh"), LOOKS, ("breaks", "ann", "Donna", WHY),
    ),
    "the glass of another council is left for this one's": (("breaks", "ann", "Tess", WHY), BREAKS, LOOKS),
    "nothing is seen through it after its review": (BREAKS, LOOKS, REVIEWS, LOOKS),
    "nobody is left who may review": (
        ("is_declared_kin", "rae", "Kayleigh"), ("loses_every_post", "ben"), BREAKS, ROUND, REVIEWS,
        ("reads_the_queue", "rae"),
    ),
    "who broke it reviews too, but not this": (
        ("breaks", "ben", "Kayleigh", WHY), ROUND, ("reviews", "ben", 0, "justified"), ("reads_the_queue", "ben"),
    ),
    "revoked while it is open": (BREAKS, LOOKS, ("loses_every_post", "ann"), LOOKS, OPENS),
    "half an hour goes by": (BREAKS, ("time_goes_by", timedelta(minutes=31)), LOOKS, REVIEWS),
    "left, and late": (BREAKS, ("leaves", "ann"), LOOKS, ("time_goes_by", timedelta(days=9)), REVIEWS),
}  # fmt: skip
FAULTS: dict[str, tuple[str, str, str]] = {
    "it stays open for a day": (
        A_TRIGGER.format(when="insert", does="new.ends_at := new.broken_at + interval '1 day'"),
        NO_TRIGGER,
        "half an hour goes by",
    ),
    "leaving leaves it open": (
        A_TRIGGER.format(when="update", does="new.left_at := null"),
        NO_TRIGGER,
        "left, and late",
    ),
    "nobody is told of it": (
        A_TRIGGER.format(when="insert", does="new.told_at := new.broken_at"),
        NO_TRIGGER,
        "half an hour goes by",
    ),
    "a day fewer to review it in": (
        A_TRIGGER.format(when="insert", does="new.review_by := new.review_by - 1"),
        NO_TRIGGER,
        "left, and late",
    ),
    "relatives review": (
        "drop policy people_glass_not_of_kin on people_glass",
        NOT_OF_KIN,
        "nobody is left who may review",
    ),
}


@pytest.fixture
def machine(world: World) -> Machine:
    """A hub in which the family is indexed, for machines to run in; what each does is undone after it."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    return type("Broken", (BrokenGlass,), {"shift": a_shift(world)})


def test_what_once_went_wrong_or_would_goes_right_at_every_time_of_the_year(machine: Machine) -> None:
    for number, story in enumerate(STORIES.values()):
        played(machine, story, number)


def test_in_any_order_of_events_a_glass_is_told_of_shut_and_reviewed_by_somebody_else(machine: Machine) -> None:
    run_state_machine_as_test(machine, settings=SOME)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_in_any_of_very_many_orders(machine: Machine) -> None:
    run_state_machine_as_test(machine, settings=VERY_MANY)


def test_a_fault_planted_in_the_database_is_found(machine: Machine) -> None:
    """The control: stories that go right with any of these would prove nothing."""
    for fault, its_undoing, story in FAULTS.values():
        with planted(fault, its_undoing), pytest.raises(AssertionError):
            played(machine, STORIES[story])
    played(machine, STORIES["left, and late"])


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_fault_planted_is_found_without_being_told_where_to_look(machine: Machine) -> None:
    for fault, its_undoing, _ in FAULTS.values():
        with planted(fault, its_undoing), pytest.raises((AssertionError, ExceptionGroup)):
            run_state_machine_as_test(machine, settings=VERY_MANY)


def played(machine: Machine, story: tuple[Step, ...], number: int = 0) -> None:
    """One order of events, from the nth beginning; then time goes by and the books are read."""
    shift = machine()
    try:
        shift.it_is(STARTS[number % len(STARTS)])
        for what, *with_what in story:
            getattr(shift, what)(*with_what)
    finally:
        shift.teardown()


@contextmanager
def planted(fault: str, its_undoing: str) -> Iterator[None]:
    """By the tables' owner, on a connection of its own, while no machine's savepoint holds the table."""
    with psycopg.connect(os.environ["ONESTORY_OWNER_URL"], autocommit=True) as owner:
        owner.execute("set lock_timeout = '10s'")
        owner.execute(fault)
        try:
            yield
        finally:
            owner.execute(its_undoing)
