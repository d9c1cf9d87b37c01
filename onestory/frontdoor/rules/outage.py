"""Reading the table of an outage: sheets of paper, each with its own time, and what is wrong cell by cell. Pure."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from onestory.calendars.instants import at_london, london_date
from onestory.frontdoor.declared.forms import FORMS
from onestory.frontdoor.declared.outage import COLUMNS, MOST_ROWS, MOST_TEXT, OLDEST, SHEET
from onestory.grammar.answers import Problem, read_form
from onestory.grammar.forms import form_in_force
from onestory.grammar.refusals import BadInput
from onestory.vocabulary.code_sets import CodeSet
from onestory.vocabulary.frontdoor import CONTACT_TYPES, TYPED_CHANNELS
from onestory.vocabulary.referral import REFERRAL_SOURCE
from onestory.vocabulary.sharing import TOLD_THE_FAMILY

NO_TABLE = "Choose a file, or paste the table with its headings in the first row."
TOO_LONG = f"The table has more than {MOST_ROWS} rows. Hand it in as two."
NOT_TEXT = "This is not a table in plain text. In Excel, save it as “CSV UTF-8” and choose that file."
NO_HEADINGS = "The first row must hold the headings of the table. Missing: {missing}."
DIFFERS = "differs from the first row of this sheet (row {row}). Leave it empty, or give this row its own number"
TWICE = "This heading is there twice"
FUTURE = "The sheet cannot have been taken in the future"
TOO_OLD = "The sheet says that it was taken more than 31 days ago. Check the year"
DELIMITERS = ",;\t"
CURLED = "\u2019"  # the apostrophe that a word processor makes of a plain one
YES, NO = frozenset({"yes", "y", "true"}), frozenset({"no", "n", "false"})
FIRST_ROW = 2
BY_ANSWER = {column.answer: column for column in COLUMNS}
CHILD = tuple(column.answer for column in COLUMNS if column.of_child)
CODED = {
    "channel": TYPED_CHANNELS,
    "source": REFERRAL_SOURCE,
    "kind": CONTACT_TYPES,
    "told_parents": TOLD_THE_FAMILY,
}
NAME_OF = {"professional_name": "name", "referrer_name": "name"}


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """One cell that is refused: its row as a spreadsheet numbers it, its column, and why."""

    row: int
    column: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet of paper, from the row of the table it begins on. With anything wrong it becomes no contact."""

    row: int
    number: str
    answers: Mapping[str, object]
    received_at: datetime | None
    wrong: tuple[Wrong, ...] = ()


