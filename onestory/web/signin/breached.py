"""Passwords known from breaches: looked up in a list that whoever keeps the hub has, which is never read whole."""

import logging
import mmap
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError

log = logging.getLogger(__name__)
DIGEST = 40
HASHES = re.compile(rb"[0-9A-Fa-f]{40}(?::\d+)?\r?$")
"""A line of Pwned Passwords as its downloader writes it: SHA-1 in hexadecimal, in order, and how often it was met."""
OTHER_HASHES = re.compile(rb"[0-9A-Fa-f]{32}(?::\d+)?\r?$")
MOST_WORDS = 200 * 2**20
"""Bytes. A plain list is searched from its beginning, so a longer one would keep somebody waiting."""
PLACES_LOOKED_AT = 200
STOLEN = (
    "That password was stolen somewhere before and stands in lists that people try. "
    "Join three or four words that have nothing to do with each other."
)
NOT_NOW = (
    "No password can be chosen just now, because the list of stolen ones cannot be read. Keep the one you have, or "
    "sign in with a code by e-mail, and tell whoever keeps this hub."
)
NONE_ASKED = (
    "New passwords are looked up in no list of breached ones, only among the 20,000 commonest. Name a list in "
    "ONESTORY_BREACHED: docs/security/signing-in.md says which."
)


class Unusable(Exception):
    """The list cannot be asked; the message says why, to whoever keeps the hub."""


@dataclass(frozen=True, kw_only=True)
class Breached:
    """A list as it stands: whether one is asked, and if it cannot be, why."""

    is_asked: bool
    is_well: bool
    says: str


class NotBreached:
    """Refuses what stands in the list, and everything while a list is named that cannot be read."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise where the password is known, or nobody can tell."""
        if not settings.BREACHED_PASSWORDS:
            return
        try:
            known = is_listed(password, Path(settings.BREACHED_PASSWORDS))
        except Unusable as unusable:
            log.error("A password could not be chosen. %s", unusable)
            raise ValidationError(NOT_NOW, code="breached_unknown") from unusable
        if known:
            raise ValidationError(STOLEN, code="breached")

    def get_help_text(self) -> str:
        """What the page says beforehand."""
        return "Do not use a password that you have used anywhere else."


def breached() -> Breached:
    """How the hub's list stands, for whoever watches over the hub."""
    named = settings.BREACHED_PASSWORDS
    if not named:
        return Breached(is_asked=False, is_well=True, says=NONE_ASKED)
    try:
        check_usable(Path(named))
    except Unusable as unusable:
        return Breached(is_asked=True, is_well=False, says=f"Nobody can choose a password. {unusable}")
    return Breached(is_asked=True, is_well=True, says=f"New passwords are looked up in {named}.")


def is_listed(password: str, path: Path) -> bool:
    """Whether a list has this password; Unusable where it cannot be asked."""
    typed = password.encode()
    with _opened(path) as data:
        if _holds_hashes(data, path):
            return _is_among(sha1(typed, usedforsecurity=False).hexdigest().upper().encode(), data)
        return _is_a_line(typed, data)


def check_usable(path: Path) -> None:
    """Unusable unless it can be read and, as far as two hundred places tell, its hashes stand in order."""
    with _opened(path) as data:
        if not _holds_hashes(data, path):
            return
        looked_at = [_line_at(place * len(data) // PLACES_LOOKED_AT, data) for place in range(PLACES_LOOKED_AT)]
        keys = [line[:DIGEST].upper() for line in looked_at]
        if keys != sorted(keys) or not all(HASHES.match(line) for line in looked_at):
            raise Unusable(f"The hashes of {path} are not in order: take the download that is ordered by hash.")


@contextmanager
def _opened(path: Path) -> Iterator[mmap.mmap]:
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            yield data
    except (OSError, ValueError) as fault:
        raise Unusable(f"{path} cannot be read: {fault}.") from fault


def _holds_hashes(data: mmap.mmap, path: Path) -> bool:
    first = _line_at(0, data)
    if HASHES.match(first):
        return True
    if OTHER_HASHES.match(first):
        raise Unusable(f"{path} holds NTLM hashes: take the download of SHA-1.")
    if len(data) > MOST_WORDS:
        raise Unusable(f"{path} is a plain list of more than 200 MB: take one of SHA-1 hashes in order.")
    return False


def _is_among(wanted: bytes, data: mmap.mmap) -> bool:
    """Halve what is left until the line is found: some thirty places of a file of a thousand million lines."""
    low, high = 0, len(data)
    while low < high:
        begins, ends = _span_at((low + high) // 2, data)
        met = data[begins : begins + DIGEST].upper()
        if met == wanted:
            return True
        low, high = (ends + 1, high) if met < wanted else (low, begins)
    return False


def _span_at(place: int, data: mmap.mmap) -> tuple[int, int]:
    """Where the line around a place begins and ends."""
    ends = data.find(b"\n", place)
    return data.rfind(b"\n", 0, place) + 1, len(data) if ends < 0 else ends


def _line_at(place: int, data: mmap.mmap) -> bytes:
    begins, ends = _span_at(place, data)
    return data[begins:ends]


def _is_a_line(word: bytes, data: mmap.mmap) -> bool:
    edges = {_line_at(place, data).rstrip(b"\r") for place in (0, len(data) - 1)}
    return word in edges or any(data.find(b"\n" + word + end) >= 0 for end in (b"\n", b"\r\n"))
