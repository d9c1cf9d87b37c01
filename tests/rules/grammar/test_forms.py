"""Forms: what is asked, and what is wrong with an answer, in plain English."""

from datetime import date
from typing import Any

import pytest

from onestory.grammar.answers import Reading, date_of, is_nhs_number, read_form, read_page
from onestory.grammar.declarations import DeclarationError
from onestory.grammar.forms import AskedWhen, Form, Kind, Page, Question, form_in_force, form_of_version
from onestory.vocabulary.code_sets import Code, CodeSet

TODAY = date(2026, 11, 22)
FRUIT = CodeSet(
    code="fruit",
    title="Fruit",
    since=date(2000, 1, 1),
    source="made up for a test",
    entries=(Code("apple", "Apple"), Code("medlar", "Medlar", until=date(2020, 1, 1)), Code("other", "Other")),
)
LIKES = Question(name="likes", asks="Do you like fruit?", kind=Kind.YES_NO, called="yes if you like fruit")
WHICH = Question(
    name="which",
    asks="Which?",
    kind=Kind.ONE_OF,
    choices=FRUIT,
    called="a fruit",
    asked_when=AskedWhen("likes", ("yes",)),
)
WHAT_ELSE = Question(name="what_else", asks="What?", called="its name", asked_when=AskedWhen("which", ("other",)))
TASTE = Page(code="taste", title="Taste", questions=(LIKES, WHICH, WHAT_ELSE))
PICKERS = Page(
    code="pickers",
    title="Pickers",
    repeats="picker",
    at_least=1,
    at_most=2,
    asked_when=AskedWhen("likes", ("yes",)),
    questions=(
        Question(name="family_name", asks="Family name", called="the picker's family name"),
        Question(
            name="born_on",
            asks="Date of birth",
            kind=Kind.DATE,
            called="date of birth",
            required=False,
            in_the_past=True,
        ),
    ),
)


def form(*pages: Page, version: str = "1", since: date = date(2026, 1, 1)) -> Form:
    return Form(code="orchard", title="Orchard", version=version, since=since, source="a test", pages=pages)


ORCHARD = form(TASTE, PICKERS)


def messages(page: Page, answers: dict[str, Any]) -> list[tuple[str, str]]:
    return [(problem.field, problem.message) for problem in read_page(page, answers, on=TODAY).problems]


def one(kind: Kind, **more: Any) -> Page:
    question = Question(name="it", asks="It?", called="the thing", kind=kind, **more)
    return Page(code="one", title="One", questions=(question,))


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, ["likes"]),
        ({"likes": "no"}, ["likes"]),
        ({"likes": "yes"}, ["likes", "which"]),
        ({"likes": "yes", "which": "other"}, ["likes", "which", "what_else"]),
        ({"likes": "no", "which": "other"}, ["likes"]),  # left over from a mind changed
    ],
)
def test_a_question_is_asked_when_what_came_before_calls_for_it(answers: Any, asked: Any) -> None:
    assert [question.name for question in TASTE.asked(answers)] == asked


def test_a_page_not_called_for_is_passed_over() -> None:
    assert ORCHARD.page_after("taste", {"likes": "yes"}) == PICKERS
    assert ORCHARD.page_after("taste", {"likes": "no"}) is None
    assert ORCHARD.page("pickers") == PICKERS


def test_answers_to_questions_not_asked_are_left_out() -> None:
    assert read_form(ORCHARD, {"likes": "no", "which": "apple"}, on=TODAY).answers == {"likes": "no"}


def test_a_whole_form_is_read_into_what_can_be_kept() -> None:
    answers = {
        "likes": "yes",
        "which": "apple",
        "pickers": [{"family_name": " Okafor "}, {"family_name": "Lee", "born_on": "1/2/2019"}],
    }
    reading = read_form(ORCHARD, answers, on=TODAY)
    assert reading.is_whole
    assert reading.answers == {
        "likes": "yes",
        "which": "apple",
        "pickers": [{"family_name": "Okafor"}, {"family_name": "Lee", "born_on": "2019-02-01"}],
    }


def test_every_problem_is_told_at_once_and_says_where_it_is() -> None:
    answers = {"likes": "yes", "which": "", "pickers": [{"family_name": ""}, {"born_on": "31/2/2019"}]}
    problems = [(p.field, p.message) for p in read_form(ORCHARD, answers, on=TODAY).problems]
    assert problems == [
        ("which", "Select a fruit"),
        ("pickers-0-family_name", "Enter the picker's family name"),
        ("pickers-1-family_name", "Enter the picker's family name"),
        ("pickers-1-born_on", "Date of birth must be a real date, like 27 3 2026"),
    ]


def test_what_cannot_be_read_is_kept_as_it_was_typed() -> None:
    assert read_page(one(Kind.DATE), {"it": "soon"}, on=TODAY).answers == {"it": "soon"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], "Add a picker"),
        ("nonsense", "Add a picker"),
        ([{"family_name": "A"}] * 3, "Add no more than 2 here and put the rest in another form"),
    ],
)
def test_too_few_or_too_many_are_said_so(given: Any, message: Any) -> None:
    assert ("pickers", message) in messages(PICKERS, {"pickers": given})