def table_of(content: bytes) -> str:
    """A file's text, as Excel or anything else saves it."""
    if len(content) > MOST_TEXT or b"\x00" in content or content.startswith(b"PK"):
        raise BadInput(NOT_TEXT)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def sheets_in(text: str, *, now: datetime) -> list[Sheet]:
    """Every sheet of the table in its order. A table without its headings is refused whole."""
    rows = list(_rows(text))
    if len(rows) > MOST_ROWS:
        raise BadInput(TOO_LONG)
    together: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for number, cells in rows:
        together.setdefault(cells[SHEET.answer] or f"(row {number})", []).append((number, cells))
    return [_sheet(each, now) for each in together.values()]


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows that hold anything, each numbered as a spreadsheet does."""
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    if not lines:
        raise BadInput(NO_TABLE)
    places = _places(lines[0])
    for number, line in enumerate(lines[1:], start=FIRST_ROW):
        cells = {answer: line[place].strip() if place < len(line) else "" for answer, place in places.items()}
        if any(cells.values()):
            yield number, {column.answer: cells.get(column.answer, "") for column in COLUMNS}


def _delimiter(text: str) -> str:
    first = text.lstrip().split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


def _places(headings: Sequence[str]) -> dict[str, int]:
    """In which place each column stands, whatever its order and letters."""
    plain = [" ".join(heading.lower().replace(CURLED, "'").split()) for heading in headings]
    found = {column.answer: plain.index(column.title.lower()) for column in COLUMNS if column.title.lower() in plain}
    missing = [column.title for column in COLUMNS if column.needed and column.answer not in found]
    if missing:
        raise BadInput(NO_HEADINGS.format(missing=", ".join(missing)))
    return found


def _sheet(rows: Sequence[tuple[int, dict[str, str]]], now: datetime) -> Sheet:
    row, cells = rows[0]
    wrong = [*_missing(row, cells), *_differing(rows)]
    answers = _answers(rows)
    form = form_in_force(FORMS["phone-entry"], london_date(now))
    reading = read_form(form, answers, on=london_date(now))
    wrong += [_of_problem(problem, rows) for problem in reading.problems]
    received_at = _received_at(reading.answers)
    if received_at is not None:
        wrong += _of_time(received_at, row, now)
    sheet = Sheet(row=row, number=cells[SHEET.answer], answers=answers, received_at=received_at)
    return replace(sheet, wrong=tuple(_each_cell_once(wrong)))


def _missing(row: int, cells: Mapping[str, str]) -> Iterator[Wrong]:
    for column in COLUMNS:
        if column.needed and not cells[column.answer]:
            yield Wrong(row=row, column=column.title, reason="Nothing is written here")


def _differing(rows: Sequence[tuple[int, dict[str, str]]]) -> Iterator[Wrong]:
    """A further row of a sheet adds a child: what it says of the sheet itself is empty, or says the same."""
    first, told = rows[0]
    for row, cells in rows[1:]:
        for column in COLUMNS:
            said = cells[column.answer]
            if said and not column.of_child and said != told[column.answer]:
                yield Wrong(row=row, column=column.title, reason=f"It {DIFFERS.format(row=first)}")


def _answers(rows: Sequence[tuple[int, dict[str, str]]]) -> dict[str, object]:
    """The sheet as the form for calls holds it."""
    cells = rows[0][1]
    answers: dict[str, object] = {
        column.answer: _coded(column.answer, cells[column.answer])
        for column in COLUMNS
        if cells[column.answer] and not column.of_child and column is not SHEET
    }
    answers["referrer_role"] = str(answers.get("referrer_role", "")).lower()
    answers["immediate_danger"] = _yes_or_no(cells["immediate_danger"])
    answers["anonymous"] = _yes_or_no(cells["anonymous"]) or "no"
    name = str(answers.pop("name", ""))
    answers |= {"professional_name": name, "referrer_name": name}
    children = [{answer: each[answer] for answer in CHILD if each[answer]} for _, each in rows]
    answers["children"] = [{"is_unborn": "no", **child} for child in children if child]
    answers["adults"] = []
    return answers


def _yes_or_no(said: str) -> str:
    plain = said.lower()
    return "yes" if plain in YES else "no" if plain in NO else said


def _coded(answer: str, said: str) -> str:
    """A code, from the code itself or from its words as a list shows them."""
    codes: CodeSet | None = CODED.get(answer)
    plain = " ".join(said.lower().split())
    for entry in codes or ():
        if plain in (str(entry.code).lower(), entry.label.lower()):
            return str(entry.code)
    return said


def _of_problem(problem: Problem, rows: Sequence[tuple[int, dict[str, str]]]) -> Wrong:
    """What the form finds wrong, at the cell it was written in."""
    part, _, rest = problem.field.partition("-")
    number, _, inner = rest.partition("-")
    answer = inner or NAME_OF.get(problem.field, problem.field)
    with_child = [row for row, cells in rows if any(cells[each] for each in CHILD)]
    row = with_child[int(number)] if part == "children" and number.isdigit() else rows[0][0]
    column = BY_ANSWER.get(answer)
    return Wrong(row=row, column=column.title if column else answer, reason=problem.message)


def _received_at(answers: Mapping[str, object]) -> datetime | None:
    """Both the day and the time are written, and real."""
    try:
        day = date.fromisoformat(str(answers.get("received_on", "")))
        return at_london(day, time.fromisoformat(str(answers.get("received_time", ""))))
    except ValueError:
        return None


def _of_time(received_at: datetime, row: int, now: datetime) -> Iterator[Wrong]:
    if received_at > now:
        yield Wrong(row=row, column=BY_ANSWER["received_time"].title, reason=FUTURE)
    if received_at < now - OLDEST:
        yield Wrong(row=row, column=BY_ANSWER["received_on"].title, reason=TOO_OLD)


def _each_cell_once(wrong: Iterable[Wrong]) -> Iterator[Wrong]:
    seen: set[tuple[int, str]] = set()
    for one in sorted(wrong, key=lambda one: one.row):
        if (one.row, one.column) not in seen:
            seen.add((one.row, one.column))
            yield one


def template_of() -> str:
    """An empty table: the headings, and under each what to write there."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.title for column in COLUMNS)
    return text.getvalue()
