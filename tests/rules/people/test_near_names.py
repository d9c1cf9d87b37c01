"""Which names told may be that of somebody known."""

from uuid import UUID

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from onestory.people.rules.near_names import HeldNames, Name, as_held, as_said, is_near

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


PARTS = st.lists(
    st.sampled_from(
        ("Kayleigh", "Kaylee", "Anne", "O'Neil", "Oneill", "Smith", "Smith-O'Neil", "Al", "", "Li", "Bell")
    ),
    max_size=2,
).map(" ".join)
NAMES = st.builds(Name, PARTS, PARTS)


@given_any(held=st.lists(NAMES, max_size=6), told=st.lists(NAMES, max_size=6))
def test_of_many_names_held_the_same_may_be_meant_as_one_by_one(held: list[Name], told: list[Name]) -> None:
    of = [(UUID(int=number // 2), name) for number, name in enumerate(held)]
    names = HeldNames(of)
    for name in (*told, *told):
        assert names.whose(name) == {person for person, other in of if is_near(name, other)}
