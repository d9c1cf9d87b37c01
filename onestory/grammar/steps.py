"""What is done to one column of a partner's file, step by step: each step changes a value or says why it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce

import polars as pl

from onestory.grammar.codes import Spellings

LONDON = "Europe/London"
EARLIEST_YEAR, LATEST_YEAR = 1880, 2150
FIRST_DAYS_OF_SYSTEMS = ("1900-01-01", "1970-01-01", "1899-12-30", "1899-12-31", "1903-12-31", "1904-01-01")
SHEETS_ERRORS = (
    "#REF!",
    "#N/A",
    "#VALUE!",
    "#NAME?",
    "#DIV/0!",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
)
INVISIBLE = r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff]"
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
PLACEHOLDERS = (
    "UNKNOWN", "NOT KNOWN", "N/K", "NK", "N/A", "NOT RECORDED", "NOT STATED", "NOT GIVEN", "NONE", "NO NAME",
    "TBC", "TBA", "XX", "XXX", "XXXX", "?", "??", "???", "-", "--", ".", "UNKNOWN UNKNOWN",
)  # fmt: skip


Change = Callable[[pl.Expr], pl.Expr]


class Kind(StrEnum):
    """What a value is once every step has been taken."""

    TEXT = "text"
    DATE = "date"
    INSTANT = "instant"
    NUMBER = "number"
    YES_NO = "yes or no"
    LIST = "list"


@dataclass(frozen=True)
class Step:
    """One change to a column. `reason` says why it turned something into nothing; without one, that is meant.

    `others` are further ways to read what the change could not; `needed` is true of a value that it would change at
    all, and `partly` of one of which only some can be taken. What a step that `sets_aside` turned into nothing costs no
    row, whatever the column says of bad values.
    """

    name: str
    change: Change
    reason: str = ""
    gives: Kind | None = None
    is_date: bool = False
    partly: Change | None = None
    needed: Change | None = None
    others: tuple[Change, ...] = ()
    sets_aside: bool = False

    @property
    def ways(self) -> tuple[Change, ...]:
        """The change, then the other ways to read what it could not."""
        return (self.change, *self.others)


def _only_if(good: Change) -> Change:
    return lambda value: pl.when(good(value)).then(value)


def _squeezed(value: pl.Expr) -> pl.Expr:
    tidy = value.str.replace_all(INVISIBLE, "").str.replace_all(r"\s+", " ").str.strip_chars()
    return pl.when(tidy != "").then(tidy)


def _stripped(value: pl.Expr) -> pl.Expr:
    tidy = value.str.strip_chars()
    return pl.when(tidy != "").then(tidy)


def _is_untidy(value: pl.Expr) -> pl.Expr:
    return value.str.contains(rf"^\s|\s$|\s\s|[^\S ]|{INVISIBLE}") | (value == "")


squeeze = Step("squeeze", _squeezed, needed=_is_untidy)
tidy_ends = Step("tidy ends", _stripped)
no_error = Step(
    "no error",
    _only_if(lambda value: ~value.is_in(SHEETS_ERRORS)),
    reason="an error that a spreadsheet left, not a value",
    needed=lambda value: value.str.starts_with("#"),
    sets_aside=True,
)
upper = Step("upper", lambda value: value.str.to_uppercase())
a_name = Step(
    "a name",
    _only_if(lambda value: ~value.str.to_uppercase().is_in(PLACEHOLDERS) & value.str.contains(r"\p{L}")),
    reason="a placeholder, not a name",
)
no_placeholder = Step("no placeholder", _only_if(lambda value: ~value.str.to_uppercase().is_in(PLACEHOLDERS)))
before_comma = Step("before the comma", lambda value: _squeezed(value.str.split(",").list.first()))
after_comma = Step("after the comma", lambda value: _squeezed(value.str.splitn(",", 2).struct.field("field_1")))
last_word = Step("last word", lambda value: value.str.split(" ").list.last())
all_but_last_word = Step("all but the last word", lambda value: _squeezed(value.str.replace(r"\S+$", "")))
family_of_full_name = Step("family name of a full name", lambda value: _of_full_name(value, before_comma, last_word))
given_of_full_name = Step(
    "given names of a full name", lambda value: _of_full_name(value, after_comma, all_but_last_word)
)
without_letter = Step("without its letter", lambda value: _squeezed(value.str.replace(r"^[A-Za-z]\)\s*", "")))
leading_code = Step(
    "leading code", lambda value: _squeezed(value.str.replace(r"(?:\s+-\s|\s*[:\u2013\u2014(]).*$", ""))
)


def _of_full_name(value: pl.Expr, with_comma: Step, without: Step) -> pl.Expr:
    has_comma = value.str.contains(",", literal=True)
    return pl.when(has_comma).then(with_comma.change(value)).otherwise(without.change(value))


def up_to(longest: int) -> Step:
    """Refuse text longer than this many characters."""
    return Step(
        f"up to {longest}",
        _only_if(lambda value: value.str.len_chars() <= longest),
        reason=f"longer than {longest:,} characters",
    )


def shaped(pattern: str, reason: str) -> Step:
    """Refuse what does not have this shape, saying so in these words."""
    return Step("shaped", _only_if(lambda value: value.str.contains(f"^(?:{pattern})$")), reason=reason)


def a_date(*formats: str) -> Step:
    """Read a date written in one of these ways; a date that no calendar holds is refused."""
    first, *others = (_date_written(each) for each in formats)
    return Step(
        "a date",
        first,
        others=tuple(others),
        gives=Kind.DATE,
        is_date=True,
        reason=f"not a real date written as {_said(formats)}",
    )


def _date_written(way: str) -> Change:
    looks = _looks_of(way)

    def read(value: pl.Expr) -> pl.Expr:
        said = value.str.replace(r"[T ]00:00(:00(\.0+)?)?Z?$", "")
        found = said.str.to_date(way, strict=False)
        return pl.when(said.str.contains(looks) & found.dt.year().is_between(EARLIEST_YEAR, LATEST_YEAR)).then(found)

    return read


def _looks_of(way: str) -> str:
    """What a day written this way looks like: the reader of dates itself lets signs and spaces pass, and one figure for
    two, which without anything between them could be another day."""
    figures = "[0-9]{1,2}" if re.search(r"%d\W|\W%d", way) else "[0-9]{2}"
    each = {"%Y": "[0-9]{4}", "%m": figures, "%d": figures, "%b": "[A-Za-z]{3}", "%B": "[A-Za-z]+"}
    return f"^{reduce(lambda text, pair: text.replace(*pair), each.items(), re.escape(way))}$"


def an_instant(*formats: str) -> Step:
    """Read a local date and time: of an hour that comes twice the first, and never the hour that clocks skip."""
    first, *others = (_instant_written(each) for each in formats)
    return Step(
        "an instant",
        first,
        others=tuple(others),
        gives=Kind.INSTANT,
        reason=f"not a date and time written as {_said(formats)}, or a time that the clocks skipped",
    )


def _instant_written(way: str) -> Change:
    def read(value: pl.Expr) -> pl.Expr:
        found = value.str.to_datetime(way, strict=False, time_unit="us")
        placed = found.dt.replace_time_zone(LONDON, ambiguous="earliest", non_existent="null").dt.convert_time_zone(
            "UTC"
        )
        return pl.when(placed.dt.year().is_between(EARLIEST_YEAR, LATEST_YEAR)).then(placed)

    return read


def _said(formats: tuple[str, ...]) -> str:
    words = {
        "%d": "dd",
        "%m": "mm",
        "%Y": "yyyy",
        "%b": "Mon",
        "%B": "Month",
        "%H": "HH",
        "%M": "MM",
        "%S": "SS",
        "%T": "HH:MM:SS",
    }
    return " or ".join(reduce(lambda text, pair: text.replace(*pair), words.items(), each) for each in formats[:2])


born_not_by_default = Step(
    "not a system's first day",
    _only_if(lambda value: ~value.cast(pl.String).is_in(FIRST_DAYS_OF_SYSTEMS)),
    reason="the first day of a system's calendar, which it says where it knows none",
    sets_aside=True,
)


def _without_commas(value: pl.Expr) -> pl.Expr:
    """Commas stand between thousands; anywhere else they may be another country's point."""
    by_thousands = value.str.contains(r"^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.|$)")
    return pl.when(by_thousands).then(value.str.replace_all(",", "")).otherwise(value)


