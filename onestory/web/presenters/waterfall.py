"""A waterfall: from what was known before looking, each answer moves the weight, until it says how sure one may be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH = 1_000
EVEN = 0.5
SURE = 10


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One step of the waterfall: where its bar begins, how wide it is, which way it speaks, what stands after it."""

    title: str
    words: str
    weight: float
    so_far: float
    left: int
    width: int
    kind: str

    @property
    def signed(self) -> str:
        """The weight as it is written: with its sign, to one place."""
        return points(self.weight)


@dataclass(frozen=True, kw_only=True)
class Fall:
    """Every bar, and where nought stands."""

    bars: tuple[Bar, ...]
    nought: int


def points(weight: float) -> str:
    """A weight to one place, with the minus that is a minus."""
    return f"{weight:+.1f}".replace("-", "\u2212")


def fall(start: object, steps: Sequence[object], total: float) -> Fall:
    """The bars of a waterfall, on one scale that holds every height it passes and nought."""
    at = 0.0
    moves: list[tuple[str, object, float, float, float]] = []
    for kind, step in [("start", start), *(("", step) for step in steps)]:
        weight = float(str(_of(step, "weight")))
        moves.append((kind or ("for" if weight >= 0 else "against"), step, weight, at, at + weight))
        at += weight
    moves.append(("total", {"title": "All together", "words": odds_in_words(total)}, total, 0.0, total))
    low = min(0.0, *(min(since, until) for _, _, _, since, until in moves))
    high = max(0.0, *(max(since, until) for _, _, _, since, until in moves))
    scale = WIDTH / max(high - low, 1.0)

    def bar(kind: str, step: object, weight: float, since: float, until: float) -> Bar:
        left, right = sorted((since, until))
        return Bar(
            title=str(_of(step, "title")),
            words=str(_of(step, "words")),
            weight=weight,
            so_far=until,
            left=round((left - low) * scale),
            width=max(round((right - left) * scale), 4),
            kind=kind,
        )

    return Fall(bars=tuple(bar(*move) for move in moves), nought=round(-low * scale))


def _of(step: object, name: str) -> object:
    """What a step says, whether it is a reason of the search or what a page put together."""
    return step[name] if isinstance(step, Mapping) else getattr(step, name)


def odds_in_words(weight: float) -> str:
    """A weight in bits as odds that anybody can picture."""
    if abs(weight) < EVEN:
        return "about as likely as not"
    if abs(weight) > SURE:
        return f"more than a thousand to one {'that it is' if weight > 0 else 'against'}"
    return f"about {round(2 ** abs(weight))} to one {'that it is' if weight > 0 else 'against'}"
