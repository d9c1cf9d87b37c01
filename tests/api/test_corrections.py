"""An agency's system reads which of its records others contradict, no other agency's, and answers."""

from __future__ import annotations

import pytest

from onestory.people.actions.indexing.link_council import link_council
from onestory.people.models import Discrepancy
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.api.conftest import NOW, Plug
from tests.rooms.people.told_rows import everybody
from tests.web.world import HERE, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def number(world: World) -> int:
    """The police have a child's day of birth the wrong way round."""
    link_council(actor=world.keeper(), council=world.councils[HERE], now=NOW, source=everybody())
    found = Discrepancy.objects.get(kind="date-of-birth").pk
    stand(NOBODY)
    return found


def test_records_to_check_are_read_and_answered(plug: Plug, number: int, world: World) -> None:
    police = plug("police", "corrections")
    status, found = police.get("corrections")
    assert (status, [row["number"] for row in found]) == (200, [number])
    assert (found[0]["you_say"], found[0]["others_say"]) == ("2014-02-03", "2014-03-02")
    assert police.post(f"corrections/{number}/answers", {"answer": "stands"})[0] == 422
    assert police.post(f"corrections/{number}/answers", {"answer": "mending"})[0] == 201
    world.keeper()
    row = Discrepancy.objects.get(pk=number)
    assert (row.state, row.how) == ("mending", "read by the agency's own system")


def test_no_key_reads_another_agencys_nor_without_the_scope(plug: Plug, number: int) -> None:
    assert plug("health", "corrections").get("corrections") == (200, [])
    assert plug("health", "corrections").post(f"corrections/{number}/answers", {"answer": "mending"})[0] == 404
    assert plug("police", "requests").get("corrections")[0] == 403