def _as_number(value: pl.Expr) -> pl.Expr:
    return _without_commas(value).str.replace(r"\.0+$", "").cast(pl.Int64, strict=False)


def _as_decimal(value: pl.Expr) -> pl.Expr:
    number = _without_commas(value.str.replace(r"\s?%$", "")).cast(pl.Float64, strict=False)
    return pl.when(number.is_finite()).then(number)


a_number = Step("a number", _as_number, gives=Kind.NUMBER, reason="not a whole number")
a_decimal = Step("a decimal", _as_decimal, gives=Kind.NUMBER, reason="not a number")


def between(least: float, most: float) -> Step:
    """Refuse a number outside these bounds, both included."""
    return Step(
        "between",
        _only_if(lambda value: value.is_between(least, most)),
        reason=f"not between {least:g} and {most:g}",
        gives=Kind.NUMBER,
    )


YES = ("Y", "YES", "TRUE", "T", "1")
NO = ("N", "NO", "FALSE", "F", "0")


NEITHER = ("NA", "N/A", "NOT APPLICABLE", "NOT KNOWN", "UNKNOWN", "NOT RECORDED")
applicable = Step("applicable", _only_if(lambda value: ~value.str.to_uppercase().is_in(NEITHER)))


def _as_yes_no(value: pl.Expr) -> pl.Expr:
    said = value.str.to_uppercase()
    return pl.when(said.is_in(YES)).then(True).when(said.is_in(NO)).then(False)


