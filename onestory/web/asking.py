"""Declared forms on a page: what is posted becomes answers, and a page of questions becomes fields to draw."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from onestory.grammar.answers import Problem, date_of, number_of
from onestory.grammar.forms import Answers, AskedWhen, Kind, Page, Question
from onestory.vocabulary.code_sets import codes_on, label_of
from onestory.web.presenters.dates import day
from onestory.web.presenters.numbers import listed

DATE_PARTS = ("day", "month", "year")
YES_NO = (("yes", "Yes"), ("no", "No"))
MOST_ROWS = 50
NOT_GIVEN = "Not given"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing to choose."""

    value: str
    text: str
    note: str
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question as it is drawn. ``only_if`` is said where a browser cannot hide what is not asked."""

    id: str
    name: str
    kind: Kind
    label: str
    hint: str
    value: str
    parts: Mapping[str, str]
    items: tuple[Item, ...]
    error: str
    most: int | None
    when_name: str
    when_values: str
    only_if: str


@dataclass(frozen=True, kw_only=True)
class Said:
    """A question and its answer, as they are read back."""

    asks: str
    answer: str


def posted_answers(page: Page, posted: QueryDict) -> dict[str, object]:
    """What was typed on one page, as it was typed."""
    if not page.repeats:
        return {question.name: _posted(question, posted, question.name) for question in page.questions}
    rows = [
        {question.name: _posted(question, posted, f"{page.code}-{n}-{question.name}") for question in page.questions}
        for n in range(_rows_posted(page, posted))
    ]
    return {page.code: rows}


def rows_of(page: Page, answers: Answers) -> list[Answers]:
    """The answers of a page that repeats, one mapping each; at least one to fill in."""
    given = answers.get(page.code)
    rows: list[Answers] = [row for row in given if isinstance(row, Mapping)] if isinstance(given, (list, tuple)) else []
    return rows or [{}]


def fields_of(
    page: Page, answers: Answers, problems: Iterable[Problem] = (), *, today: date, row: int | None = None
) -> list[Field]:
    """The questions of a page, or of one row of a page that repeats, ready to draw."""
    prefix = "" if row is None else f"{page.code}-{row}-"
    wrong = {problem.field: problem.message for problem in problems}
    here = {question.name: question for question in page.questions}
    return [_field(question, answers, prefix, wrong, here, today) for question in page.questions]


def said_of(page: Page, answers: Answers) -> list[Said]:
    """Questions asked and their answers in words; what was left empty is said to be."""
    return [Said(asks=question.asks, answer=in_words(question, answers)) for question in page.asked(answers)]


def in_words(question: Question, answers: Answers) -> str:
    """One answer as a person would read it."""
    given = answers.get(question.name)
    if given in (None, "", [], {}):
        return NOT_GIVEN
    if question.kind is Kind.YES_NO:
        return dict(YES_NO).get(str(given), str(given))
    if question.kind is Kind.DATE:
        real = date_of(given)
        return day(real) if real else " ".join(_date_parts(given).values()).strip() or NOT_GIVEN
    if question.choices is not None:
        chosen = given if isinstance(given, (list, tuple)) else [given]
        return listed([label_of(question.choices, str(code)) for code in chosen])
    return str(given)


def error_list(problems: Iterable[Problem], dates: frozenset[str] = frozenset()) -> list[dict[str, str]]:
    """Problems as the error summary lists them, each a link to its field."""
    return [{"text": problem.message, "href": f"#{first_box(problem.field, dates)}"} for problem in problems]


def first_box(field: str, dates: frozenset[str]) -> str:
    """Where a link to a field lands: a date has three boxes."""
    return f"{field}-day" if field.rsplit("-", 1)[-1] in dates else field


def dates_of(page: Page) -> frozenset[str]:
    """The questions of a page that are answered with a date."""
    return frozenset(question.name for question in page.questions if question.kind is Kind.DATE)


def _posted(question: Question, posted: QueryDict, name: str) -> object:
    if question.kind is Kind.DATE:
        return {part: posted.get(f"{name}-{part}", "").strip() for part in DATE_PARTS}
    if question.kind is Kind.SOME_OF:
        return posted.getlist(name)
    return posted.get(name, "")


def _rows_posted(page: Page, posted: QueryDict) -> int:
    starts = f"{page.code}-"
    numbers = {name.removeprefix(starts).split("-")[0] for name in posted if name.startswith(starts)}
    counted = (number for each in numbers if (number := number_of(each)) is not None)
    return min(max(counted, default=-1) + 1, MOST_ROWS)


def _field(
    question: Question,
    answers: Answers,
    prefix: str,
    wrong: Mapping[str, str],
    here: Mapping[str, Question],
    today: date,
) -> Field:
    given = answers.get(question.name)
    name = f"{prefix}{question.name}"
    when = question.asked_when if question.asked_when and question.asked_when.question in here else None
    return Field(
        id=name,
        name=name,
        kind=question.kind,
        label=question.asks if question.required else f"{question.asks} (optional)",
        hint=question.hint,
        value="" if given is None or isinstance(given, (Mapping, list, tuple)) else str(given),
        parts=_date_parts(given) if question.kind is Kind.DATE else {},
        items=_items(question, given, today),
        error=wrong.get(name, ""),
        most=question.most_characters,
        when_name=f"{prefix}{when.question}" if when else "",
        when_values=" ".join(when.is_any_of) if when else "",
        only_if=_only_if(when, here) if when else "",
    )


def _items(question: Question, given: object, today: date) -> tuple[Item, ...]:
    chosen = {str(one) for one in given} if isinstance(given, (list, tuple)) else {str(given)}
    if question.kind is Kind.YES_NO:
        return tuple(Item(value=code, text=text, note="", is_chosen=code in chosen) for code, text in YES_NO)
    if question.choices is None:
        return ()
    return tuple(
        Item(value=entry.code, text=entry.label, note=entry.note, is_chosen=entry.code in chosen)
        for entry in codes_on(question.choices, today)
    )


def _date_parts(given: object) -> dict[str, str]:
    if isinstance(given, Mapping):
        return {part: str(given.get(part) or "") for part in DATE_PARTS}
    real = date_of(given) if given else None
    if real is None:
        return dict.fromkeys(DATE_PARTS, "")
    return {"day": str(real.day), "month": str(real.month), "year": str(real.year)}


def _only_if(when: AskedWhen, here: Mapping[str, Question]) -> str:
    question = here[when.question]
    words = [in_words(question, {question.name: code}) for code in when.is_any_of]
    return f"Only if you answered “{'” or “'.join(words)}” to “{question.asks}”"
