"""The hub with its front door, as figures need it."""

from tests.rooms.frontdoor.conftest import hub

__all__ = ["hub"]
