"""Reading the answers to a form: what was meant, in a shape that can be kept, and every problem in one go."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from onestory.grammar.declarations import with_article
from onestory.grammar.forms import Answers, Form, Kind, Page, Question
from onestory.vocabulary.code_sets import codes_on

EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
PHONE = re.compile(r"\+?[0-9]{9,15}")
POSTCODE = re.compile(r"(GIR0AA|[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2})")
DAY_FIRST = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
TIME = re.compile(r"[0-9]{1,2}[:.]?[0-9]{2}")
NUMBER = re.compile(r"[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)")
OLDEST_YEAR = 1900
MOST_FIGURES = 15
YES, NO = frozenset({"yes", "true", "y", "1"}), frozenset({"no", "false", "n", "0"})


class Unreadable(ValueError):
    """An answer that cannot be read; the message finishes the sentence a person is shown."""


@dataclass(frozen=True)
class Given:
    """One answer as it came: to which question, and on which day it is read."""

    question: Question
    value: object
    on: date

    @property
    def start(self) -> str:
        """The answer's name where it opens a sentence."""
        return self.question.answer_is[:1].upper() + self.question.answer_is[1:]


@dataclass(frozen=True)
class Problem:
    """One thing wrong: which field (`children-0-family_name` on a repeated page) and what to do about it."""

    field: str
    message: str


@dataclass(frozen=True)
class Reading:
    """Answers as they may be kept (JSON values; dates as 2026-01-31), with whatever is still wrong."""

    answers: dict[str, object]
    problems: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def read_form(form: Form, answers: Answers, *, on: date) -> Reading:
    """Read every page these answers lead to. Answers to questions not asked are left out."""
    readings = [read_page(page, answers, on=on) for page in form.pages_asked(answers)]
    return _together(readings)


def read_page(page: Page, answers: Answers, *, on: date) -> Reading:
    """Read one page, as on a day: codes must be in use then, and past dates past."""
    if not page.repeats:
        return _together(_read_question(question, answers.get(question.name), on) for question in page.asked(answers))
    given = answers.get(page.code)
    rows = [row for row in given if isinstance(row, Mapping)] if isinstance(given, (list, tuple)) else []
    return _read_rows(page, rows, answers, on)


def _read_rows(page: Page, rows: list[Answers], answers: Answers, on: date) -> Reading:
    readings = [
        _together(_read_question(q, row.get(q.name), on, f"{page.code}-{n}-") for q in page.asked({**answers, **row}))
        for n, row in enumerate(rows)
    ]
    problems = [problem for reading in readings for problem in reading.problems]
    if len(rows) < page.at_least:
        least = with_article(page.repeats) if page.at_least == 1 else f"at least {page.at_least}"
        problems.append(Problem(page.code, f"Add {least}"))
    if len(rows) > page.at_most:
        problems.append(Problem(page.code, f"Add no more than {page.at_most} here and put the rest in another form"))
    kept = [_unprefixed(reading.answers, f"{page.code}-{n}-") for n, reading in enumerate(readings)]
    return Reading({page.code: kept}, tuple(problems))


def _unprefixed(answers: dict[str, object], prefix: str) -> dict[str, object]:
    return {name.removeprefix(prefix): answer for name, answer in answers.items()}


def _together(readings: Iterable[Reading]) -> Reading:
    answers: dict[str, object] = {}
    problems: list[Problem] = []
    for reading in readings:
        answers |= reading.answers
        problems += reading.problems
    return Reading(answers, tuple(problems))


def _read_question(question: Question, given: object, on: date, prefix: str = "") -> Reading:
    field = f"{prefix}{question.name}"
    if _is_blank(given):
        missing = (Problem(field, _ask_again(question)),) if question.required else ()
        return Reading({}, missing)
    try:
        return Reading({field: READERS[question.kind](Given(question, given, on))}, ())
    except Unreadable as unreadable:
        return Reading({field: given}, (Problem(field, str(unreadable)),))


def _is_blank(given: object) -> bool:
    if isinstance(given, Mapping):
        return all(_is_blank(part) for part in given.values())
    if isinstance(given, (list, tuple)):
        return all(_is_blank(part) for part in given)
    return given is None or (isinstance(given, str) and not given.strip())


def _ask_again(question: Question) -> str:
    if question.kind in (Kind.ONE_OF, Kind.SOME_OF, Kind.YES_NO):
        return f"Select {question.answer_is}"
    return f"Enter {question.answer_is}"


def _written(given: Given) -> str:
    text = str(given.value).replace("\r\n", "\n").strip()
    most = given.question.most_characters
    if most and len(text) > most:
        raise Unreadable(f"{given.start} must be {most:,} characters or fewer: this is {len(text):,}")
    return text


def _yes_no(given: Given) -> str:
    said = str(given.value).strip().lower()
    if said not in YES | NO:
        raise Unreadable(f"Select yes or no for {given.question.answer_is}")
    return "yes" if said in YES else "no"


def _one_of(given: Given) -> str:
    return _chosen(given, str(given.value))


