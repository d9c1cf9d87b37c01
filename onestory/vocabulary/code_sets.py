"""What a coded list is, and how one is read: the label of a code, and whether it may be used on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CodeSetError(ValueError):
    """A coded list that contradicts itself: raised when its module is imported."""


@dataclass(frozen=True)
class Code:
    """One entry. Without `since` it is as old as its list; from `until` on it may no longer be used."""

    code: str
    label: str
    since: date | None = None
    until: date | None = None
    note: str = ""

    def is_valid(self, on: date) -> bool:
        """Whether the code may be used on this day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True, kw_only=True)
class CodeSet:
    """A coded list, with the day it is known to hold from and who publishes it.

    `members` names the enum that code uses for the same list; the two must agree.
    """

    code: str
    title: str
    since: date
    source: str
    entries: tuple[Code, ...]
    note: str = ""
    members: type[StrEnum] | None = None

    def __post_init__(self) -> None:
        codes = [entry.code for entry in self.entries]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if not codes:
            raise CodeSetError(f"The list {self.code} is empty.")
        if twice:
            raise CodeSetError(f"The list {self.code} declares {', '.join(twice)} more than once.")
        if self.members is not None and set(codes) != set(self.members):
            raise CodeSetError(f"The list {self.code} and {self.members.__name__} hold different codes.")

    def __contains__(self, code: object) -> bool:
        return any(entry.code == code for entry in self.entries)

    def __iter__(self) -> Iterator[Code]:
        return iter(self.entries)


def entry_of(code_set: CodeSet, code: str) -> Code | None:
    """The entry under a code; None where the list has no such code."""
    return next((entry for entry in code_set.entries if entry.code == code), None)


def label_of(code_set: CodeSet, code: str) -> str:
    """What a code means. A code the list does not hold is shown as it came, so that nothing is lost from a page."""
    entry = entry_of(code_set, code)
    return entry.label if entry else code


def is_valid(code_set: CodeSet, code: str, on: date) -> bool:
    """Whether the list holds this code and it may be used on this day."""
    entry = entry_of(code_set, code)
    return entry is not None and entry.is_valid(on)


def codes_on(code_set: CodeSet, on: date) -> tuple[Code, ...]:
    """What may be chosen on this day, in the list's own order."""
    return tuple(entry for entry in code_set.entries if entry.is_valid(on))
