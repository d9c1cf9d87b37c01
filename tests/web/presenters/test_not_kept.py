"""Which answers could not be kept, read out of what the database complains of."""

from __future__ import annotations

from django.db import DataError

from onestory.web.presenters.not_kept import suspects

TYPED = [("holder_name", "H" * 151), ("title", "x" * 150), ("times", "99999999999"), ("why", "Because 99999999999.")]


def test_answers_longer_than_the_complaint_says_are_named_with_how_they_begin() -> None:
    [found] = suspects(DataError("value too long for type character varying(150)\n"), TYPED)
    assert (found.name, found.wrong) == ("Holder name", "has 151 characters, and at most 150 can be kept")
    assert found.begins == "H" * 80 + "…"


def test_numbers_out_of_range_are_named_and_words_with_figures_in_them_are_not() -> None:
    [found] = suspects(DataError("integer out of range"), TYPED)
    assert (found.name, found.wrong, found.begins) == ("Times", "is too large a number", "99999999999")


def test_a_complaint_that_tells_of_neither_names_nothing() -> None:
    assert suspects(DataError("invalid byte sequence"), TYPED) == []
