"""References people can read down a telephone, and digests that tell the same from the different. Pure."""

import hashlib
import json
from collections.abc import Mapping

BETWEEN = frozenset(" -\u2010\u2011\u2013\u2014./")
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty signs, none of which is mistaken for another aloud or in handwriting: no 0 O 1 I L U."""


def reference_from(prefix: str, randomness: bytes) -> str:
    """`MID-7F3K-92QX`: eight signs drawn from the bytes given (eight or more of them, from a safe source)."""
    signs = _signs(randomness, 8)
    return f"{prefix.upper()}-{signs[:4]}-{signs[4:]}"


def code_from(randomness: bytes) -> str:
    """A return code of six signs, to be read out or written on a card."""
    return _signs(randomness, 6)


def _signs(randomness: bytes, count: int) -> str:
    number = int.from_bytes(randomness, "big")
    signs = []
    for _ in range(count):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "".join(signs)


def prefix_of(council_code: str) -> str:
    """The letters by which a council's references are known: the first three of its code."""
    return "".join(letter for letter in council_code if letter.isalnum())[:3].upper() or "HUB"


def digest_of_token(token: str) -> str:
    """What is kept of a draft's token; the database works out the same from the one it is told."""
    return hashlib.sha256(token.encode()).hexdigest()


def digest_of_body(body: Mapping[str, object]) -> str:
    """The same for two bodies that say the same, in whatever order they name it."""
    said = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(said.encode()).hexdigest()


def as_typed(reference: str) -> str:
    """A reference as a person types it, put right: spaces, small letters, dashes left out. Other signs are kept."""
    plain = reference.strip().upper()
    signs = "".join(sign for sign in plain if sign not in BETWEEN)
    is_whole = len(signs) > 8 and signs.isalnum()
    return f"{signs[:-8]}-{signs[-8:-4]}-{signs[-4:]}" if is_whole else plain
