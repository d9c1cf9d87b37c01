"""What came of a file: the counts that must add up, what it changes, and what has to be asked first."""

from __future__ import annotations

from dataclasses import dataclass, field

from onestory.grammar.feeds import Feed, Holding


@dataclass(frozen=True)
class PartCount:
    """The counts of one part."""

    rows: int = 0
    accepted: int = 0
    quarantined: int = 0
    duplicates: int = 0


@dataclass(frozen=True, kw_only=True)
class ImportOutcome:
    """What came of an import. Every row of the file is accepted, quarantined or a duplicate.

    `state` is committed, previewed or asked; a file that is `asked` about has changed nothing.
    """

    state: str
    feed: str
    file_name: str
    rows: int
    accepted: int
    quarantined: int
    duplicates: int
    delivery: int | None = None
    reasons: dict[str, int] = field(default_factory=dict)
    set_aside: dict[str, int] = field(default_factory=dict)
    parts: dict[str, PartCount] = field(default_factory=dict)
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    notes: tuple[str, ...] = ()
    asked: str = ""

    def as_dict(self) -> dict[str, object]:
        """Everything, as plain values for a machine to read."""
        counts = {name: vars(count) for name, count in self.parts.items()}
        return {**vars(self), "parts": counts, "notes": list(self.notes)}


def question(feed: Feed, *, held: dict[str, int], gone: dict[str, int], asks_below: float) -> str:
    """What must be asked before a full file withdraws so much; nothing where it does not."""
    if feed.holding is not Holding.FULL:
        return ""
    shrunk = [part for part in feed.parts if _shrinks(held.get(part.name, 0), gone.get(part.name, 0), asks_below)]
    total_held, total_gone = sum(held[name] for name in gone), sum(gone.values())
    if not _shrinks(total_held, total_gone, asks_below) and not any(part.person for part in shrunk):
        return ""
    return (
        f"This file is much smaller than what is held: {total_gone:,} of {total_held:,} records would be withdrawn. "
        "If that is right, confirm it; if not, ask for the whole file."
    )


def _shrinks(held: int, gone: int, asks_below: float) -> bool:
    return gone > 0 and held - gone <= asks_below * held


def largest_first(reasons: dict[str, int]) -> dict[str, int]:
    """Reasons by how often they came."""
    return dict(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])))
