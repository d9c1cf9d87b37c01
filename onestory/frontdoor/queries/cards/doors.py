"""Control totals as a page shows them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class DoorRow:
    """One door's day."""

    door: str
    title: str
    acknowledged: int
    kept: int


@dataclass(frozen=True, kw_only=True)
class Doors:
    """Every door's day; ``is_late`` when no count has been made for more than half an hour."""

    since: datetime
    counted_until: datetime | None
    is_late: bool
    rows: tuple[DoorRow, ...]
    missing: tuple[str, ...]
    unspoken: tuple[str, ...]

    @property
    def reconciles(self) -> bool:
        """Whether everything acknowledged is there, and everything there was acknowledged."""
        return not self.missing and not self.unspoken
