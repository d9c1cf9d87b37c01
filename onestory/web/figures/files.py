"""Lines of figures as a file: a spreadsheet or plain values, with a note above the head."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from django.http import HttpResponse
from xlsxwriter import Workbook

from onestory.grammar.cells import plain_cell

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_of(
    name: str, kind: str, *, note: str, head: Sequence[str], lines: Sequence[Sequence[str]], numbers: Sequence[int]
) -> HttpResponse:
    """An answer that is kept as a file. `numbers` are the columns whose cells a spreadsheet reads as numbers."""
    content = _values(note, head, lines) if kind == "csv" else _sheet(note, head, lines, numbers)
    answer = HttpResponse(content, content_type=KINDS[kind])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def _values(note: str, head: Sequence[str], lines: Sequence[Sequence[str]]) -> bytes:
    said = StringIO()
    writer = csv.writer(said)
    writer.writerow([note])
    writer.writerow(head)
    writer.writerows([plain_cell(cell) for cell in line] for line in lines)
    return said.getvalue().encode("utf-8-sig")


def _sheet(note: str, head: Sequence[str], lines: Sequence[Sequence[str]], numbers: Sequence[int]) -> bytes:
    said = BytesIO()
    with Workbook(said, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Figures")
        sheet.write_string(0, 0, note)
        sheet.write_row(1, 0, head, book.add_format({"bold": True}))
        for row, line in enumerate(lines, start=2):
            for column, cell in enumerate(line):
                is_number = cell.replace(".", "", 1).isdigit() and column in numbers
                if is_number:
                    sheet.write_number(row, column, float(cell))
                else:
                    sheet.write_string(row, column, plain_cell(cell))
        sheet.freeze_panes(2, 2)
        sheet.autofilter(1, 0, len(lines) + 1, len(head) - 1)
    return said.getvalue()
