"""Components that look the same whenever they are drawn of the same: a form's own boxes, whoever opens it."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

MOST = 2_000
"""Drawings kept, the longest unused going first: some megabytes."""
PLAIN = frozenset({str, int, float, bool, type(None)})


def remembered(macro: Callable[..., str]) -> Callable[..., str]:
    """The macro, drawn once for the same parameters. Whoever asks already holds all that is in what they are given.

    Not for parameters that somebody typed, nor for any that hold more than words and numbers.
    """
    kept = lru_cache(maxsize=MOST)(lambda given: macro(given.params))

    def draw(params: Any = None, **more: Any) -> str:
        if more or not isinstance(params, Mapping) or _is_typed(params):
            return macro(params, **more)
        try:
            return kept(Given(params))
        except NotPlain:
            return macro(params)

    return draw


class NotPlain(TypeError):
    """Something whose likeness cannot be told from its parts."""


class Given:
    """Parameters that are the same as others if all their parts are, in the same order and of the same kinds."""

    __slots__ = ("hash", "key", "params")

    def __init__(self, params: Any) -> None:
        self.params, self.key = params, _parts(params)
        self.hash = hash(self.key)

    def __hash__(self) -> int:
        return self.hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Given) and self.key == other.key


def _is_typed(params: Mapping[str, Any]) -> bool:
    """Whether it holds what somebody put in, or what is wrong with it."""
    items = params.get("items")
    boxes = items if isinstance(items, list) and not isinstance(params.get("name"), str) else ()
    return bool(params.get("value") or params.get("errorMessage") or any(box.get("value") for box in boxes))


def _parts(value: Any) -> Any:
    kind = type(value)
    if kind in PLAIN:
        return kind, value
    if kind is Markup:
        return Markup, str(value)
    if kind is dict:
        return dict, *((name, _parts(each)) for name, each in value.items())
    if kind in (list, tuple):
        return kind, *map(_parts, value)
    if isinstance(value, Undefined):
        return Undefined
    raise NotPlain(kind.__name__)
