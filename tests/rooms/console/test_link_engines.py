"""`onestory link evaluate --engine spark` where Spark or Java is missing: a sentence that says what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onestory.console.plain import Plain
from onestory.console.verbs.link import NO_SPARK, app


def asked(tmp_path: Path, engine: str) -> BaseException | None:
    records = tmp_path / "records.csv"
    records.write_text("record_id,given_name,family_name\n1,Kayleigh,Oneil\n2,Kayleigh,Oneil\n")
    return CliRunner().invoke(app, ["evaluate", "--records", str(records), "--engine", engine]).exception


def test_where_spark_is_not_installed_it_says_how_to_add_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.delitem(sys.modules, "onestory.linkage.spark", raising=False)
    wrong = asked(tmp_path, "spark")
    assert isinstance(wrong, Plain)
    assert str(wrong) == NO_SPARK


def test_the_usual_engine_needs_neither(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert asked(tmp_path, "duckdb") is None
