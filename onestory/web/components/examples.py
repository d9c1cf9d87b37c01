"""What a component's ``example.py`` holds: cases that feed the gallery, the snapshot and the accessibility test."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Example:
    """One use of a component: what it shows, and the parameters that show it."""

    title: str
    params: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A component as the gallery lists it."""

    name: str
    title: str
    about: str
    examples: tuple[Example, ...]


def component_names() -> list[str]:
    """Every component there is, by the name of its folder."""
    return sorted(folder.parent.name for folder in HERE.glob("*/macro.jinja"))


def macro_name(component: str) -> str:
    """What pages call a component: ``source_line`` is ``osSourceLine``."""
    return "os" + "".join(part.capitalize() for part in component.split("_"))


def gallery() -> list[Shown]:
    """Every component with its examples, by name."""
    return [_shown(name) for name in component_names()]


def _shown(name: str) -> Shown:
    module = import_module(f"onestory.web.components.{name}.example")
    return Shown(
        name=macro_name(name),
        title=name.replace("_", " ").capitalize(),
        about=(module.__doc__ or "").strip(),
        examples=module.EXAMPLES,
    )
