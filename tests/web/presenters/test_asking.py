"""Declared forms: what is posted, drawn and read back."""

from datetime import date

from django.http import QueryDict

from onestory.frontdoor.declared.forms import REFERRAL_FORM
from onestory.grammar.answers import read_page
from onestory.web import asking

TODAY = date(2026, 11, 20)
CHILDREN = next(page for page in REFERRAL_FORM.pages if page.code == "children")
DANGER = REFERRAL_FORM.pages[0]


def test_what_is_typed_is_kept_as_it_was_typed() -> None:
    posted = QueryDict("immediate_danger=yes&danger=%20He%20has%20a%20knife%20")
    assert asking.posted_answers(DANGER, posted) == {"immediate_danger": "yes", "danger": " He has a knife "}


def test_each_child_is_a_row_and_a_date_is_three_boxes() -> None:
    posted = QueryDict(
        "children-0-given_name=Ada&children-0-born_on-day=3&children-0-born_on-month=3&children-0-born_on-year=2018"
        "&children-1-given_name=Ben"
    )
    rows = asking.posted_answers(CHILDREN, posted)["children"]
    assert isinstance(rows, list)
    assert [row["given_name"] for row in rows] == ["Ada", "Ben"]
    assert rows[0]["born_on"] == {"day": "3", "month": "3", "year": "2018"}


def test_a_hostile_row_number_makes_no_mountain_of_rows() -> None:
    rows = asking.posted_answers(CHILDREN, QueryDict("children-999999999-given_name=Ada"))["children"]
    assert len(rows) == asking.MOST_ROWS  # type: ignore[arg-type]


def test_a_problem_links_to_the_first_box_of_a_date() -> None:
    answers = {"children": [{"is_unborn": "no", "born_on": {"day": "31", "month": "2", "year": "2018"}}]}
    problems = read_page(CHILDREN, answers, on=TODAY).problems
    assert [one["href"] for one in asking.error_list(problems, asking.dates_of(CHILDREN))] == [
        "#children-0-born_on-day"
    ]
    fields = asking.fields_of(CHILDREN, answers["children"][0], problems, today=TODAY, row=0)
    wrong = next(field for field in fields if field.error)
    assert (wrong.name, wrong.parts["day"]) == ("children-0-born_on", "31")


def test_a_question_that_hangs_on_another_says_when_it_is_asked() -> None:
    danger = asking.fields_of(DANGER, {}, today=TODAY)[1]
    assert (danger.when_name, danger.when_values) == ("immediate_danger", "yes")
    assert danger.only_if == "Only if you answered “Yes” to “Is a child in immediate danger?”"


def test_answers_are_read_back_in_words_and_empty_ones_are_said() -> None:
    answers = {"is_unborn": "no", "born_on": "2018-03-03", "sex": "F"}
    said = {one.asks: one.answer for one in asking.said_of(CHILDREN, answers)}
    assert said["Date of birth, if you know it"] == "3 March 2018"
    assert said["Sex"] == "Girl or woman"
    assert said["Last name"] == "Not given"
    assert "When is the baby due, if you know?" not in said
