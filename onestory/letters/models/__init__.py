"""Tables of the letters room, one a file."""

from onestory.letters.models.letter import Letter

__all__ = ["Letter"]
