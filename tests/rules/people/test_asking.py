"""One box of words, taken apart."""

from datetime import date

import pytest

from onestory.people.rules.asking import band_of, plain_phone, read_words, reasons_for
from onestory.people.rules.finding import Asked, Band

TODAY = date(2026, 11, 22)

TABLE = [
    ("kayleigh oneil 2014 s65", Asked(names=("kayleigh", "oneil"), year=2014, district="S65")),
    ("Kayleigh O'Neil 02/03/2014", Asked(names=("Kayleigh", "O'Neil"), born=date(2014, 3, 2))),
    ("2014-03-02 oneil", Asked(names=("oneil",), born=date(2014, 3, 2))),
    ("2.3.14 oneil", Asked(names=("oneil",), born=date(2014, 3, 2))),
    ("oneil 3/25/2014", Asked(names=("oneil",), born=date(2014, 3, 25))),
    ("oneil 2 March 2014", Asked(names=("oneil",), born=date(2014, 3, 2))),
    ("born 02032014", Asked(names=("born",), born=date(2014, 3, 2))),
    ("donna 5/1/90", Asked(names=("donna",), born=date(1990, 1, 5))),
    ("S65 1AB", Asked(postcode="S651AB")),
    ("s651ab smith", Asked(names=("smith",), postcode="S651AB")),
    ("943 476 5919", Asked(nhs_number="9434765919")),
    ("9434765919 oneil", Asked(names=("oneil",), nhs_number="9434765919")),
    ("07700 900123", Asked(phone="07700900123")),
    ("+44 7700 900123", Asked(phone="07700900123")),
    ("", Asked()),
    ("  ??? ", Asked()),
    ("O\u2019Neil-Smith", Asked(names=("O\u2019Neil-Smith",))),
    ("1999 jones", Asked(names=("jones",), year=1999)),
]


@pytest.mark.parametrize(("words", "asked"), TABLE, ids=[words for words, _ in TABLE])
def test_words_are_taken_apart(words: str, asked: Asked) -> None:
    assert read_words(words, today=TODAY) == asked


@pytest.mark.parametrize(
    "words",
    [
        "x" * 5_000,
        "31/02/2014",
        "%_'; drop table",
        "\u202eabc",
        "\u0660\u0661/\u0660\u0662/\u0662\u0660\u0661\u0664",
        "00/00/0000",
    ],
)
def test_no_words_break_the_reading(words: str) -> None:
    read_words(words, today=TODAY)


def test_a_place_or_telephone_asks_for_what_a_shield_hides() -> None:
    assert Asked(district="S65").asks_for_a_place
    assert Asked(phone="07700900123").asks_for_a_place
    assert not Asked(names=("Kayleigh",), year=2014).asks_for_a_place


@pytest.mark.parametrize(("weight", "band"), [(25.0, Band.STRONG), (9.0, Band.POSSIBLE), (4.0, Band.WEAK)])
def test_a_weight_is_said_as_a_band(weight: float, band: Band) -> None:
    assert band_of(weight) is band


def test_reasons_are_said_in_words_the_weightiest_first() -> None:
    told = reasons_for(["given-slip", "born-same", "place-unknown"])
    assert [reason.words for reason in told] == ["same date of birth", "first name differs by one letter"]


@pytest.mark.parametrize("text", ["07700 900123", "+447700900123", "(07700) 900-123"])
def test_a_telephone_number_is_its_figures(text: str) -> None:
    assert plain_phone(text) == "07700900123"