@pytest.mark.parametrize(
    ("page", "given", "message"),
    [
        (one(Kind.LINE), "   ", "Enter the thing"),
        (one(Kind.LINE, longest=5), "too long", "The thing must be 5 characters or fewer: this is 8"),
        (one(Kind.YES_NO), "perhaps", "Select yes or no for the thing"),
        (one(Kind.ONE_OF, choices=FRUIT), "pear", "“pear” is not on the list: select the thing"),
        (one(Kind.ONE_OF, choices=FRUIT), "medlar", "“medlar” is not on the list: select the thing"),
        (one(Kind.SOME_OF, choices=FRUIT), ["apple", "pear"], "“pear” is not on the list: select the thing"),
        (one(Kind.SOME_OF, choices=FRUIT), ["", " "], "Select the thing"),
        (one(Kind.DATE), {"day": "", "month": "", "year": ""}, "Enter the thing"),
        (
            one(Kind.DATE),
            {"day": "30", "month": "2", "year": "2026"},
            "The thing must be a real date, like 27 3 2026",
        ),
        (one(Kind.DATE), "1/1/0026", "The thing must be a real date, like 27 3 2026"),
        (one(Kind.DATE, in_the_past=True), "23/11/2026", "The thing must be today or in the past"),
        (
            one(Kind.DATE, days_about_today=(61, 310)),
            "21/9/2026",
            "The thing must lie between 22 September 2026 and 28 September 2027",
        ),
        (one(Kind.TIME), "25:00", "The thing must be a time on the 24-hour clock, like 15:30"),
        (one(Kind.TIME), "15:30+14:00", "The thing must be a time on the 24-hour clock, like 15:30"),
        (one(Kind.TIME), "1\u0662:30", "The thing must be a time on the 24-hour clock, like 15:30"),
        (one(Kind.NUMBER), "three", "The thing must be a whole number, like 3"),
        (one(Kind.NUMBER), "1,5", "The thing must be a whole number, like 3"),
        (one(Kind.NUMBER), "\u0663", "The thing must be a whole number, like 3"),
        (one(Kind.DATE), "\u0662\u0660\u0661\u0665-02-03", "The thing must be a real date, like 27 3 2026"),
        (one(Kind.NHS_NUMBER), "9999999999", "The thing must be 10 digits, like 943 476 5919, with none mistyped"),
        (one(Kind.NUMBER, smallest=1), "0", "The thing must be 1 or more"),
        (one(Kind.NUMBER, largest=9), "10", "The thing must be 9 or less"),
        (one(Kind.EMAIL), "nobody@", "The thing must be like name@example.com"),
        (one(Kind.PHONE), "123", "The thing must be like 01632 960 001 or 07700 900 982"),
        (one(Kind.POSTCODE), "TS1", "The thing must be a full UK postcode, like TS1 2AB"),
        (
            one(Kind.NHS_NUMBER),
            "943 476 5910",
            "The thing must be 10 digits, like 943 476 5919, with none mistyped",
        ),
    ],
)
def test_a_wrong_answer_is_told_what_to_do(page: Any, given: Any, message: Any) -> None:
    assert messages(page, {"it": given}) == [("it", message)]


@pytest.mark.parametrize(
    ("page", "given", "kept"),
    [
        (one(Kind.TEXT), "one\r\ntwo ", "one\ntwo"),
        (one(Kind.YES_NO), True, "yes"),
        (one(Kind.SOME_OF, choices=FRUIT), "apple", ["apple"]),
        (one(Kind.DATE), {"day": "1", "month": "2", "year": "2026"}, "2026-02-01"),
        (one(Kind.DATE), "2026-2-1", "2026-02-01"),
        (one(Kind.DATE, in_the_past=True), TODAY.isoformat(), "2026-11-22"),
        (one(Kind.TIME), "9.05", "09:05"),
        (one(Kind.NUMBER), "1,200", 1200),
        (one(Kind.EMAIL), "name@example.com", "name@example.com"),
        (one(Kind.PHONE), "+44 1632 960 001", "+44 1632 960 001"),
        (one(Kind.POSTCODE), "ts12ab", "TS1 2AB"),
        (one(Kind.NHS_NUMBER), "943-476-5919", "9434765919"),
    ],
)
def test_a_right_answer_is_kept_in_one_shape(page: Any, given: Any, kept: Any) -> None:
    assert read_page(page, {"it": given}, on=TODAY) == Reading({"it": kept}, ())


def test_a_date_may_come_as_a_date() -> None:
    assert date_of(TODAY) == TODAY


def test_an_nhs_number_needs_ten_digits_whose_last_is_right() -> None:
    assert is_nhs_number("9434765919")
    assert not is_nhs_number("9434765918")
    assert not is_nhs_number("943476591")


def test_answers_are_read_back_by_the_version_they_were_given_under() -> None:
    older, newer = form(TASTE, version="1"), form(TASTE, version="2", since=date(2026, 6, 1))
    assert form_in_force((older, newer), date(2026, 5, 31)) is older
    assert form_in_force((older, newer), TODAY) is newer
    assert form_of_version((older, newer), "1") is older


@pytest.mark.parametrize(
    ("declare", "why"),
    [
        (lambda: form(TASTE, TASTE), "declares taste more than once"),
        (lambda: form(Page(code="a", title="A", questions=(WHICH,))), "likes, which is not asked before it"),
        (
            lambda: form(
                Page(code="a", title="A", questions=(LIKES,)),
                Page(code="b", title="B", questions=(), asked_when=AskedWhen("likes", ("maybe",))),
            ),
            "waits for maybe, which likes cannot be",
        ),
        (lambda: Question(name="q", asks="Q?", kind=Kind.ONE_OF), "choices go with"),
        (lambda: Question(name="q", asks="Q?", choices=FRUIT), "choices go with"),
        (lambda: Question(name="q", asks=" "), "says nothing for its asks"),
    ],
)
def test_a_form_that_contradicts_itself_is_refused(declare: Any, why: Any) -> None:
    with pytest.raises(DeclarationError, match=why):
        declare()
