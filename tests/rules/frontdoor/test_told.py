"""Reading a form's answers into what a contact holds."""

from datetime import date
from typing import Any

import pytest

from onestory.frontdoor.declared.forms import PHONE_ENTRY, REFERRAL_FORM
from onestory.frontdoor.rules.told import told_from
from onestory.grammar.answers import read_form

ON = date(2026, 11, 20)
LEAST = {
    "immediate_danger": "no",
    "referrer_role": "family",
    "anonymous": "no",
    "referrer_name": "Gran",
    "children": [{"is_unborn": "no", "given_name": "Ada"}],
    "worry": "She is hungry.",
    "told_parents": "yes",
}


def test_the_least_a_relative_can_say_is_enough() -> None:
    reading = read_form(REFERRAL_FORM, LEAST, on=ON)
    assert reading.problems == ()
    told = told_from(reading.answers)
    assert (told.source, told.referrer_name, told.children[0].given_name) == ("1A", "Gran", "Ada")
    assert (told.scale, told.incident_on, told.adults) == (None, None, ())


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        ({}, []),
        ({"children": []}, ["children"]),
        ({"children": [{"given_name": "Ada"}]}, ["children-0-is_unborn"]),
        ({"children": [{"is_unborn": "no", "born_on": "31/2/2020"}]}, ["children-0-born_on"]),
        ({"children": [{"is_unborn": "no", "born_on": "2027-01-01"}]}, ["children-0-born_on"]),
        ({"children": [{"is_unborn": "no"}]}, []),
        ({"children": [{"is_unborn": "yes", "expected_on": "1 2 2027"}]}, []),
        ({"immediate_danger": "yes"}, ["danger"]),
        ({"told_parents": "no-other"}, ["told_why_not"]),
        ({"scale": "11"}, ["scale"]),
        ({"referrer_role": "professional"}, ["referrer_job", "organisation", "source", "professional_name"]),
        ({"anonymous": "yes", "referrer_name": ""}, []),
        ({"anonymous": "no", "referrer_name": ""}, ["referrer_name"]),
    ],
)
def test_a_form_asks_for_what_it_needs_and_no_more(said: Any, problems: Any) -> None:
    found = read_form(REFERRAL_FORM, {**LEAST, **said}, on=ON).problems
    assert sorted(problem.field for problem in found) == sorted(problems)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ({"referrer_role": "family"}, "1A"),
        ({"referrer_role": "child"}, "1C"),
        ({"referrer_role": "public"}, "1B"),
        ({"referrer_role": "professional", "source": "6"}, "6"),
        ({"referrer_role": "public", "anonymous": "yes"}, "9"),
        ({}, "10"),
    ],
)
def test_the_census_source_follows_from_who_tells(said: Any, source: Any) -> None:
    assert told_from({"worry": "x", **said}).source == source


def test_whoever_will_not_say_who_they_are_leaves_no_trace() -> None:
    told = told_from({**LEAST, "anonymous": "yes", "referrer_phone": "01632 960 001", "referrer_email": "a@b.org"})
    assert (told.referrer_name, told.referrer_phone, told.referrer_email) == ("", "", "")


def test_a_caller_may_name_no_child() -> None:
    answers = {**LEAST, "children": [], "channel": "phone"}
    assert read_form(PHONE_ENTRY, answers, on=ON).problems == ()


def test_a_worry_is_kept_to_the_letter() -> None:
    hard = "<script>alert(1)</script> O'Neil said “naw”\nنور 👩‍👧 =cmd()"
    assert told_from(read_form(REFERRAL_FORM, {**LEAST, "worry": hard}, on=ON).answers).worry == hard
