"""Tables of the oversight room."""

from onestory.oversight.models.flagged import Flagged

__all__ = ["Flagged"]
