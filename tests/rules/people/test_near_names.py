"""Which names told may be that of somebody known."""

import pytest

from onestory.people.rules.near_names import Name, as_held, as_said, is_near

KAYLEIGH = as_held("O'Neil, Kayleigh Anne")


@pytest.mark.parametrize(
    ("given", "family"),
    [
        ("Kayleigh", "O'Neil"), ("kayleigh", "oneil"), ("Kayleigh", "O Neil"), ("Kaylee", "O'Neill"),
        ("Anne", "ONeil"), ("Annie", "Oneal"), ("Oneil", "Kayleigh"), ("Kayleigh", ""), ("", "O'Neil"),
        ("Kayleigh", "Smith-O'Neil"),
    ],
)  # fmt: skip
def test_a_name_is_known_again_however_it_was_told(given: str, family: str) -> None:
    assert is_near(Name(given, family), KAYLEIGH)


@pytest.mark.parametrize(
    ("given", "family"),
    [("Kayleigh", "Brown"), ("Jason", "Oneil"), ("Una", "Bell"), ("", ""), ("Al", "Li")],
)
def test_another_name_is_another(given: str, family: str) -> None:
    assert not is_near(Name(given, family), KAYLEIGH)


def test_a_name_is_read_as_it_is_said() -> None:
    assert as_said("Kayleigh Anne O'Neil") == Name("Kayleigh Anne", "O'Neil")
    assert as_said("Kayleigh") == Name("Kayleigh", "")
