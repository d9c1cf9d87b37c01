"""Formulas that somebody wrote into a name, a reason or a row: nothing in which they leave the hub runs them."""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import fastexcel
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onestory.audit.actions.note import note
from onestory.story.rules.sheets import as_workbook
from onestory.story.rules.told import CourtLine, CourtStory
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from onestory.web.figures.files import file_of
from onestory.web.presenters.corrections import HEAD, written
from tests.hostile.said import FORMULAS
from tests.rooms.feeds.conftest import HEAD as HEADINGS
from tests.rooms.feeds.conftest import child
from tests.web.fixtures import SignIn
from tests.web.imports.handing_in import delivery_at, hand_in, take_in
from tests.web.world import HERE, World

NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
NO_DAY = "a formula stands here"
UNSEEN = ("C", "Z")
"""Kinds of letters that a program may pass over before the sign that begins a formula."""


def runs(cell: str) -> bool:
    """Whether some spreadsheet would take the cell for a formula: our own words are not asked."""
    seen = "".join(each for each in cell if unicodedata.category(each)[0] not in UNSEEN)
    return unicodedata.normalize("NFKC", seen).lstrip(";").startswith(("=", "+", "-", "@"))


def cells_of_csv(content: bytes) -> list[str]:
    """Every cell of a file of text."""
    return list(chain.from_iterable(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))))


def cells_of_xlsx(content: bytes) -> list[str]:
    """Every cell of a workbook, none of which is a formula for the workbook itself."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        assert not any(b"<f>" in book.read(name) or b"<hyperlink" in book.read(name) for name in sheets)
    sheet = fastexcel.read_excel(content).load_sheet(0, header_row=None, dtypes="string")
    return [str(cell) for row in sheet.to_polars().iter_rows() for cell in row if cell is not None]


def are_harmless(cells: list[str], *, times: int = 1) -> None:
    """None is run, and every formula is among them as it was written, behind an apostrophe."""
    assert [cell for cell in cells if runs(cell)] == []
    assert {words: cells.count(f"'{words}") for words in FORMULAS if cells.count(f"'{words}") < times} == {}


def test_every_formula_of_the_corpus_would_be_run() -> None:
    """Else the tests below would prove nothing."""
    assert [words for words in FORMULAS if not runs(words)] == []


def _line(words: str) -> list[str]:
    return [words] * 9


def _story() -> CourtStory:
    line = CourtLine(
        happened="", to_the_day=True, until="", recorded="", title="", words="", standing="", significance="",
        significance_by="", analysis=(), agency="", source="", as_of="", noted_by="",
    )  # fmt: skip
    lines = [
        replace(line, title=words, words=words, agency=words, source=words, analysis=(words,), noted_by=words)
        for words in FORMULAS
    ]
    said = dict.fromkeys(("person", "name", "born", "why", "locked_at", "locked_by", "narrowed", "left_out"), "=1+1")
    return CourtStory(**said, number=1, lines=tuple(lines))


def _figures(kind: str) -> bytes:
    lines = [_line(words) for words in FORMULAS]
    return file_of("figures", kind, note="A note.", head=HEAD, lines=lines, numbers=(5,)).content


LEAVE_IN: dict[str, tuple[Callable[[], bytes], Callable[[bytes], list[str]]]] = {
    "discrepancies.csv": (lambda: written(_line(words) for words in FORMULAS), cells_of_csv),
    "figures.csv": (lambda: _figures("csv"), cells_of_csv),
    "figures.xlsx": (lambda: _figures("xlsx"), cells_of_xlsx),
    "story.xlsx": (lambda: as_workbook(_story(), sha256="="), cells_of_xlsx),
}


@pytest.mark.parametrize("name", LEAVE_IN)
def test_no_file_that_leaves_runs_what_somebody_wrote(name: str) -> None:
    make, cells_of = LEAVE_IN[name]
    cells = cells_of(make())
    if name.endswith(".xlsx"):
        cells = [cell.replace("_x000D_", "\r").replace("_x000B_", "\x0b") for cell in cells]
    assert [cell for cell in cells if runs(cell)] == []
    assert [words for words in FORMULAS if words.isprintable() and f"'{words}" not in cells] == []


def test_the_refused_rows_that_a_partner_takes_home_run_nothing(
    sign_in: SignIn, world: World, settings: Any, tmp_path: Path
) -> None:
    settings.DELIVERIES = tmp_path / "waiting"
    officer = sign_in("data-officer")
    officer.council = world.councils[HERE]  # type: ignore[attr-defined]
    said = io.StringIO()
    rows = [child(row, born=NO_DAY).split(",") for row in range(len(FORMULAS))]
    csv.writer(said).writerows([HEADINGS.split(","), *_with(rows)])
    file = SimpleUploadedFile("early-help.csv", said.getvalue().encode())
    take_in(officer, delivery_at(hand_in(officer, file, feed="early-help")))
    are_harmless(cells_of_csv(officer.get("/imports/refused.csv?feed=early-help").content))


def _with(rows: list[list[str]]) -> list[list[str]]:
    return [[words if cell == NO_DAY else cell for cell in row] for row, words in zip(rows, FORMULAS, strict=True)]


def test_the_lines_of_the_audit_that_a_reviewer_takes_away_run_nothing(sign_in: SignIn, world: World) -> None:
    keeper = world.keeper(HERE)
    for words in FORMULAS:
        note(act="refused", actor=replace(keeper, reason=words), now=NOW, subject=words)
    stand(NOBODY)
    are_harmless(cells_of_csv(sign_in("access-reviewer").get("/audit/lines.csv").content), times=2)
