"""Components drawn once for the same parameters look as their macro draws them, and nothing typed is kept."""

from typing import Any

import pytest
from django.template import engines
from jinja2 import ChainableUndefined
from markupsafe import Markup

from onestory.web.jinja import GOVUK, REMEMBERED
from onestory.web.remembering import remembered

BUTTON = {"text": "Find", "preventDoubleClick": True}
ALIKE = [
    {"text": "Show <b>"},
    {"text": Markup("Show <b>")},
    {"html": "<b>Show</b>"},
    {"text": 1},
    {"text": True},
    {"text": "1"},
    {"text": "Show", "classes": "a"},
    {"text": "Show", "attributes": {"data-a": "a"}},
    {"text": "Show", "attributes": {"data-b": "a"}},
    {"text": "Show", "name": ChainableUndefined(name="nothing")},
    {"text": "Show", "name": None},
]
NOT_KEPT: list[tuple[dict[str, Any], str]] = [
    ({"name": "words", "value": "kayleigh"}, "typed"),
    ({"name": "words", "errorMessage": {"text": "kayleigh is no name."}}, "what is wrong with it"),
    ({"id": "born", "items": [{"name": "day", "value": "7"}]}, "a day typed"),
    ({"name": "words", "label": object()}, "something of which nobody knows whether it changes"),
]


def macro_of(name: str) -> Any:
    """The design system's own, as nothing remembers it."""
    called = "govuk" + "".join(part.capitalize() for part in name.split("-"))
    environment: Any = engines.all()[0]
    return getattr(environment.env.get_template(f"govuk_frontend_jinja/components/{name}/macro.html").module, called)


@pytest.mark.parametrize("again", [1, 2])
def test_what_differs_in_kind_alone_is_drawn_differently(again: int) -> None:
    """Above all marked-up words and plain ones, of which only one is escaped."""
    macro = macro_of("button")
    draw = remembered(macro)
    for _ in range(again):
        assert [draw(params) for params in ALIKE] == [macro(params) for params in ALIKE]


def test_the_same_is_drawn_once() -> None:
    drawn: list[object] = []

    def macro(params: object) -> str:
        drawn.append(params)
        return "drawn"

    draw = remembered(macro)
    assert [draw(dict(BUTTON)), draw(dict(BUTTON))] == ["drawn", "drawn"]
    assert len(drawn) == 1


@pytest.mark.parametrize(("params", "what"), NOT_KEPT)
def test_what_somebody_typed_is_not_kept(params: dict[str, Any], what: str) -> None:
    drawn = iter(("first", "second"))
    draw = remembered(lambda _: next(drawn))
    assert [draw(params), draw(params)] == ["first", "second"], what


def test_only_the_design_system_s_own_are_remembered() -> None:
    assert set(GOVUK.split()) > REMEMBERED


def test_a_parameter_is_found_whatever_it_is_called() -> None:
    """One that no dictionary has, one that every dictionary has, one not given."""
    environment: Any = engines.all()[0]
    template = environment.env.from_string("{{ p.text }}|{{ p.items is callable }}|{{ p.none.of_this is undefined }}")
    assert template.render(p={"text": "<i>", "items": []}) == "&lt;i&gt;|True|True"
