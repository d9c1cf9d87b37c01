"""Figures in a file: a spreadsheet or plain values, with small numbers kept back."""

import csv
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO

from django.http import HttpResponse
from django.views.decorators.http import require_safe
from xlsxwriter import Workbook

from onestory.grammar.indicators import Measure
from onestory.grammar.refusals import NotFound
from onestory.performance.actions.take_figures import take_figures
from onestory.performance.queries.cards import Leaving
from onestory.web.figures.asking import day_asked
from onestory.web.presenters.cells import plain_cell
from onestory.web.request import Asked

HEAD = (
    "Code",
    "Figure",
    "Quarter",
    "Broken down by",
    "Part",
    "Counted",
    "Out of",
    "Value",
    "Unit",
    "Definition",
    "Source",
)
KEPT_BACK = "[kept back]"
NOTE = "Counts of 7 or fewer are kept back, with shares that would tell one; others are rounded to the nearest 5."
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def take(request: Asked, file: str) -> HttpResponse:
    """The last eight whole quarters of every figure."""
    if file not in ("csv", "xlsx"):
        raise NotFound("Figures are given as csv or as xlsx.")
    as_of = day_asked(request)
    lines = list(lines_of(take_figures(actor=request.actor, as_of=as_of, form=file, now=request.now)))
    content, kind = (_values(lines), "text/csv; charset=utf-8") if file == "csv" else (_sheet(lines), SHEET)
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="figures-{request.actor.council_code}-{as_of}.{file}"'
    return answer


def lines_of(found: Iterable[Leaving]) -> Iterator[list[str]]:
    """One line a figure, quarter and part; every cell is words."""
    for each in found:
        indicator, point = each.indicator, each.point
        share = indicator.measure is Measure.PER_CENT
        yield [
            indicator.code,
            indicator.title,
            point.window.says,
            each.split.title if each.split else "",
            each.part,
            _count(point.numerator) if share else "",
            _count(point.denominator),
            KEPT_BACK if point.value is None else f"{point.value:.1f}",
            indicator.measure.value,
            f"{indicator.counts} {indicator.out_of}".strip(),
            indicator.source,
        ]


def _count(count: float | None) -> str:
    return KEPT_BACK if count is None else f"{count:.0f}"


def _values(lines: list[list[str]]) -> bytes:
    said = StringIO()
    writer = csv.writer(said)
    writer.writerow([NOTE])
    writer.writerow(HEAD)
    writer.writerows([plain_cell(cell) for cell in line] for line in lines)
    return said.getvalue().encode("utf-8-sig")


def _sheet(lines: list[list[str]]) -> bytes:
    said = BytesIO()
    with Workbook(said, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Figures")
        sheet.write_string(0, 0, NOTE)
        sheet.write_row(1, 0, HEAD, book.add_format({"bold": True}))
        for row, line in enumerate(lines, start=2):
            for column, cell in enumerate(line):
                is_number = cell.replace(".", "", 1).isdigit() and column in (5, 6, 7)
                _ = sheet.write_number(row, column, float(cell)) if is_number else sheet.write_string(row, column, cell)
        sheet.freeze_panes(2, 2)
        sheet.autofilter(1, 0, len(lines) + 1, len(HEAD) - 1)
    return said.getvalue()
