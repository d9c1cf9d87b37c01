"""Two partners each enter one child who is awaited: one child or two, in whatever order, whatever is said since."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onestory.linkage.link import Decisions
from tests.linkage.test_families import DUE, HOME, TWO_NUMBERS, asked, linked, people

Row = dict[str, str]
MINE, THEIRS = DUE | HOME | {"source": "midwives"}, DUE | HOME | {"source": "council"}
BORN = {
    "family_name": "Barraclough",
    "date_of_birth": "2027-01-29",
    "mother_nhs_number": TWO_NUMBERS[0],
    "source": "gp",
}
SINCE: dict[str, tuple[Row, ...]] = {
    "a register enters both": (MINE,),
    "two are born": (
        BORN | HOME | {"given_name": "Ava", "nhs_number": "9434765897"},
        BORN | HOME | {"given_name": "Chloe", "nhs_number": "9434765943"},
    ),
}
MINE_CALLED, THEIRS_CALLED = "mine is called a twin", "theirs is called a twin"


@given(
    st.permutations([*SINCE, MINE_CALLED, THEIRS_CALLED]),
    st.integers(0, 4),
    st.sampled_from(["", "one", "two"]),
    st.booleans(),
)
@example(["two are born"], 0, "", False)
@example(["two are born"], 1, "", True)
@example(["a register enters both"], 1, "one", False)
@settings(max_examples=8, deadline=None, derandomize=True)
def test_they_are_one_until_anything_speaks_for_two_then_a_person_is_asked_and_has_the_last_word(
    kinds: list[str], how_many: int, said: str, they_came_first: bool
) -> None:
    """With nothing to tell two from one they are one; of all else nothing joins them but somebody's word."""
    told = set(kinds[:how_many])
    mine = MINE | ({"given_name": "Twin 1"} if MINE_CALLED in told else {})
    theirs = THEIRS | ({"given_name": "Baby B"} if THEIRS_CALLED in told else {})
    rows = [theirs, mine] if they_came_first else [mine, theirs]
    rows += [row for kind in SINCE if kind in told for row in SINCE[kind]]
    pair = frozenset({("r0", "r1")})
    word = {"": Decisions(), "one": Decisions(must_link=pair), "two": Decisions(never_link=pair)}[said]
    found = linked(*rows, decisions=word)
    together = any({"r0", "r1"} <= set(group) for group in people(found))
    assert together == (said == "one" or (not said and not told))
    assert frozenset({"r0", "r1"}) in asked(found) or together or said == "two"
