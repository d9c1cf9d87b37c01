"""What the rooms, the pages and the machine door give their own tests."""

from tests.api.conftest import plug
from tests.rooms.conftest import hub, now
from tests.rooms.feeds.conftest import desk
from tests.web.fixtures import sign_in, site, standing_world, world
from tests.web.people.conftest import family

__all__ = ["desk", "family", "hub", "now", "plug", "sign_in", "site", "standing_world", "world"]
