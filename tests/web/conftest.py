"""The fixtures of the pages' tests, which the journeys share."""

from tests.web.fixtures import sign_in, site, standing_world, world

__all__ = ["sign_in", "site", "standing_world", "world"]
