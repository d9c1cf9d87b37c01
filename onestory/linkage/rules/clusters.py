"""Who is one person, given scored pairs: average linkage that never joins across a forbidden pair."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations
from types import MappingProxyType

Pair = tuple[int, int]
Edge = tuple[int, int, float]
Numbers = Mapping[int, Sequence[str]]
"""Of each record that has one, its number of one kind; or several, where it was given another later."""

NO_NOTICES: Mapping[int, Sequence[int]] = MappingProxyType({})

MOST = 25.0
"""One pair's weight counts for no more than this either way, so that no single pair decides a cluster."""

BEYOND_EVIDENCE, OUTRIGHT = 100.0, 1e6
"""A weight that no evidence reaches is a person's decision: it goes before all others and no average undoes it."""


def counted(weight: float) -> float:
    """Return what a pair's weight counts for in a group."""
    return OUTRIGHT if weight > BEYOND_EVIDENCE else max(-MOST, min(MOST, weight))


class Components:
    """Union and find over whole numbers: which records hang together at all."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def find(self, one: int) -> int:
        parent = self.parent
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    def join(self, one: int, other: int) -> None:
        one, other = self.find(one), self.find(other)
        if one != other:
            self.parent[max(one, other)] = min(one, other)


class Gathering:
    """One component being gathered into people."""

    def __init__(self, edges: Iterable[Edge], forbidden: set[Pair], *, join: float, unseen: float) -> None:
        self.members: dict[int, list[int]] = {}
        self.total: dict[int, dict[int, float]] = defaultdict(dict)
        self.seen: dict[int, dict[int, int]] = defaultdict(dict)
        self.barred: dict[int, set[int]] = defaultdict(set)
        self.join, self.unseen = join, unseen
        for left, right, weight in edges:
            self.members.setdefault(left, [left])
            self.members.setdefault(right, [right])
            self.total[left][right] = self.total[right][left] = counted(weight)
            self.seen[left][right] = self.seen[right][left] = 1
        for left, right in forbidden:
            self.barred[left].add(right)
            self.barred[right].add(left)

    def weight(self, one: int, other: int) -> float:
        """Return the average weight between two groups; pairs never compared count as `unseen`."""
        pairs = len(self.members[one]) * len(self.members[other])
        seen = self.seen[one].get(other, 0)
        return (self.total[one].get(other, 0.0) + (pairs - seen) * self.unseen) / pairs

    def gathered(self) -> list[list[int]]:
        """Join the two closest groups until none are close enough; return the groups."""
        queue = [
            (-self.weight(one, other), one, other)
            for one, others in self.total.items()
            for other in others
            if one < other and other not in self.barred[one] and self.weight(one, other) >= self.join
        ]
        heapify(queue)
        while queue:
            negative, one, other = heappop(queue)
            if one not in self.members or other not in self.members or other in self.barred[one]:
                continue
            if -negative != self.weight(one, other):
                continue
            self.merge(one, other)
            for third in self.total[one]:
                weight = self.weight(one, third)
                if weight >= self.join and third not in self.barred[one]:
                    heappush(queue, (-weight, min(one, third), max(one, third)))
        return list(self.members.values())

    def merge(self, one: int, other: int) -> None:
        """Let one group take in another: members, evidence and prohibitions."""
        self.members[one] = self.members[one] + self.members.pop(other)
        for third, weight in self.total.pop(other).items():
            del self.total[third][other]
            seen = self.seen[third].pop(other)
            if third == one:
                continue
            self.total[one][third] = self.total[third][one] = self.total[one].get(third, 0.0) + weight
            self.seen[one][third] = self.seen[third][one] = self.seen[one].get(third, 0) + seen
        for third in self.barred.pop(other, set()):
            self.barred[third].discard(other)
            self.barred[third].add(one)
            self.barred[one].add(third)


def gather(
    edges: Iterable[Edge],
    forbidden: Iterable[Pair],
    *,
    join: float,
    unseen: float,
    numbers: Sequence[Numbers] = (),
    notices: Mapping[int, Sequence[int]] = NO_NOTICES,
) -> list[list[int]]:
    """Return groups of records, each one person, from the scored pairs of any number of components.

    `numbers` are of several kinds: two records whose numbers of one kind differ are never in one group, though nobody
    compared them. Neither are two records of one of `notices`, which names nobody twice.
    """
    kept = list(edges)
    largest = max((max(left, right) for left, right, _ in kept), default=-1)
    components = Components(largest + 1)
    for left, right, weight in kept:
        if weight >= join:
            components.join(left, right)
    inside: dict[int, list[Edge]] = defaultdict(list)
    for edge in kept:
        root = components.find(edge[0])
        if root == components.find(edge[1]):
            inside[root].append(edge)
    barred: dict[int, set[Pair]] = defaultdict(set)
    for left, right in forbidden:
        if max(left, right) <= largest and components.find(left) == components.find(right):
            barred[components.find(left)].add((left, right))
    groups: list[list[int]] = []
    for root, own in inside.items():
        barred[root] |= told_together(own, notices).union(*(two_numbers(own, kind) for kind in numbers))
        groups.extend(gathered(own, barred[root], join=join, unseen=unseen))
    return groups


def two_numbers(edges: list[Edge], numbers: Numbers) -> set[Pair]:
    """Return the pairs of records in a component that carry two numbers and were never compared."""
    numbered = sorted(row for row in {one for left, right, _ in edges for one in (left, right)} if row in numbers)
    if len({number for row in numbered for number in numbers[row]}) < 2:
        return set()
    seen = {(min(left, right), max(left, right)) for left, right, _ in edges}
    pairs = combinations(numbered, 2)
    return {pair for pair in pairs if pair not in seen and not set(numbers[pair[0]]) & set(numbers[pair[1]])}


def told_together(edges: list[Edge], notices: Mapping[int, Sequence[int]]) -> set[Pair]:
    """Return the pairs of records in a component that stand in one notice and were never compared."""
    named: dict[int, list[int]] = defaultdict(list)
    for row in sorted({one for left, right, _ in edges for one in (left, right)}):
        for notice in notices.get(row, ()):
            named[notice].append(row)
    pairs = {pair for rows in named.values() for pair in combinations(rows, 2)}
    return pairs - {(min(left, right), max(left, right)) for left, right, _ in edges} if pairs else pairs


def gathered(edges: list[Edge], barred: set[Pair], *, join: float, unseen: float) -> list[list[int]]:
    """Gather one component; where every pair was compared and none is doubtful there is nothing to weigh."""
    if not barred and all(weight >= join for _, _, weight in edges):
        members = sorted({one for left, right, _ in edges for one in (left, right)})
        if len(edges) == len(members) * (len(members) - 1) // 2:
            return [members]
    return Gathering(edges, barred, join=join, unseen=unseen).gathered()
