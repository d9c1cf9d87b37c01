"""What a change to a hub's hours or colours would do: when each colour is due as it stands, and if it were kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from onestory.calendars.instants import london_date
from onestory.frontdoor.rules.clocks import LocalClocks, colour_due
from onestory.vocabulary.frontdoor import Brag

BEFORE_CLOSING = timedelta(minutes=30)
NOW, LATE, SHUT = "now", "half an hour before the door shuts", "half an hour after it has shut"


@dataclass(frozen=True, kw_only=True)
class Foreseen:
    """One colour set at one moment: when it would be due by what stands, and by what was typed; each with its rule."""

    brag: str
    when: str
    at: datetime
    stands: datetime
    stands_says: str
    typed: datetime
    typed_says: str

    @property
    def is_changed(self) -> bool:
        """Whether it would be due at another time."""
        return self.stands != self.typed


def foreseen(stands: LocalClocks, typed: LocalClocks, *, now: datetime) -> Iterator[Foreseen]:
    """Every colour, set now and on either side of the next closing, where the door shuts at all."""
    shuts = typed.shuts_next(now) or stands.shuts_next(now)
    moments = [(NOW, now), *([(LATE, shuts - BEFORE_CLOSING), (SHUT, shuts + BEFORE_CLOSING)] if shuts else [])]
    for brag in Brag:
        for when, at in moments:
            yield Foreseen(
                brag=brag.value,
                when=when,
                at=at,
                stands=colour_due(brag=brag.value, started_at=at, clocks=stands),
                stands_says=stands.limit_of_colour(brag.value, on=london_date(at)).says,
                typed=colour_due(brag=brag.value, started_at=at, clocks=typed),
                typed_says=typed.limit_of_colour(brag.value, on=london_date(at)).says,
            )