yes_no = Step("yes or no", _as_yes_no, gives=Kind.YES_NO, reason="neither yes nor no")


def a_code(codes: Spellings) -> Step:
    """Read a code of this list, or another way in which the same code is known to be written."""
    known = codes.readings()
    return Step(
        f"a code of {codes.title}",
        lambda value: value.str.to_uppercase().replace_strict(known, default=None, return_dtype=pl.String),
        reason=f"not a code of the list “{codes.title}”",
    )


def codes_of(codes: Spellings, *, separator: str = "|") -> Step:
    """Read several codes from one cell; the whole cell is refused if none is known, and unknown ones are left out."""
    known = list(codes.values)
    return Step(
        f"codes of {codes.title}",
        lambda value: _known_codes(value.str.to_uppercase().str.split(separator), known),
        reason=f"a code that is not of the list “{codes.title}”",
        gives=Kind.LIST,
        partly=lambda value: _has_unknown(value.str.to_uppercase().str.split(separator), known),
    )


def _known_codes(parts: pl.Expr, known: list[str]) -> pl.Expr:
    trimmed = parts.list.eval(pl.element().str.strip_chars().filter(pl.element().str.strip_chars().is_in(known)))
    return pl.when(trimmed.list.len() > 0).then(trimmed)


def _has_unknown(parts: pl.Expr, known: list[str]) -> pl.Expr:
    return parts.list.eval(~pl.element().str.strip_chars().is_in([*known, ""])).list.any()


PARTED = r"[ \-\u2010-\u2013]"
"""What people put between the figures of a number. Anything else in it makes it something else."""


def _is_one_digit_over_and_over(number: pl.Expr) -> pl.Expr:
    return pl.any_horizontal(*(number.str.contains(f"^{digit}+$") for digit in "0123456789"))


def _is_default(value: pl.Expr) -> pl.Expr:
    """Nought, or one digit over and over: short ones may be somebody's."""
    number = value.str.replace_all(PARTED, "")
    return number.str.contains("^0+$") | (number.str.len_bytes() >= 6) & _is_one_digit_over_and_over(number)


no_default_number = Step("no default number", _only_if(lambda value: ~_is_default(value)))


def _as_nhs_number(value: pl.Expr) -> pl.Expr:
    number = value.str.replace_all(PARTED, "")
    digit = [number.str.slice(place, 1).cast(pl.Int32, strict=False) for place in range(10)]
    total = pl.sum_horizontal(*(digit[place] * (10 - place) for place in range(9)))
    fits = (11 - total % 11) % 11 == digit[9]
    return pl.when(number.str.contains("^[0-9]{10}$") & fits).then(number)


nhs_number = Step(
    "an NHS number", _as_nhs_number, reason="not an NHS number: its ten digits do not agree with its last"
)


