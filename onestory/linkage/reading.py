"""Reading labelled people from files: any order and case of columns, refused in a sentence where it cannot be used."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import fastexcel
import polars as pl

from onestory.feeds.readers.archives import opened
from onestory.grammar.refusals import BadInput
from onestory.linkage.standardise import IDENTITY_COLUMNS

ALSO_CALLED = {
    "id": "record_id",
    "unique_id": "record_id",
    "forename": "given_name",
    "first_name": "given_name",
    "given_names": "given_name",
    "middle_name": "middle_names",
    "surname": "family_name",
    "last_name": "family_name",
    "dob": "date_of_birth",
    "birth_date": "date_of_birth",
    "gender": "sex",
    "post_code": "postcode",
    "telephone": "phone",
    "e_mail": "email",
    "nhs_no": "nhs_number",
    "cluster": "cluster_id",
}
"""What others call our columns; used only where our own name is not there."""

SEPARATORS = (",", ";", "\t", "|")
WORKBOOKS = (".xls", ".xlsm", ".xlsb", ".ods")
SHEETS = ("record_id", "record_id_l")
"""A sheet of records, or of labelled pairs, has a column of this name, by ours or another's."""
UTF_16 = (BOM_UTF16_LE, BOM_UTF16_BE)
YES, NO = ["true", "t", "yes", "y", "match"], ["false", "f", "no", "n", "no match", "not a match"]


MIDNIGHT = r"^(\d{4}-\d{2}-\d{2}) 00:00:00$"
"""What a cell that holds a date says."""

MOST_QUOTED = 200


class CannotEvaluate(ValueError):
    """The file cannot be evaluated; the message says what is wrong and what to do."""


def read_records(path: Path) -> pl.DataFrame:
    """Read a CSV, .xlsx or Parquet file of records; every one must have an id of its own."""
    frame = whole_columns(read_table(path), path)
    if "record_id" not in frame.columns:
        raise CannotEvaluate(
            f"{path.name} has no column record_id. Add one, with a different value on every row. "
            f"Its first row must name the columns; it says: {shortened(', '.join(frame.columns))}."
        )
    frame = frame.with_columns(pl.col("record_id").cast(pl.String).str.strip_chars())
    if frame["record_id"].replace("", None).null_count():
        raise CannotEvaluate(f"{path.name} has rows without a record_id. Give every row one.")
    if frame["record_id"].n_unique() < frame.height:
        twice = next(value for value, count in Counter(frame["record_id"]).items() if count > 1)
        raise CannotEvaluate(f"{path.name} has the record_id {twice!r} more than once. Give every row its own.")
    return frame


def shortened(words: str) -> str:
    """What a heading row says, as far as a sentence may quote it."""
    plain = "".join(each if each.isprintable() else " " for each in words)
    return plain if len(plain) <= MOST_QUOTED else f"{plain[:MOST_QUOTED]}…"


def named(columns: list[str]) -> list[str]:
    """Return what we call these columns, whatever their case and spacing."""
    plain = [name.strip().strip("\ufeff").lower().replace(" ", "_").replace("-", "_") for name in columns]
    return [ALSO_CALLED[name] if name in ALSO_CALLED and ALSO_CALLED[name] not in plain else name for name in plain]


def whole_columns(frame: pl.DataFrame, path: Path) -> pl.DataFrame:
    """Return the frame with its columns named as ours, whatever their case and spacing; blank truth is no truth."""
    ours = named(frame.columns)
    refuse_twice(ours, path.name)
    frame = frame.rename(dict(zip(frame.columns, ours, strict=True)))
    text = [name for name in ("cluster_id", *IDENTITY_COLUMNS) if name in frame.columns]
    return frame.with_columns(pl.col(name).cast(pl.String).str.strip_chars().replace("", None) for name in text)


def read_pairs(path: Path) -> pl.DataFrame:
    """Read labelled pairs; `is_match` may be true/false, yes/no, 1/0 or a score, of which a half or more is a match."""
    frame = whole_columns(read_table(path), path)
    missing = [name for name in ("record_id_l", "record_id_r", "is_match") if name not in frame.columns]
    if missing:
        raise CannotEvaluate(f"{path.name} has no column {missing[0]}. It needs record_id_l, record_id_r and is_match.")
    said = pl.col("is_match").cast(pl.String).str.strip_chars().str.to_lowercase()
    known = said.is_in(YES + NO) | said.cast(pl.Float64, strict=False).is_not_null()
    unclear = frame.filter(~known.fill_null(False))["is_match"]
    if not unclear.is_empty():
        raise CannotEvaluate(
            f"{path.name} says “{unclear[0] or ''}” in is_match of {unclear.len():,} of its rows. "
            "Write true or false, yes or no, or a number from 0 to 1."
        )
    match = said.is_in(YES) | (said.cast(pl.Float64, strict=False) >= 0.5).fill_null(False)
    return frame.with_columns(match.fill_null(False).alias("is_match"), pl.col("^record_id_.$").cast(pl.String))


