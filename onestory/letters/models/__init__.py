"""Tables of the letters room, one a file."""

from onestory.letters.models.letter import Letter
from onestory.letters.models.sign_in_letter import SignInLetter

__all__ = ["Letter", "SignInLetter"]
