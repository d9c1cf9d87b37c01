"""Laying out a genogram: who stands where, and which lines join them. Pure; the page draws what this says.

Generations are rows. Every set of parents has a rail of its own between two rows, from which its children hang, so that
three parents, one unknown parent or fourteen children need no luck to be drawn without lines running into one another.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

STEP, ROW, TOP, EDGE, RAIL, ARCH, PORT = 112, 150, 60, 60, 12, 10, 8
UNDER_NAME = 76
"""From the middle of a symbol to below the name and year under it, where a line to children begins."""

A_GENERATION = 16
BIRTH = "birth"


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody in the picture. `home` is the same for all who live together, and blank where that is not known."""

    id: str
    name: str
    sex: str = ""
    born: date | None = None
    is_unborn: bool = False
    is_dead: bool = False
    is_centre: bool = False
    home: str = ""
    is_placeholder: bool = False


@dataclass(frozen=True, kw_only=True)
class ParentLink:
    """One is a parent of the other: by birth, or as the kind says."""

    parent: str
    child: str
    kind: str = BIRTH
    contested: bool = False


@dataclass(frozen=True, kw_only=True)
class PairLink:
    """Two are, or were, partners."""

    one: str
    other: str
    has_ended: bool = False
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where a member stands: the middle of their symbol."""

    member: Member
    x: int
    y: int


Run = tuple[Spot, ...]
"""Those of one home side by side in one row."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line through these points. `kind` is birth, pair, ended, or another kind of parent; `words` say the meaning."""

    points: tuple[tuple[int, int], ...]
    kind: str
    words: str = ""
    contested: bool = False


@dataclass(frozen=True, kw_only=True)
class Ring:
    """A line around members of one home, and the home's letter at its first corner."""

    points: tuple[tuple[int, int], ...]
    x: int
    y: int
    letter: str


@dataclass(frozen=True, kw_only=True)
class Genogram:
    """The whole picture."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    rings: tuple[Ring, ...]
    letters: Mapping[str, str] = field(default_factory=dict)


def genogram_of(members: Iterable[Member], parents: Iterable[ParentLink], pairs: Iterable[PairLink]) -> Genogram:
    """The picture of these people. Links that name somebody who is not among them are left out."""
    people = {member.id: member for member in members}
    links = [link for link in parents if link.parent in people and link.child in people]
    couples = [pair for pair in pairs if pair.one in people and pair.other in people]
    people, links = _with_unknown_parents(people, links)
    rows = _rows(people, links, couples)
    order = _order(people, links, couples, rows)
    unions = _unions(links)
    heights = _heights(order, rows, unions, couples)
    spots = {
        each: Spot(member=people[each], x=EDGE + place * STEP, y=heights[row])
        for row, ids in order.items()
        for place, each in _placed(ids, order, links, row)
    }
    letters = _letters(people.values())
    return Genogram(
        width=max((spot.x for spot in spots.values()), default=0) + EDGE,
        height=max((spot.y for spot in spots.values()), default=0) + TOP + 40,
        spots=tuple(spots.values()),
        lines=(*_parent_lines(unions, spots, rows), *_pair_lines(couples, spots)),
        rings=tuple(_rings(order, spots, letters)),
        letters=letters,
    )


def _with_unknown_parents(
    people: dict[str, Member], links: list[ParentLink]
) -> tuple[dict[str, Member], list[ParentLink]]:
    """A child with one known parent by birth has another: drawn as not known, once for all children of that parent."""
    found, more = dict(people), list(links)
    by_birth: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.kind == BIRTH:
            by_birth[link.child].add(link.parent)
    for child, known in sorted(by_birth.items()):
        if len(known) == 1:
            (parent,) = known
            number = f"unknown-of-{parent}"
            sex = {"F": "M", "M": "F"}.get(people[parent].sex, "")
            found[number] = Member(id=number, name="not known", sex=sex, is_placeholder=True)
            more.append(ParentLink(parent=number, child=child))
    return found, more


def _rows(people: Mapping[str, Member], links: Sequence[ParentLink], couples: Sequence[PairLink]) -> dict[str, int]:
    """Each one's generation, walked from the middle of the picture; whoever nothing leads to stands beside it."""
    near: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for link in links:
        near[link.parent].append((link.child, 1))
        near[link.child].append((link.parent, -1))
    for pair in couples:
        near[pair.one].append((pair.other, 0))
        near[pair.other].append((pair.one, 0))
    starts = sorted(people, key=lambda each: (not people[each].is_centre, each))
    rows: dict[str, int] = {}
    for start in starts:
        if start in rows:
            continue
        rows[start] = -1 if not near[start] and _is_elder(people[start], people[starts[0]]) else 0
        walk = [start]
        for each in walk:
            for other, step in sorted(near[each]):
                if other not in rows:
                    rows[other] = rows[each] + step
                    walk.append(other)
    top = min(rows.values(), default=0)
    return {each: row - top for each, row in rows.items()}


