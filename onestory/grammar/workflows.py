"""States as a list of moves: what may happen next, why not, and the diagram, all from the same list."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from onestory.grammar.declarations import (
    DeclarationError,
    check_code,
    check_no_repeats,
    in_words,
    with_article,
    words_of,
)
from onestory.grammar.refusals import OutOfOrder

State = TypeVar("State", bound=StrEnum)


@dataclass(frozen=True, kw_only=True)
class Move(Generic[State]):
    """One thing that may be done: from which states, to which, and the permission it needs.

    `says` is what a person is told they do, for "{}" the thing it is done to, which follows where there is none.
    """

    name: str
    come_from: tuple[State, ...]
    go_to: State
    needs: str
    says: str = ""

    def __post_init__(self) -> None:
        check_code("A move", self.name)
        check_no_repeats(f"The move {self.name}", self.come_from)
        if not self.come_from:
            raise DeclarationError(f"The move {self.name} comes from nowhere.")

    @property
    def verb(self) -> str:
        """What a person is told they do, without what it is done to."""
        return self.done_to("").replace("  ", " ").strip()

    def done_to(self, thing: str) -> str:
        """What a person is told they can or cannot do to it: "pass it to their worker", "close it"."""
        said = self.says or words_of(self.name)
        return said.format(thing) if "{}" in said else f"{said} {thing}"


@dataclass(frozen=True, kw_only=True)
class Workflow(Generic[State]):
    """The life of one kind of record. Its states are every member of the enum that `begins` belongs to."""

    code: str
    begins: State
    moves: tuple[Move[State], ...]
    title: str = ""
    source: str = ""
    thing: str = ""

    def __post_init__(self) -> None:
        check_code("A workflow", self.code)
        _check_one_answer(self)
        _check_every_state_is_reached(self)

    @property
    def noun(self) -> str:
        """What goes through these states, as it is named in a sentence."""
        return self.thing or words_of(self.code)

    @property
    def states(self) -> tuple[State, ...]:
        """Every state, in the order declared."""
        return tuple(type(self.begins))

    @property
    def ends(self) -> tuple[State, ...]:
        """The states nothing moves on from."""
        return tuple(state for state in self.states if not self.moves_from(state))

    def moves_from(self, state: State) -> tuple[Move[State], ...]:
        """What may be done in this state."""
        return tuple(move for move in self.moves if state in move.come_from)

    def check(self, move: str, state: State) -> Move[State]:
        """The move, if this state allows it; otherwise an OutOfOrder refusal saying why, and what can be done."""
        self._known(move)
        for allowed in self.moves_from(state):
            if allowed.name == move:
                return allowed
        raise OutOfOrder(self._sentence(move, state))

    def refusal(self, move: str, state: State) -> str | None:
        """The sentence `check` would refuse with, for a disabled button; None means yes."""
        try:
            self.check(move, state)
        except OutOfOrder as refused:
            return refused.message
        return None

    def diagram(self) -> str:
        """The moves as a Mermaid state diagram, one arrow between any two states."""
        return "\n".join(["stateDiagram-v2", *(f"    {line}" for line in _arrows(self))])

    def _known(self, name: str) -> Move[State]:
        for move in self.moves:
            if move.name == name:
                return move
        raise LookupError(f"The {self.code} workflow has no move called {name!r}.")

    def _sentence(self, move: str, state: State) -> str:
        verb = self._known(move).verb
        refused = f"You cannot {verb} {with_article(self.noun)} that is {words_of(state)}."
        moves = self.moves_from(state)
        onward = [other for other in moves if other.go_to != state] or moves
        instead = [other.done_to("it") for other in onward]
        return (
            f"{refused} From here you can {in_words(instead)}."
            if instead
            else f"{refused} Nothing more can be done with it."
        )


def _check_one_answer(workflow: Workflow[State]) -> None:
    for state in workflow.states:
        check_no_repeats(
            f"The {workflow.code} workflow, in state {state},", (move.name for move in workflow.moves_from(state))
        )


def _check_every_state_is_reached(workflow: Workflow[State]) -> None:
    reached, unread = {workflow.begins}, [workflow.begins]
    while unread:
        fresh = {move.go_to for move in workflow.moves_from(unread.pop())} - reached
        reached |= fresh
        unread += fresh
    lost = [state for state in workflow.states if state not in reached]
    if lost:
        raise DeclarationError(f"Nothing in the {workflow.code} workflow leads to {', '.join(lost)}.")


def _arrows(workflow: Workflow[State]) -> Iterator[str]:
    yield f"[*] --> {_node(workflow.begins)}"
    arrows: dict[tuple[State, State], list[str]] = {}
    for move in workflow.moves:
        for state in move.come_from:
            arrows.setdefault((state, move.go_to), []).append(words_of(move.name))
    for (state, go_to), names in arrows.items():
        yield f"{_node(state)} --> {_node(go_to)}: {', '.join(names)}"
    for state in workflow.ends:
        yield f"{_node(state)} --> [*]"


def _node(state: StrEnum) -> str:
    return state.value.replace("-", "_").replace(" ", "_")
