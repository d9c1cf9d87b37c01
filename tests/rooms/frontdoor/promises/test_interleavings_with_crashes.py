"""The same interleavings, committed, and cut off from the database: at a statement, before or after the commit."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onestory.audit.actions.note import AuditUnavailable
from onestory.frontdoor.models import Contact
from onestory.walls.actor import Actor
from onestory.walls.context import standing_as
from tests.rooms.frontdoor.conftest import Door, founded
from tests.rooms.frontdoor.promises.test_interleavings import FIRST, KEYS, OFTEN, SELDOM, Shift
from tests.rooms.frontdoor.promises.test_interleavings import people as people_of

BEFORE_COMMIT, BEFORE_ANSWER = "before the commit", "before the answer"
AT_STATEMENTS = (1, 2, 3, 5, 8, 12, 17, 23, 30)
CRASHES = (None,) * 5 + (BEFORE_COMMIT, BEFORE_ANSWER) * 2 + AT_STATEMENTS
STEPS = st.lists(
    st.tuples(st.sampled_from(SELDOM + OFTEN * 2), st.sampled_from(KEYS), st.integers(0, 3), st.sampled_from(CRASHES)),
    min_size=8,
    max_size=18,
)
CUT_OFF = (OperationalError, InterfaceError, AuditUnavailable)
DIE = "select pg_terminate_backend(pg_backend_pid())"
SHIFTS = count(1)


def die() -> None:
    """The server's own process for this connection ends; raises, as whatever waited for it would."""
    with connection.cursor() as cursor:
        cursor.execute(DIE)


def then_die(do: Callable[[], Any]) -> Any:
    """All is done, and the commit is still to come."""
    done = do()
    die()
    return done


def dying_at(statement: int) -> Callable[..., Any]:
    """Ends the server's process instead of executing so many-eth statement."""
    passed = count(1)

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if next(passed) == statement:
            return execute(DIE, None, False, context)
        return execute(sql, params, many, context)

    return wrapper


@dataclass
class CrashingShift(Shift):
    """People who try again, once, what was not answered: a form under the same key, a button on the page as it is."""

    crash: str | int | None = None
    crashes: int = 0

    def step(self, name: str, key: str, choice: int, crash: str | int | None) -> None:
        """One act, perhaps cut off; then the same once more."""
        kept, self.crash = deepcopy(self.known), crash
        try:
            self.act(name, key, choice)
        except CUT_OFF:
            self.crashes += 1
            connection.close()
            self.cut_off(name, kept)
            self.crash = None
            self.act(name, key, choice)

    def cut_off(self, name: str, kept: dict[str, Any]) -> None:
        """Nothing of it may be there, unless it was committed: then all of it, whether or not anybody heard."""
        if self.crash != BEFORE_ANSWER or name == "submit":
            self.known = kept

    def through_the_door(self, do: Any) -> Any:
        """As it is; or cut off where it was drawn."""
        if isinstance(self.crash, int):
            with connection.execute_wrapper(dying_at(self.crash)):
                return super().through_the_door(do)
        if self.crash == BEFORE_COMMIT:
            return super().through_the_door(lambda: then_die(do))
        done = super().through_the_door(do)
        if self.crash == BEFORE_ANSWER:
            die()
        return done


@dataclass
class Hasty(CrashingShift):
    """The control: a door that answers before it commits."""

    def through_the_door(self, do: Any) -> Any:
        """The answer is out; that it was cut off is never heard."""
        answers: list[Any] = []
        try:
            return super().through_the_door(lambda: answers.append(do()))
        except CUT_OFF:
            connection.close()
            if not answers:
                raise
        return answers[0]


@pytest.fixture
def hub(transactional_db: None) -> Door:
    return founded()


@pytest.fixture
def people(hub: Door) -> dict[str, Actor]:
    with transaction.atomic():
        return people_of.__wrapped__(hub)  # type: ignore[attr-defined]


def begin(kind: type[CrashingShift], hub: Door, people: dict[str, Actor]) -> CrashingShift:
    """A shift in the same hub, whose keys nobody had before."""
    with standing_as(people["manager"]):
        before = frozenset(Contact.objects.values_list("reference", flat=True))
    return kind(hub=hub, people=people, mark=f"{next(SHIFTS)}-", before=before)


def is_right(shift: Shift) -> None:
    """All that the model says, in a transaction of its own."""
    with standing_as(shift.people["manager"]):
        shift.check()


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_no_crash_loses_what_was_answered_nor_leaves_half_of_what_was_not(
    hub: Door, people: dict[str, Actor], steps: Any
) -> None:
    shift = begin(CrashingShift, hub, people)
    for step in [*((*each, None) for each in FIRST), *steps]:
        shift.step(*step)
    is_right(shift)


def test_a_form_that_was_cut_off_is_there_once_when_sent_again_and_a_hasty_door_is_seen_to_lose(
    hub: Door, people: dict[str, Actor]
) -> None:
    for crash in (BEFORE_COMMIT, BEFORE_ANSWER, 1, 12):
        shift = begin(CrashingShift, hub, people)
        shift.step("submit", "a", 0, crash)
        assert shift.crashes == 1, crash
        is_right(shift)
    shift = begin(Hasty, hub, people)
    shift.step("submit", "a", 0, BEFORE_COMMIT)
    with pytest.raises(AssertionError):
        is_right(shift)
