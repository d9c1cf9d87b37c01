"""What is said to whoever mistyped a command: what was wrong in plain words, and where to look."""

from __future__ import annotations

import re

OF_A_VALUE = re.compile(r"^Invalid value for '(?P<name>[^']+)': (?P<why>.+)$", re.DOTALL)
PLAINLY = (
    (re.compile(r"Input should be a valid integer.*", re.DOTALL), "give a whole number"),
    (re.compile(r"Input should be a valid number.*", re.DOTALL), "give a number"),
    (re.compile(r"No such command '(.*)'\.?", re.DOTALL), r"There is no command “\1” here"),
    (re.compile(r"Input should be greater than or equal to (\S+)"), r"give \1 or more"),
    (re.compile(r"Input should be less than or equal to (\S+)"), r"give \1 or less"),
    (
        re.compile(r"(?:Value error, )?'(.*)' does not match the formats? .*", re.DOTALL),
        r"“\1” is no date like 2026-03-04",
    ),
)
"""What the parser says of a value, and what a person is told instead."""


def mistyped(said: str, command: str) -> str:
    """The parser's sentence in plain words, and how to see the way this command is written."""
    found = OF_A_VALUE.match(said)
    sentence = f"{found['name']}: {_plainly(found['why'])}" if found else _plainly(said.removeprefix("Invalid value: "))
    return f"{sentence.rstrip('.')}. `{command} --help` shows how it is written."


def _plainly(why: str) -> str:
    for theirs, ours in PLAINLY:
        if theirs.fullmatch(why):
            return theirs.sub(ours, why)
    return why
