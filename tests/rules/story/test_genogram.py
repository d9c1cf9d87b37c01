"""The genogram's layout: nobody on top of anybody, parents above children, whatever the family."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onestory.story.rules.genogram import Genogram, Member, PairLink, ParentLink, Ring, Spot, genogram_of

KINDS = ("birth", "step-parent", "adoptive-parent")


def family(count: int) -> list[Member]:
    return [
        Member(id=str(n), name=f"P{n}", sex="FM"[n % 2], born=date(1980 + n, 1, 1), is_centre=n == 0)
        for n in range(count)
    ]


def height(picture: Genogram, who: str) -> int:
    return next(spot.y for spot in picture.spots if spot.member.id == who)


def test_fourteen_children_of_three_parents_each_stand_alone() -> None:
    links = [ParentLink(parent=str(14 + n % 2), child=str(n)) for n in range(14)]
    links += [ParentLink(parent="16", child=str(n), kind="step-parent") for n in range(5)]
    picture = genogram_of(family(17), links, [PairLink(one="14", other="16")])
    assert len({(spot.x, spot.y) for spot in picture.spots}) == len(picture.spots)
    assert all(height(picture, "14") < height(picture, str(n)) for n in range(14))


def test_a_parent_whom_no_record_names_is_drawn_as_not_known() -> None:
    picture = genogram_of(family(2), [ParentLink(parent="1", child="0")], [])
    assert [spot.member.name for spot in picture.spots if spot.member.is_placeholder] == ["not known"]


def test_no_line_to_an_adopted_child_lies_on_a_line_of_birth() -> None:
    links = [ParentLink(parent="1", child=child) for child in "03"]
    links += [ParentLink(parent="2", child="0", kind="adoptive-parent"), ParentLink(parent="1", child="4", kind="step")]
    picture = genogram_of(family(5), links, [])
    upright = [
        (line.points[0][0], min(heights), max(heights), line.kind)
        for line in picture.lines
        if line.points[0][0] == line.points[1][0] and (heights := [y for _, y in line.points])
    ]
    over = [
        (one, other)
        for one, other in combinations(upright, 2)
        if one[0] == other[0] and one[3] != other[3] and max(one[1], other[1]) < min(one[2], other[2])
    ]
    assert not over


def test_those_of_one_home_are_ringed_where_they_stand_together() -> None:
    members = [Member(id=str(n), name=f"P{n}", is_centre=n == 0, home="h" if n < 2 else "") for n in range(3)]
    picture = genogram_of(members, [], [])
    assert [ring.letter for ring in picture.rings] == ["A"]


def test_a_home_over_two_rows_has_one_ring() -> None:
    members = [Member(id=n, name=n, is_centre=n == "child", home="h") for n in ("mother", "child", "brother")]
    links = [ParentLink(parent="mother", child=child) for child in ("child", "brother")]
    [ring] = genogram_of(members, links, []).rings
    assert len(ring.points) == 8


def test_a_home_is_not_ringed_through_a_row_on_which_none_of_it_stands() -> None:
    people = {"gran": "h", "mother": "", "child": "h"}
    members = [Member(id=n, name=n, is_centre=n == "child", home=home) for n, home in people.items()]
    links = [ParentLink(parent="gran", child="mother"), ParentLink(parent="mother", child="child")]
    rings = genogram_of(members, links, []).rings
    assert [(len(ring.points), ring.letter) for ring in rings] == [(4, "A"), (4, "A")]


@given(
    homes=st.lists(st.sampled_from(["", "a", "b"]), min_size=6, max_size=6),
    parents=st.lists(
        st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] > pair[1]), max_size=6
    ),
)
def test_a_ring_is_around_nobody_of_another_home(homes: list[str], parents: list[tuple[int, int]]) -> None:
    members = [Member(id=str(n), name=f"P{n}", is_centre=n == 0, home=home) for n, home in enumerate(homes)]
    links = [ParentLink(parent=str(one), child=str(other)) for one, other in parents]
    picture = genogram_of(members, links, [])
    ringed = {spot.member.id for spot in picture.spots for ring in picture.rings if is_inside(spot, ring)}
    assert ringed == {each.id for each in members if homes.count(each.home) > 1 and each.home}
    for ring in picture.rings:
        assert len({spot.member.home for spot in picture.spots if is_inside(spot, ring)}) == 1


def is_inside(spot: Spot, ring: Ring) -> bool:
    """Whether a line from the spot to the right crosses the ring an odd number of times."""
    sides = zip(ring.points, (*ring.points[1:], ring.points[0]), strict=True)
    return bool(
        sum(
            (y1 > spot.y) != (y2 > spot.y) and spot.x < x1 + (spot.y - y1) * (x2 - x1) / (y2 - y1)
            for (x1, y1), (x2, y2) in sides
        )
        % 2
    )


def test_an_adult_whom_no_tie_places_stands_among_the_parents_and_a_child_does_not() -> None:
    centre = Member(id="0", name="Child", born=date(2015, 5, 1), is_centre=True, home="h")
    grown = Member(id="1", name="Grown", born=date(1986, 1, 1), home="h")
    other = Member(id="2", name="Other", born=date(2012, 1, 1), home="h")
    picture = genogram_of([centre, grown, other], [], [])
    assert height(picture, "1") < height(picture, "0") == height(picture, "2")


def test_a_line_to_children_begins_under_the_name() -> None:
    picture = genogram_of(family(3), [ParentLink(parent=str(n), child="0") for n in (1, 2)], [])
    under = height(picture, "1") + 70
    assert all(line.points[0][1] >= under for line in picture.lines if line.points[0][0] == line.points[1][0])


LINKS = st.tuples(st.integers(0, 11), st.integers(0, 11), st.sampled_from(KINDS))


@given(st.lists(LINKS, max_size=40), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=6))
def test_whatever_records_say_everybody_is_drawn_once_and_apart(
    links: list[tuple[int, int, str]], pairs: list[tuple[int, int]]
) -> None:
    told = [ParentLink(parent=str(a), child=str(b), kind=kind) for a, b, kind in links if a != b]
    couples = [PairLink(one=str(a), other=str(b)) for a, b in pairs if a != b]
    picture = genogram_of(family(12), told, couples)
    assert {str(n) for n in range(12)} <= {spot.member.id for spot in picture.spots}
    assert len({(spot.x, spot.y) for spot in picture.spots}) == len(picture.spots)
    assert all(0 <= spot.x <= picture.width and 0 <= spot.y <= picture.height for spot in picture.spots)


def test_who_only_lives_there_stands_beside_the_parent_so_that_the_home_has_one_frame() -> None:
    """The mother's partner is tied to nobody, and the father is not known: he stands outside the frame."""
    members = [
        Member(id="child", name="Child", born=date(2014, 8, 16), is_centre=True, home="h"),
        Member(id="lodger", name="Lodger", sex="M", born=date(1987, 1, 1), home="h"),
        Member(id="mother", name="Mother", sex="F", born=date(1993, 1, 1), home="h"),
    ]
    picture = genogram_of(members, [ParentLink(parent="mother", child="child")], [])
    assert [ring.letter for ring in picture.rings] == ["A"]
    places = {spot.member.id: spot.x for spot in picture.spots}
    assert abs(places["mother"] - places["lodger"]) < abs(places["unknown-of-mother"] - places["lodger"])
