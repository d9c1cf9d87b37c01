"""Tables of the clockwork room."""

from onestory.clockwork.models.made import Made

__all__ = ["Made"]