def _is_elder(one: Member, centre: Member) -> bool:
    """Whether somebody whom no tie places could be a parent of the one in the middle by their age."""
    return bool(one.born and centre.born and centre.born.year - one.born.year >= A_GENERATION)


def _order(
    people: Mapping[str, Member], links: Sequence[ParentLink], couples: Sequence[PairLink], rows: Mapping[str, int]
) -> dict[int, list[str]]:
    """Each row from left to right: brothers and sisters together, the eldest first, partners beside one another."""
    parents_of: dict[str, list[str]] = defaultdict(list)
    beside: dict[str, list[str]] = defaultdict(list)
    for link in links:
        parents_of[link.child].append(link.parent)
    for children in _sharing(links):
        beside_of = sorted(children)
        for one in beside_of:
            beside[one] += [other for other in beside_of if other != one]
    for pair in couples:
        beside[pair.one].append(pair.other)
        beside[pair.other].append(pair.one)
    for one, other in _housemates(people, rows, parents_of):
        beside[one].append(other)
        beside[other].append(one)
    order: dict[int, list[str]] = {}
    places: dict[str, float] = {}
    for row in sorted(set(rows.values())):
        ids = [each for each in people if rows[each] == row]
        ids.sort(key=lambda each: (_middle(parents_of[each], places), people[each].born or date.max, each))
        order[row] = _together(ids, beside, people)
        places |= {each: float(place) for place, each in enumerate(order[row])}
    return order


def _housemates(
    people: Mapping[str, Member], rows: Mapping[str, int], parents_of: Mapping[str, Sequence[str]]
) -> Iterable[tuple[str, str]]:
    """Those of one home and one row under no parents drawn: beside one another their home has one frame."""
    free = [each for each in people if people[each].home and not parents_of.get(each)]
    return (
        (one, other)
        for one, other in combinations(free, 2)
        if rows[one] == rows[other] and people[one].home == people[other].home
    )


def _sharing(links: Sequence[ParentLink]) -> list[set[str]]:
    """The sets of those who have a child together, and so stand beside one another."""
    by_child: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.kind == BIRTH:
            by_child[link.child].add(link.parent)
    return [parents for parents in by_child.values() if len(parents) > 1]


def _middle(of: Sequence[str], places: Mapping[str, float]) -> float:
    known = [places[each] for each in of if each in places]
    return sum(known) / len(known) if known else float("inf")


def _together(ids: Sequence[str], beside: Mapping[str, Sequence[str]], people: Mapping[str, Member]) -> list[str]:
    """The same order, with each one's partners pulled to their side."""
    placed: list[str] = []
    for each in ids:
        if each in placed:
            continue
        placed.append(each)
        for other in dict.fromkeys(beside.get(each, ())):
            if other in ids and other not in placed:
                placed.insert(placed.index(each) + (0 if people[other].sex == "M" else 1), other)
    return placed


def _placed(
    ids: Sequence[str], order: Mapping[int, Sequence[str]], links: Sequence[ParentLink], row: int
) -> list[tuple[int, str]]:
    """Places along a row: rows shorter than the longest stand in its middle."""
    longest = max((len(each) for each in order.values()), default=0)
    start = (longest - len(ids)) // 2
    return [(start + place, each) for place, each in enumerate(ids)]


def _unions(links: Sequence[ParentLink]) -> list[tuple[str, tuple[str, ...], tuple[str, ...], bool]]:
    """Sets of parents with the children they share, by kind: kind, parents, children, whether anybody contests it."""
    by_child: dict[tuple[str, str], set[str]] = defaultdict(set)
    contested: set[tuple[str, str]] = set()
    for link in links:
        by_child[link.child, link.kind].add(link.parent)
        if link.contested:
            contested.add((link.child, link.kind))
    unions: dict[tuple[str, tuple[str, ...], bool], list[str]] = defaultdict(list)
    for (child, kind), parents in by_child.items():
        unions[kind, tuple(sorted(parents)), (child, kind) in contested].append(child)
    return [(kind, parents, tuple(sorted(kids)), doubt) for (kind, parents, doubt), kids in sorted(unions.items())]


def _heights(
    order: Mapping[int, Sequence[str]],
    rows: Mapping[str, int],
    unions: Sequence[tuple[str, tuple[str, ...], tuple[str, ...], bool]],
    couples: Sequence[PairLink],
) -> dict[int, int]:
    """The height of each row: as far below the last as its rails and the arches over it need."""
    heights: dict[int, int] = {}
    y = TOP
    for row in sorted(order):
        rails = sum(min(rows[child] for child in kids) == row for _, _, kids, _ in unions)
        arches = sum(rows[pair.one] == row for pair in couples)
        y += (ROW if heights else 0) + rails * RAIL + arches * ARCH
        heights[row] = y
    return heights


