"""Every component draws its examples, escapes what it is given, and looks as it did."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from django.template import engines

from onestory.web.components.examples import Shown, component_names, gallery, macro_name

SNAPSHOTS = Path(__file__).with_name("snapshots")
CASES = [(shown.name, example) for shown in gallery() for example in shown.examples]


def drawn(name: str, params: object) -> str:
    """A component's HTML with its white space made even."""
    draw = engines["jinja2"].env.globals["draw"]  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", str(draw(name, params))).replace("> <", ">\n<").strip()


@pytest.mark.parametrize("name", component_names())
def test_every_component_has_examples_and_says_what_it_is_for(name: str) -> None:
    shown = next(one for one in gallery() if one.name == macro_name(name))
    assert shown.examples
    assert shown.about


@pytest.mark.parametrize(("name", "example"), CASES)
def test_no_component_carries_a_style_or_a_script_of_its_own(name: str, example: object) -> None:
    html = drawn(name, example.params)  # type: ignore[attr-defined]
    assert not re.search(r"\sstyle=|<script|\son[a-z]+=|javascript:", html)


def test_what_a_component_is_given_is_escaped() -> None:
    html = drawn("osSummaryCard", {"title": "<b>", "rows": [{"key": "<i>", "value": "<script>alert(1)</script>"}]})
    assert "<script>" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html


def test_unknown_is_said_and_never_blank() -> None:
    assert "Not known" in drawn("osSummaryCard", {"title": "School", "rows": [{"key": "Name", "value": ""}]})
    assert "not known" in drawn("osIdentityStrip", {"name": "Ada", "facts": [{"key": "Lives", "value": None}]})


def test_colour_never_says_it_alone() -> None:
    overdue = next(example for name, example in CASES if example.title == "Overdue")
    assert "overdue" in re.sub("<[^>]*>", "", drawn("osClock", overdue.params))


@pytest.mark.parametrize("shown", gallery(), ids=lambda shown: shown.name)
def test_a_component_looks_as_it_did(shown: Shown) -> None:
    """Run with ONESTORY_SNAPSHOT=1 to keep what is drawn now, after looking at /components."""
    kept = SNAPSHOTS / f"{shown.name}.html"
    now = "\n\n".join(f"<!-- {one.title} -->\n{drawn(shown.name, one.params)}" for one in shown.examples) + "\n"
    if os.environ.get("ONESTORY_SNAPSHOT") == "1":
        kept.write_text(now, encoding="utf-8")
    assert now == kept.read_text(encoding="utf-8")
