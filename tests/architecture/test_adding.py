"""docs/adding.md: what it tells an engineer to write is taken as it stands."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import polars as pl

from onestory.feeds.rules.read import read_part
from onestory.grammar.feeds import Feed
from onestory.grammar.indicators import Indicator
from onestory.letters.declared import notifications
from onestory.performance.declared import front_door

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "adding.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^ +```python\n(.*?)^ +```$", re.MULTILINE | re.DOTALL)
FEED, FIGURE, LETTER = (dedent(block) for block in BLOCK.findall(TEXT))


def declared(code: str, beside: dict[str, Any]) -> dict[str, Any]:
    """What the code declares, written beside the names that are there already."""
    held = dict(beside)
    exec(code, held)  # noqa: S102  the code is our own documentation's
    return held


def test_the_feed_reads_a_file() -> None:
    feed = declared(FEED, {})["YOUTH_CLUBS"]
    assert isinstance(feed, Feed)
    rows = pl.DataFrame({
        "row_": [1, 2], "Member No": ["1", "2"], "First Name": ["Ann", "Bo"], "Last Name": ["Reed", "Hay"],
        "DOB": ["16/08/2014", "31/02/2011"], "Postcode": ["TS5 8MR", ""], "Club": ["The Hut", ""],
        "Last Came": ["20/11/2026", ""],
    })  # fmt: skip
    read = read_part(feed.parts[0], rows, as_of=date(2026, 11, 26))
    assert read.accepted["given_name"].to_list() == ["Ann"]
    assert [refused.column for refused in read.refused()] == ["DOB"]


def test_the_figure_is_an_indicator_over_facts_that_there_are() -> None:
    assert isinstance(declared(FIGURE, vars(front_door))["FROM_SCHOOLS"], Indicator)


def test_the_letter_is_a_kind_that_nobody_has_declared() -> None:
    letter = declared(LETTER, vars(notifications))["REVIEW_WAITS"]
    assert letter.code not in notifications.BY_CODE