def _parent_lines(
    unions: Sequence[tuple[str, tuple[str, ...], tuple[str, ...], bool]],
    spots: Mapping[str, Spot],
    rows: Mapping[str, int],
) -> list[Line]:
    lines: list[Line] = []
    used: dict[int, int] = defaultdict(int)
    begun, landed = Ports(10), Ports(6)
    for kind, parents, children, doubt in unions:
        row = min(rows[child] for child in children)
        used[row] += 1
        rail = min(spots[child].y for child in children) - 44 - used[row] * RAIL
        from_x = {each: spots[each].x + begun.aside(each, kind) for each in parents}
        to_x = {each: spots[each].x + landed.aside(each, kind) for each in children}
        xs = [*from_x.values(), *to_x.values()]
        words = f"{kind} of {', '.join(spots[child].member.name for child in children)}"
        lines.append(Line(points=((min(xs), rail), (max(xs), rail)), kind=kind, words=words, contested=doubt))
        lines += [
            Line(points=((x, _below(spots[each], rail)), (x, rail)), kind=kind, contested=doubt)
            for each, x in from_x.items()
        ]
        lines += [
            Line(points=((x, rail), (x, spots[each].y - 22)), kind=kind, contested=doubt) for each, x in to_x.items()
        ]
    return lines


class Ports:
    """Where lines meet a symbol: those of birth in its middle, each other one beside it, so that none hides another."""

    def __init__(self, nearest: int) -> None:
        self._nearest = nearest
        self._met: dict[str, int] = defaultdict(int)

    def aside(self, member: str, kind: str) -> int:
        """How far from the middle the next line of this kind meets this one's symbol: right and left by turns."""
        if kind == BIRTH:
            return 0
        number = self._met[member]
        self._met[member] += 1
        return (self._nearest + number // 2 % 2 * PORT) * (-1 if number % 2 else 1)


def _below(spot: Spot, rail: int) -> int:
    """Where a line from a parent begins: under the name, unless the rail is not below it at all."""
    return min(spot.y + UNDER_NAME, rail) if rail > spot.y else spot.y + 22


def _pair_lines(couples: Sequence[PairLink], spots: Mapping[str, Spot]) -> list[Line]:
    lines = []
    used: dict[int, int] = defaultdict(int)
    for pair in couples:
        left, right = sorted((spots[pair.one], spots[pair.other]), key=lambda spot: spot.x)
        used[left.y] += 1
        arch = min(left.y, right.y) - 26 - used[left.y] * ARCH
        points = ((left.x - 8, left.y - 22), (left.x - 8, arch), (right.x + 8, arch), (right.x + 8, right.y - 22))
        lines.append(Line(points=points, kind="ended" if pair.has_ended else "pair", words=pair.words))
    return lines


def _letters(people: Iterable[Member]) -> dict[str, str]:
    """A letter for each home in which more than one of them live."""
    homes: dict[str, int] = defaultdict(int)
    for member in people:
        homes[member.home] += bool(member.home)
    shared = [home for home, count in homes.items() if home and count > 1]
    return {home: chr(ord("A") + place % 26) for place, home in enumerate(shared)}


def _rings(order: Mapping[int, Sequence[str]], spots: Mapping[str, Spot], letters: Mapping[str, str]) -> Iterable[Ring]:
    """One ring around a home: through every row on which its people stand, as long as no row lies between.

    Only where others of the row stand between them does a home have another ring, with the same letter.
    """
    for home, letter in letters.items():
        rings: list[list[Run]] = []
        for ids in sorted(order.values(), key=lambda ids: spots[ids[0]].y):
            widest, *others = sorted(_runs(ids, spots, home), key=lambda run: run[0].x - run[-1].x) or [()]
            if not widest:
                rings.append([])
            elif rings and rings[-1]:
                rings[-1].append(widest)
            else:
                rings.append([widest])
            rings[:0] = [[run] for run in others]
        yield from (_around(runs, letter) for runs in rings if runs)


def _runs(ids: Sequence[str], spots: Mapping[str, Spot], home: str) -> list[Run]:
    """Those of one home who stand side by side in a row."""
    found: list[list[Spot]] = [[]]
    for each in ids:
        if spots[each].member.home == home:
            found[-1].append(spots[each])
        elif found[-1]:
            found.append([])
    return [tuple(run) for run in found if run]


def _around(runs: Sequence[Run], letter: str) -> Ring:
    """Down the right-hand sides and up the left: sides lean only between rows, where nobody stands."""
    boxes = [(run[0].x - 50, run[-1].x + 50, run[0].y - 34, run[0].y + 74) for run in runs]
    down = [(right, y) for _, right, top, bottom in boxes for y in (top, bottom)]
    up = [(left, y) for left, _, top, bottom in reversed(boxes) for y in (bottom, top)]
    return Ring(points=(*down, *up), x=boxes[0][0], y=boxes[0][2], letter=letter)
