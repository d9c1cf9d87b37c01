"""Who could see this names nobody whose door is shut."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from onestory.people.queries.explaining import who_could_see
from tests.web.fixtures import world
from tests.web.people.conftest import Family, family
from tests.web.world import World

__all__ = ["family", "world"]
NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock


def test_whose_checks_have_lapsed_is_not_named_until_they_are_renewed(world: World, family: Family) -> None:
    def named() -> set[str]:
        viewer = world.actor("hub-manager", now=NOW)
        return {one.name for one in who_could_see(family.kayleigh, viewer=viewer, now=NOW)}

    world.hire("current", role="screening-social-worker", now=NOW)
    assert "Current" in named()
    world.hire("renewed", role="screening-social-worker", now=NOW, until=NOW.date() - timedelta(days=1))
    assert "Renewed" not in named()
    world.hire("renewed", role="screening-social-worker", now=NOW)
    assert "Renewed" in named()
