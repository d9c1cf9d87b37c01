"""Taking literal copies of a shielded person's places out of anything a page is made of. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any
from uuid import UUID

WITHHELD = "[withheld]"
UNREAD = "Withheld: the key to shielded places does not answer, so this cannot be checked for them."
SHORT_ENOUGH_TO_BE_NO_NARRATIVE = 25


def without(words: Iterable[str]) -> Callable[[str], str]:
    """How a text reads with each of these words taken out, however it is spaced and in any case."""
    listed = sorted({word.strip() for word in words if word.strip()}, key=len, reverse=True)
    if not listed:
        return str
    pattern = re.compile("|".join(_loosely(word) for word in listed), re.IGNORECASE)
    return lambda text: pattern.sub(WITHHELD, text)


def unread(text: str) -> str:
    """How a text reads while nobody can say which words to take out: what is long enough to tell is not shown."""
    is_narrative = len(text) > SHORT_ENOUGH_TO_BE_NO_NARRATIVE and " " in text.strip()
    return UNREAD if is_narrative else text


def people_in(tree: object) -> set[UUID]:
    """Every identifier that a tree of dataclasses and collections holds."""
    return {each for each in _leaves(tree) if isinstance(each, UUID)}


def retold(tree: Any, tell: Callable[[str], str]) -> Any:
    """The same tree with every text told anew; what nothing is taken out of is the same object."""
    if isinstance(tree, str):
        return tell(tree) if type(tree) is str else tree
    if is_dataclass(tree) and not isinstance(tree, type):
        return _retold_fields(tree, tell)
    if isinstance(tree, Mapping):
        return type(tree)({key: retold(value, tell) for key, value in tree.items()})  # type: ignore[call-arg]
    if isinstance(tree, tuple | list):
        return type(tree)(retold(each, tell) for each in tree)
    return tree


def _retold_fields(tree: Any, tell: Callable[[str], str]) -> Any:
    before = {each.name: getattr(tree, each.name) for each in fields(tree) if each.init}
    after = {name: retold(value, tell) for name, value in before.items()}
    changed = {name: value for name, value in after.items() if value != before[name]}
    return replace(tree, **changed) if changed else tree


def _leaves(tree: object) -> Iterator[object]:
    if is_dataclass(tree) and not isinstance(tree, type):
        for each in fields(tree):
            yield from _leaves(getattr(tree, each.name))
    elif isinstance(tree, Mapping):
        for value in tree.values():
            yield from _leaves(value)
    elif isinstance(tree, tuple | list | set | frozenset):
        for each in tree:
            yield from _leaves(each)
    else:
        yield tree


def _loosely(word: str) -> str:
    """A pattern for a word: a number or postcode however it is spaced, a name with any run of spaces."""
    if any(letter.isdigit() for letter in word) and len(word.split()) <= 2:
        return r"[\s-]*".join(re.escape(letter) for letter in word if not letter.isspace())
    return r"\s+".join(re.escape(part) for part in word.split())
