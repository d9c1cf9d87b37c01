"""One box of words, taken apart."""

from datetime import date
from typing import Any

import pytest

from onestory.people.rules.asking import NO_DATE, NO_NHS, NOTHING, SHORTENED, doubts, plain_phone, read_words
from onestory.people.rules.finding import Asked, Band
from onestory.people.rules.reading import band_of, readings

TODAY = date(2026, 11, 22)

IN_2014: dict[str, Any] = {"born_from": date(2014, 1, 1), "born_until": date(2014, 12, 31)}

TABLE = [
    ("kayleigh oneil 2014 s65", Asked(names=("kayleigh", "oneil"), place_part="S65", **IN_2014)),
    ("Kayleigh O'Neil 02/03/2014", Asked(names=("Kayleigh", "O'Neil"), born=date(2014, 3, 2))),
    ("2014-03-02 oneil", Asked(names=("oneil",), born=date(2014, 3, 2))),
    ("2.3.14 oneil", Asked(names=("oneil",), born=date(2014, 3, 2))),
    ("2 3 2014 oneil", Asked(names=("oneil",), born=date(2014, 3, 2))),
    ("oneil 3/25/2014", Asked(names=("oneil",), born=date(2014, 3, 25))),
    ("oneil 2 March 2014", Asked(names=("oneil",), born=date(2014, 3, 2))),
    ("oneil March 2014", Asked(names=("oneil",), born_from=date(2014, 3, 1), born_until=date(2014, 3, 31))),
    ("born 02032014", Asked(born=date(2014, 3, 2))),
    ("donna 5/1/90", Asked(names=("donna",), born=date(1990, 1, 5))),
    ("oneil 31/02/2014", Asked(names=("oneil",), **IN_2014)),
    ("S65 1AB", Asked(postcode="S651AB")),
    ("s651ab smith", Asked(names=("smith",), postcode="S651AB")),
    ("smith s65 1", Asked(names=("smith",), place_part="S651")),
    ("943 476 5919", Asked(nhs_number="9434765919")),
    ("9434765918", Asked(nhs_number="9434765918")),
    ("9434765919 oneil", Asked(names=("oneil",), nhs_number="9434765919")),
    ("07700 900123", Asked(phone="07700900123")),
    ("+44 7700 900123", Asked(phone="07700900123")),
    ("oneil 1234567", Asked(names=("oneil",), council_child_id="1234567")),
    ("+44 (0)7700 900123", Asked(phone="07700900123")),
    ("0044 7700 900123 oneil", Asked(names=("oneil",), phone="07700900123")),
    ("(07700) 900-123", Asked(phone="07700900123")),
    ("oneil 02-03-2014 07700 900123", Asked(names=("oneil",), born=date(2014, 3, 2), phone="07700900123")),
    ("943-476-5919", Asked(nhs_number="9434765919")),
    ("oneil 2nd of March 2014", Asked(names=("oneil",), born=date(2014, 3, 2))),
    ("oneil 2 mar 14", Asked(names=("oneil",), born=date(2014, 3, 2))),
    ("oneil d.o.b. 2/3/14", Asked(names=("oneil",), born=date(2014, 3, 2))),
    ("Ms Kayleigh Oneil", Asked(names=("Kayleigh", "Oneil"))),
    ("\U0001f600 oneil", Asked(names=("oneil",))),
    ("\x00oneil\t2014", Asked(names=("oneil",), **IN_2014)),
    ("a.b@example.org", Asked(email="a.b@example.org")),
    ("kayleigh about 9", Asked(names=("kayleigh",), born_from=date(2015, 11, 23), born_until=date(2018, 11, 22))),
    ("kayleigh aged 9", Asked(names=("kayleigh",), born_from=date(2016, 11, 23), born_until=date(2017, 11, 22))),
    ("kayleigh 9 yrs old girl", Asked(names=("kayleigh",), sex="F", born_from=date(2016, 11, 23),
                                      born_until=date(2017, 11, 22))),
    ("kayleigh or kaylee oneil", Asked(names=("kayleigh", "oneil"), instead=(("kayleigh", "kaylee"),))),
    ("ONEIL, Kayleigh Anne", Asked(family="ONEIL", given="Kayleigh Anne")),
    ("14 Nelson Street oneil", Asked(names=("oneil",), address="14 Nelson Street")),
    ("", Asked()),
    ("  ??? ", Asked()),
    ("O\u2019Neil-Smith", Asked(names=("O\u2019Neil-Smith",))),
    ("1999 jones", Asked(names=("jones",), born_from=date(1999, 1, 1), born_until=date(1999, 12, 31))),
    ("محمد خان", Asked(names=("محمد", "خان"))),
]  # fmt: skip


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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", []),
        ("kayleigh oneil 02/03/2014", []),
        ("- - -", [NOTHING]),
        ("\U0001f600\U0001f600", [NOTHING]),
        ("oneil " * 2_000, [SHORTENED]),
        ("oneil 31/02/2014", [NO_DATE.format(said="31/02/2014")]),
        ("30 February 2015", [NO_DATE.format(said="30 February 2015")]),
        ("943 476 5918", [NO_NHS.format(said="9434765918")]),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_cannot_be_right_is_said(words: str, said: list[str]) -> None:
    assert doubts(words, today=TODAY) == said


def test_a_place_or_telephone_asks_for_what_a_shield_hides() -> None:
    assert Asked(place_part="S65").asks_for_a_place
    assert Asked(phone="07700900123").asks_for_a_place
    assert not Asked(names=("Kayleigh",), born=TODAY).asks_for_a_place


@pytest.mark.parametrize(
    ("weight", "band"), [(25.0, Band.STRONG), (0.0, Band.POSSIBLE), (-4.0, Band.POSSIBLE), (-9.0, Band.WEAK)]
)
def test_a_weight_is_said_as_a_band(weight: float, band: Band) -> None:
    assert band_of(weight) is band


def names_read(words: str) -> list[tuple[str, str, str]]:
    """First, middle and last name of each reading."""
    found = readings(read_words(words, today=TODAY))
    return [tuple(each.record[name] for name in ("given_name", "middle_names", "family_name")) for each in found]  # type: ignore[misc]


def test_two_words_may_stand_either_way_round() -> None:
    assert names_read("oneil kayleigh") == [("oneil", "", "kayleigh"), ("kayleigh", "", "oneil")]


def test_another_spelling_is_another_reading() -> None:
    assert [names[0] for names in names_read("kayleigh or kaylee oneil")] == ["kayleigh", "oneil", "kaylee", "oneil"]


def test_a_long_box_has_a_few_readings_and_no_more() -> None:
    assert len(names_read("a b c d e f g h or i j k l")) <= 8


@pytest.mark.parametrize("text", ["07700 900123", "+447700900123", "(07700) 900-123"])
def test_a_telephone_number_is_its_figures(text: str) -> None:
    assert plain_phone(text) == "07700900123"
