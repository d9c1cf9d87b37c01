"""A kept story as a spreadsheet, no cell of which is a formula, in this file or saved as another kind. Pure."""

import io

import xlsxwriter

from onestory.grammar.cells import plain_cell
from onestory.story.rules.told import CourtStory

HEADS = ("Happened", "Until", "Recorded", "What", "Words", "Fact or opinion", "Significance", "What it means", "Agency",
         "Source", "As of", "Written by")  # fmt: skip
WIDTHS = (18, 12, 18, 28, 70, 12, 16, 50, 20, 30, 12, 24)


def as_workbook(story: CourtStory, *, sha256: str) -> bytes:
    """An Excel workbook: what the version is, then its lines, oldest first."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": "Chronology", "author": "OneStory"})
    wrapped, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
    sheet = book.add_worksheet("Chronology")
    for row, (head, words) in enumerate(_about(story, sha256)):
        sheet.write_string(row, 0, head, bold)
        sheet.write_string(row, 1, plain_cell(words))
    first = len(_about(story, sha256)) + 1
    for column, (head, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(first, column, head, bold)
    for row, line in enumerate(story.lines, start=first + 1):
        cells = (
            line.happened, line.until, line.recorded, line.title, line.words, line.standing,
            f"{line.significance} ({line.significance_by})" if line.significance_by else line.significance,
            "\n".join(line.analysis), line.agency, line.source, line.as_of, line.noted_by,
        )  # fmt: skip
        for column, words in enumerate(cells):
            sheet.write_string(row, column, plain_cell(words), wrapped)
    sheet.freeze_panes(first + 1, 0)
    sheet.autofilter(first, 0, first + max(len(story.lines), 1), len(HEADS) - 1)
    book.close()
    return made.getvalue()


def _about(story: CourtStory, sha256: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Chronology of", f"{story.name}, born {story.born}" if story.born else story.name),
        ("Version", f"{story.number}, locked {story.locked_at} by {story.locked_by}"),
        ("For", story.why),
        ("Holds", story.narrowed),
        ("Left out", story.left_out),
        ("SHA-256", sha256),
    )
