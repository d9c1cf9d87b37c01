"""The fixtures of the journeys: a standing hub, a real browser, and somebody at work in it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from tests.journeys.at_work import AtWork
from tests.web.browsing import browsing
from tests.web.fixtures import site, standing_world
from tests.web.world import World

__all__ = ["at_work", "site", "standing_world"]


@pytest.fixture
def at_work(browser: Browser, site: str, standing_world: World) -> Iterator[Callable[..., AtWork]]:
    """``at_work("referrer")`` sits somebody down before a browser, signed in; ``at_work("")`` is the public.

    At the end nobody's browser may have complained: no broken policy, no script that failed, nothing not found.
    """
    with ExitStack() as stack:
        seated: list[AtWork] = []

        def sit(name: str, **options: object) -> AtWork:
            user = standing_world.user(name) if name else None
            page, faults = stack.enter_context(browsing(browser, site, user, **options))
            seated.append(AtWork(page=page, faults=faults, has_scripts=bool(options.get("java_script_enabled", True))))
            return seated[-1]

        yield sit
        for person in seated:
            assert person.faults == []
