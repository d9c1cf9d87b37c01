"""`onestory verify audit`: a check that was held to nothing does not say that all is well."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from onestory.console.plain import Plain
from onestory.console.verbs.verify import app


def test_published_heads_that_are_not_where_they_are_said_to_be_are_missed(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["audit", "--anchors", str(tmp_path / "heads.jsonl")])
    assert isinstance(done.exception, Plain) and "nothing was held to it" in str(done.exception)


@pytest.mark.django_db
def test_where_no_head_was_published_it_is_said_that_nothing_outside_vouches(tmp_path: Path) -> None:
    heads = tmp_path / "heads.jsonl"
    heads.touch()
    done = CliRunner().invoke(app, ["audit", "--anchors", str(heads)])
    assert "nothing outside the database vouches for them" in done.stdout
