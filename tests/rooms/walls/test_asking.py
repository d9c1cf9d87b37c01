"""A question written once gives what the same question gives when it is written afresh."""

import threading
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from onestory.councils.models import Council, Team
from onestory.walls.asking import written_once
from tests.rooms.conftest import Hub


@written_once
def _teams(*, council: Any, named: Any) -> QuerySet[Team]:
    found = Team.objects.filter(council_id=council, name__among=named).annotate(of=F("agency__name"))
    return found.select_related("agency").order_by("name")


@written_once
def _called(*, code: Any) -> QuerySet[Council]:
    return Council.objects.filter(code=code).union(Council.objects.filter(name=code))


def _told(team: Team) -> tuple[object, ...]:
    return (
        team.pk,
        team.name,
        team.agency.code,
        getattr(team, "of", None),
        team.hub_id if hasattr(team, "hub_id") else 0,
    )


def test_the_rows_are_those_of_a_question_written_afresh(hub: Hub) -> None:
    """For one name, for several, for none, for another council, and again after those."""
    names = list(Team.objects.order_by("name").values_list("name", flat=True))
    assert len(names) > 1
    council = Team.objects.order_by("name").first().council_id  # type: ignore[union-attr]
    for asked in ({"council": council, "named": each} for each in (names[:1], names, [], ["no such"], names)):
        assert [_told(each) for each in _teams(**asked)] == [_told(each) for each in _teams.afresh(**asked)]
    assert _teams(council=council, named=names)
    assert _teams(council=0, named=names) == []
    assert _teams(council=None, named=names) == []


def test_several_questions_in_one_may_each_have_a_place_for_the_same_value(hub: Hub) -> None:
    """The value fills every place that bears its name."""
    one = Council.objects.order_by("code")[0]
    assert [each.pk for each in _called(code=one.code)] == [one.pk] == [each.pk for each in _called(code=one.name)]


def test_nothing_is_asked_beside_it_and_what_belongs_to_a_row_is_there(hub: Hub) -> None:
    """One statement, the same whatever the values."""
    team = Team.objects.order_by("name")[0]
    seen = set()
    for named in ([team.name], [team.name, "another"]):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            rows = _teams(council=team.council_id, named=named)
            assert rows[0].agency.name == rows[0].of  # type: ignore[attr-defined]
        assert len(asked) == 1
        seen.add(len(rows))
    assert seen == {1}


def test_values_go_by_name(hub: Hub) -> None:
    """One left out, or given by place, is an error of ours and says so."""
    with pytest.raises(KeyError):
        _teams(council=1)  # type: ignore[call-arg]
    with pytest.raises(KeyError):
        _teams(1, ["x"])  # type: ignore[call-arg]


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_on_its_own_connection() -> None:
    """The kept question belongs to nobody's connection: threads that ask at once each get their own answer."""
    found: dict[int, list[Any]] = {}

    def ask(number: int) -> None:
        try:
            found[number] = [_called(code=f"nobody-{number}") for _ in range(20)]
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=30)
    assert found == {number: [[]] * 20 for number in range(4)}
