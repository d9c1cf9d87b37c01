"""Which answers the database could not keep, as far as its complaint tells: it names a length, and no column."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import DataError

LENGTH = re.compile(r"value too long for type character varying\((\d+)\)")
NUMBER = re.compile(r"out of range")
FIGURES = re.compile(r"-?\d{5,}")
CUT = 80


@dataclass(frozen=True, kw_only=True)
class Suspect:
    """One answer that could not be kept: what it is called, how it begins, and what is wrong with it."""

    name: str
    begins: str
    wrong: str


def suspects(fault: DataError, answers: Iterable[tuple[str, str]]) -> list[Suspect]:
    """The answers that the complaint can be about; none where it does not tell."""
    said = str(fault)
    if found := LENGTH.search(said):
        most = int(found.group(1))
        wrong = "has {length:,} characters, and at most " + f"{most:,} can be kept"
        return [_suspect(name, each, wrong) for name, each in answers if len(each) > most]
    if NUMBER.search(said):
        return [_suspect(name, each, "is too large a number") for name, each in answers if FIGURES.fullmatch(each)]
    return []


def _suspect(name: str, answer: str, wrong: str) -> Suspect:
    return Suspect(
        name=re.sub(r"[-_]+", " ", name).strip().capitalize(),
        begins=answer if len(answer) <= CUT else f"{answer[:CUT]}…",
        wrong=wrong.format(length=len(answer)),
    )
