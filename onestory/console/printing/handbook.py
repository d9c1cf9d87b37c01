"""The handbook: every declaration of every room, printed from the code that obeys it."""

import pkgutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import onestory
from onestory import vocabulary
from onestory.console.printing.handbook_pages import Declared, contents, file_name, page


@dataclass(frozen=True)
class Printed:
    """One page as it should stand."""

    name: str
    text: str


def print_handbook(into: Path) -> list[Path]:
    """Write every page, take away the ones nothing declares any more, and say which files are there now."""
    into.mkdir(parents=True, exist_ok=True)
    pages = handbook()
    for gone in set(into.glob("*.md")) - {into / each.name for each in pages}:
        gone.unlink()
    for each in pages:
        (into / each.name).write_text(each.text, encoding="utf-8")
    return [into / each.name for each in pages]


def stale(into: Path) -> list[str]:
    """What is out of date in a printed handbook, a sentence each; nothing when it is fresh."""
    pages = handbook()
    extra = sorted(set(into.glob("*.md")) - {into / each.name for each in pages})
    return [
        *(sentence for each in pages if (sentence := _what_is_wrong(into / each.name, each.text))),
        *(f"{path.name} is printed from nothing: no declaration of that kind is left." for path in extra),
    ]


def handbook() -> list[Printed]:
    """Every page: one a kind of declaration, and the list of them."""
    kinds: dict[str, list[Declared]] = defaultdict(list)
    for each in declarations():
        kinds[type(each.value).__name__].append(each)
    pages = [Printed(file_name(kind), page(kind, found)) for kind, found in sorted(kinds.items())]
    return [Printed("README.md", contents(kinds)), *pages]


def declarations() -> list[Declared]:
    """Everything titled or sourced that the rooms declare, each once, where it is declared first.

    What is only a part of another declaration (the limit of a clock, a page of a form) is printed with the whole; a
    part with a title and a source of its own, as a coded list that a form offers, is printed on its own page too.
    """
    found: dict[int, Declared] = {}
    for module in declaring_modules():
        for name, value in _declared_in(module):
            found.setdefault(id(value), Declared(_room_of(module), name, value))
    parts = {id(part) for each in found.values() for part in _parts_of(each.value)}
    return [each for each in found.values() if _stands_alone(each.value) or id(each.value) not in parts]


def declaring_modules() -> Iterator[ModuleType]:
    """The vocabulary, then the `declared` modules of every room, in a fixed order. None of them needs Django."""
    yield from _modules_of(vocabulary)
    for room in sorted(each.name for each in pkgutil.iter_modules(onestory.__path__) if each.ispkg):
        package = import_module(f"onestory.{room}")
        if any(each.name == "declared" for each in pkgutil.iter_modules(package.__path__)):
            declared = import_module(f"onestory.{room}.declared")
            yield declared
            if hasattr(declared, "__path__"):
                yield from _modules_of(declared)


def _modules_of(package: ModuleType) -> Iterator[ModuleType]:
    for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield import_module(each.name)


def _room_of(module: ModuleType) -> str:
    return module.__name__.split(".")[1]


def _declared_in(module: ModuleType) -> Iterator[tuple[str, Any]]:
    for name, value in vars(module).items():
        if not name.startswith("_"):
            own = name if is_dataclass(value) else ""
            yield from ((own, each) for each in _each(value) if is_declaration(each))


def _each(value: object) -> Iterable[object]:
    if isinstance(value, (tuple, list)):
        return value
    return value.values() if isinstance(value, Mapping) else (value,)


def is_declaration(value: object) -> bool:
    """Whether a value is declared practice: a dataclass with a title, or with a day it holds from and a source."""
    if isinstance(value, type) or not is_dataclass(value):
        return False
    named = {each.name for each in fields(value)}
    return "title" in named or {"since", "source"} <= named


def _stands_alone(value: object) -> bool:
    return bool(getattr(value, "title", "") and getattr(value, "source", ""))


def _parts_of(value: object) -> Iterator[object]:
    for each in fields(value) if is_dataclass(value) else ():
        for part in _each(getattr(value, each.name)):
            if is_dataclass(part) and not isinstance(part, type):
                yield part
                yield from _parts_of(part)


def _what_is_wrong(path: Path, text: str) -> str:
    if not path.exists():
        return f"{path.name} has not been printed."
    return "" if path.read_text(encoding="utf-8") == text else f"{path.name} no longer says what is declared."