def read_table(path: Path) -> pl.DataFrame:
    if path.is_dir():
        raise CannotEvaluate(f"{path} is a folder. Give the path of one CSV, .xlsx or Parquet file.")
    if not path.is_file():
        raise CannotEvaluate(f"There is no file {path}. Give the path of a CSV, .xlsx or Parquet file.")
    if path.suffix.lower() == ".xlsx":
        return read_workbook(path)
    if path.suffix.lower() in WORKBOOKS:
        raise CannotEvaluate(
            f"{path.name} is an old workbook, or one with macros. Save it as .xlsx or CSV, and give that."
        )
    if path.suffix.lower() == ".parquet":
        return read_parquet(path)
    return read_text(path)


def read_text(path: Path) -> pl.DataFrame:
    if is_binary(path):
        raise CannotEvaluate(f"{path.name} is not a text file. Give a CSV file with a heading row, or a Parquet file.")
    held, parted = as_text(path), separator(path)
    try:
        names = pl.read_csv(held, separator=parted, infer_schema=False, has_header=False, n_rows=1).row(0)
        refuse_twice(names, path.name)
        frame = pl.read_csv(held, separator=parted, infer_schema=False, null_values=[""])
        return frame.select(frame.columns[place] for place, name in enumerate(names) if name and name.strip())
    except pl.exceptions.NoDataError as empty:
        raise CannotEvaluate(f"{path.name} is empty. Give a CSV file with a heading row.") from empty
    except pl.exceptions.PolarsError as broken:
        raise CannotEvaluate(
            f"{path.name} cannot be read as a table: a row has more cells than the heading row, or a quotation mark is "
            "not closed. Mend that, and give it again."
        ) from broken


def refuse_twice(names: Iterable[object], what: str) -> None:
    """Refuse a heading row in which two columns have one name; those without a name are left out."""
    twice = next((name for name, count in Counter(filter(None, names)).items() if count > 1), None)
    if twice is not None:
        raise CannotEvaluate(f"{what} has more than one column called {shortened(str(twice))}. Keep one of them.")


def read_workbook(path: Path) -> pl.DataFrame:
    """Read the first sheet shown whose first row names the columns of records or of pairs, or the first that is filled.

    Nothing in it is run or followed, and it is weighed before it is unpacked.
    """
    try:
        with opened(path) as archive:
            if "xl/workbook.xml" not in archive.namelist():
                raise BadInput("The file is not an .xlsx workbook.")
        book = fastexcel.read_excel(path)
        shown = [name for name in book.sheet_names if is_shown(book, name)]
        sheets = [book.load_sheet(name, header_row=None, dtypes="string").to_polars() for name in shown]
    except (BadInput, fastexcel.FastExcelError) as broken:
        raise CannotEvaluate(f"{path.name} cannot be read as a workbook. Save it again as .xlsx or CSV.") from broken
    tables = [headed(cells) for cells in sheets if cells.height]
    if not tables:
        raise CannotEvaluate(f"{path.name} is empty. Its first row must name the columns.")
    return next((table for table in tables if set(named(table.columns)) & set(SHEETS)), tables[0])


def is_shown(book: fastexcel.ExcelReader, name: str) -> bool:
    return book.load_sheet(name, header_row=None, n_rows=0).visible == "visible"


def headed(cells: pl.DataFrame) -> pl.DataFrame:
    """Return the cells of a sheet under the names in its first filled row; columns without one are left out."""
    filled = cells.filter(pl.any_horizontal(pl.all().is_not_null()))
    names = {held: str(name) for held, name in zip(filled.columns, filled.row(0), strict=True) if name}
    refuse_twice(names.values(), "The sheet")
    return filled.slice(1).select(pl.col(*names).str.replace(MIDNIGHT, "$1")).rename(names)


def read_parquet(path: Path) -> pl.DataFrame:
    try:
        return pl.read_parquet(path)
    except pl.exceptions.PolarsError as broken:
        raise CannotEvaluate(f"{path.name} is no Parquet file, or a damaged one. Write it again.") from broken


def is_binary(path: Path) -> bool:
    """Whether a file holds what no text does: nothing is made of it then."""
    with path.open("rb") as held:
        beginning = held.read(100_000)
    return b"\0" in beginning and beginning[:2] not in UTF_16


def as_text(path: Path) -> bytes:
    """The file in UTF-8; what Excel saves as “CSV” is Windows-1252, where a name's accents would be lost."""
    held = path.read_bytes()
    if b"\n" not in held:
        held = held.replace(b"\r", b"\n")
    for encoding in ("utf-8-sig", "utf-16" if held[:2] in UTF_16 else "cp1252"):
        with suppress(UnicodeDecodeError):
            return held.decode(encoding).encode()
    return held.decode("utf-8", "replace").encode()


def separator(path: Path) -> str:
    """Return what parts the columns of the heading row: most often a comma."""
    with path.open("rb") as held:
        heading = held.readline(100_000).replace(b"\0", b"").decode("utf-8", "replace")
    return max(SEPARATORS, key=heading.count)