def _some_of(given: Given) -> list[str]:
    several = given.value if isinstance(given.value, (list, tuple)) else [given.value]
    return [_chosen(given, str(one)) for one in several if not _is_blank(one)]


def _chosen(given: Given, code: str) -> str:
    allowed = codes_on(given.question.choices, given.on) if given.question.choices else ()
    if code not in {entry.code for entry in allowed}:
        raise Unreadable(f"“{code}” is not on the list: select {given.question.answer_is}")
    return code


def _a_date(given: Given) -> str:
    day = date_of(given.value)
    if day is None:
        raise Unreadable(f"{given.start} must be a real date, like 27 3 2026")
    if given.question.in_the_past and day > given.on:
        raise Unreadable(f"{given.start} must be today or in the past")
    if given.question.days_about_today is not None:
        before, after = (timedelta(days=days) for days in given.question.days_about_today)
        if not given.on - before <= day <= given.on + after:
            first, last = f"{given.on - before:%-d %B %Y}", f"{given.on + after:%-d %B %Y}"
            raise Unreadable(f"{given.start} must lie between {first} and {last}")
    return day.isoformat()


def date_of(given: object) -> date | None:
    """A date from a day, month and year (as three boxes or one line), or None where there is no such day."""
    if isinstance(given, date):
        return given
    if isinstance(given, Mapping):
        parts = [str(given.get(part) or "").strip() for part in ("year", "month", "day")]
        return _real_date(*parts)
    text = str(given).strip()
    if found := YEAR_FIRST.fullmatch(text):
        return _real_date(*found.groups())
    if found := DAY_FIRST.fullmatch(text):
        return _real_date(*reversed(found.groups()))
    return None


def number_of(given: str) -> int | None:
    """A whole number in plain figures, as a form or an address says it; None for what is none, or counts no row."""
    words = given.strip()
    return int(words) if words.isascii() and words.isdecimal() and len(words) <= MOST_FIGURES else None


def _real_date(*said: str) -> date | None:
    """The day of a year, a month and a day, in plain figures."""
    numbers = [number for number in map(number_of, said) if number is not None]
    try:
        real = date(*numbers) if len(numbers) == len(said) else None
    except (ValueError, OverflowError):
        return None
    return real if real is not None and real.year >= OLDEST_YEAR else None


def _a_time(given: Given) -> str:
    said = str(given.value).strip()
    try:
        if not TIME.fullmatch(said):
            raise ValueError
        return time.fromisoformat(said.replace(".", ":").zfill(5)).strftime("%H:%M")
    except ValueError:
        raise Unreadable(f"{given.start} must be a time on the 24-hour clock, like 15:30") from None


def _a_number(given: Given) -> int:
    said = str(given.value).strip()
    if not NUMBER.fullmatch(said) or len(said) > MOST_FIGURES:
        raise Unreadable(f"{given.start} must be a whole number, like 3")
    number = int(said.replace(",", ""))
    if given.question.smallest is not None and number < given.question.smallest:
        raise Unreadable(f"{given.start} must be {given.question.smallest} or more")
    if given.question.largest is not None and number > given.question.largest:
        raise Unreadable(f"{given.start} must be {given.question.largest} or less")
    return number


def _an_email(given: Given) -> str:
    text = _written(given)
    if not EMAIL.fullmatch(text):
        raise Unreadable(f"{given.start} must be like name@example.com")
    return text


def _a_phone(given: Given) -> str:
    text = _written(given)
    if not PHONE.fullmatch(re.sub(r"[\s()-]", "", text)):
        raise Unreadable(f"{given.start} must be like 01632 960 001 or 07700 900 982")
    return text


def _a_postcode(given: Given) -> str:
    squeezed = re.sub(r"\s", "", str(given.value)).upper()
    if not POSTCODE.fullmatch(squeezed):
        raise Unreadable(f"{given.start} must be a full UK postcode, like TS1 2AB")
    return f"{squeezed[:-3]} {squeezed[-3:]}"


def _an_nhs_number(given: Given) -> str:
    digits = re.sub(r"[\s-]", "", str(given.value))
    if not is_nhs_number(digits):
        raise Unreadable(f"{given.start} must be 10 digits, like 943 476 5919, with none mistyped")
    return digits


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits end in the check digit that the first nine call for (modulus 11). One digit over and over
    does, and is what systems write where they know none."""
    if not re.fullmatch(r"[0-9]{10}", digits) or len(set(digits)) == 1:
        return False
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - weighed % 11) % 11 == int(digits[-1])


READERS: dict[Kind, Callable[[Given], object]] = {
    Kind.LINE: _written,
    Kind.TEXT: _written,
    Kind.YES_NO: _yes_no,
    Kind.ONE_OF: _one_of,
    Kind.SOME_OF: _some_of,
    Kind.DATE: _a_date,
    Kind.TIME: _a_time,
    Kind.NUMBER: _a_number,
    Kind.EMAIL: _an_email,
    Kind.PHONE: _a_phone,
    Kind.POSTCODE: _a_postcode,
    Kind.NHS_NUMBER: _an_nhs_number,
}
