"""The odd files at the imports page, in the worker's hands: each comes to a page that a person understands."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.hostile import files
from tests.hostile.limits import bounded
from tests.web.imports.handing_in import hand_in, words_of
from tests.web.world import HERE, World

TRIED = {
    "early-help.csv": (
        "early-help",
        files.DELIMITED,
        (
            "every byte there is",
            "a line of fifty megabytes without an end",
            "one row of a million columns",
            "a page of a website called a table",
            "a heading missing",
            "NUL upon NUL",
        ),
    ),
    "early-help.zip": ("early-help", files.ARCHIVES, ("archives within archives", "a link to the system's passwords")),
    "early-help.xlsx": (
        "early-help",
        files.WORKBOOKS,
        ("a sheet that is no sheet", "macros inside", "text called a workbook"),
    ),
    "cin.xml": ("cin", files.XML, ("a thousand million laughs", "a page of a website")),
}
NAMES = ("../../escaped.csv", "CON", "a\u202evsc.exe", "n" * 300 + ".csv", "'; drop table x; --.csv", ".csv")


@pytest.fixture
def officer(world: World, sign_in: Any, settings: Any, tmp_path: Path) -> Client:
    """A data officer, with a place of the test's own for files."""
    settings.DELIVERIES = tmp_path / "waiting"
    client = sign_in("data-officer", raise_request_exception=False)
    client.council = world.councils[HERE]
    return client


@pytest.mark.parametrize("file_name", TRIED)
def test_an_odd_file_handed_in_comes_to_a_page_that_says_what_to_do(officer: Client, file_name: str) -> None:
    feed, corpus, names = TRIED[file_name]
    for name in names:
        with bounded(megabytes=700):
            page = hand_in(officer, SimpleUploadedFile(file_name, corpus[name]()), feed=feed)
        assert page.status_code in (200, 400), name
        said = words_of(page)
        assert "Sorry, there is a problem" not in said and "Traceback" not in said, name
        assert len(page.content) < 500_000, name


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_name_leads_nowhere(officer: Client, name: str, tmp_path: Path) -> None:
    page = hand_in(officer, SimpleUploadedFile(name, files.TEXT.encode()), feed="early-help")
    assert page.status_code in (200, 400)
    kept = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert kept
    assert all(len(each.parent.name) == len(uuid4().hex) and tmp_path / "waiting" in each.parents for each in kept)