def _as_upn(value: pl.Expr) -> pl.Expr:
    upn = value.str.to_uppercase().str.replace_all(PARTED, "")
    weighed = [upn.str.slice(place, 1).cast(pl.Int32, strict=False) * (place + 1) for place in range(1, 12)]
    last = upn.str.slice(12, 1)
    last_value = pl.coalesce(
        last.cast(pl.Int32, strict=False), last.replace_strict(_letter_values(), default=None, return_dtype=pl.Int32)
    )
    total = (pl.sum_horizontal(*weighed) + last_value * 13) % 23
    letter = upn.str.slice(0, 1).replace_strict(_letter_values(), default=None, return_dtype=pl.Int32)
    return pl.when(upn.str.contains(r"^[A-Z][0-9]{11}[0-9A-Z]$") & (total == letter)).then(upn)


def _letter_values() -> dict[str, int]:
    return {letter: value for value, letter in enumerate(UPN_LETTERS)}


a_upn = Step("a UPN", _as_upn, reason="not a unique pupil number: its letter does not agree with its digits")


def _as_postcode(value: pl.Expr) -> pl.Expr:
    packed = value.str.to_uppercase().str.replace_all(PARTED, "").str.replace_all(".", "", literal=True)
    spaced = packed.str.replace(r"^(.*)(.{3})$", "$1 $2")
    return pl.when(packed.str.contains(r"^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$")).then(spaced)


a_postcode = Step("a postcode", _as_postcode, reason="not a United Kingdom postcode")


ONE_NUMBER = r"^[^0-9+=@]*(\+?[0-9][0-9 ()\-.\u2010-\u2013]*)[^0-9]*$"
"""A number once: words may stand before and after it, but no further figures, which would be taken for its own."""


def _as_phone(value: pl.Expr) -> pl.Expr:
    number = (
        value.str.extract(ONE_NUMBER)
        .str.replace_all(r"[^0-9+]", "")
        .str.replace(r"^(\+|00)44(0)?", "0")
        .str.replace(r"^([1237][0-9]{9})$", "0$1")
    )
    return pl.when(number.str.contains(r"^\+?[0-9]{7,15}$")).then(number)


a_phone = Step("a telephone number", _as_phone, reason="not a telephone number")
an_email = Step(
    "an e-mail address",
    _only_if(lambda value: value.str.contains(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")),
    reason="not an e-mail address",
)


def _as_uprn(value: pl.Expr) -> pl.Expr:
    number = value.str.replace(r"\.0+$", "").str.strip_chars_start("0")
    return pl.when(number.str.contains(r"^[0-9]{1,12}$")).then(number)


a_uprn = Step("a UPRN", _as_uprn, reason="not a unique property reference number")


def _as_pnc(value: pl.Expr) -> pl.Expr:
    packed = value.str.to_uppercase().str.replace_all(r"\s", "")
    return pl.when(packed.str.contains(r"^[0-9]{2,4}/[0-9]{1,7}[A-Z]$")).then(packed)


a_pnc = Step("a PNC identifier", _as_pnc, reason="not a PNC identifier such as 2012/0123456A")


codes_in_json = Step(
    "codes in JSON", lambda value: _stripped(value.str.replace_all(r'[\[\]{}"\s]', "").str.replace_all(r":[^,]*", ""))
)


def in_json(key: str) -> Step:
    """Take one named text of a cell that holds JSON; other text holds none."""
    return Step("in JSON", lambda value: pl.when(value.str.starts_with("{")).then(_json_text(value, key)))


def text_in_json(*keys: str) -> Step:
    """Join the named texts of a cell that holds JSON, leaving out what is empty; other text stays as it is."""
    return Step("text in JSON", lambda value: _joined_json(value, keys))


def _joined_json(value: pl.Expr, keys: tuple[str, ...]) -> pl.Expr:
    found = pl.concat_str(*(_json_text(value, key) for key in keys), separator=", ", ignore_nulls=True)
    return pl.when(value.str.starts_with("{")).then(_squeezed(found)).otherwise(value)


def _json_text(value: pl.Expr, key: str) -> pl.Expr:
    said = value.str.extract(rf'(?i)"{key}"\s*:\s*"?([^",}}]*)"?').str.strip_chars()
    return pl.when((said != "") & (said.str.to_lowercase() != "null")).then(said)
