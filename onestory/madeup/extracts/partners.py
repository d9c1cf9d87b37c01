"""Every partner's extract, in the order they are written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from onestory.madeup.declared.slips import SLIPS
from onestory.madeup.extracts import adults, emergency, health, help, housing, justice, police, school
from onestory.madeup.extracts.layout import Delimited, Part, Row, Spoiler, spoiled, write_delimited, write_workbook
from onestory.madeup.rules.chance import Chance, stream
from onestory.madeup.world.clerks import Clerk
from onestory.madeup.world.creation import Creation


@dataclass(frozen=True)
class Partner:
    """One partner's file: how it is laid out and how its rows are written."""

    feed: str
    file: str
    header: tuple[str, ...]
    rows: Callable[[Creation, Clerk, Chance], Iterator[Row]]
    spoilers: Sequence[Spoiler]
    layout: Delimited | None
    sheet: str = ""


PARTNERS = (
    Partner(police.FEED, police.FILE, police.HEADER, police.rows, police.SPOILERS, police.LAYOUT),
    Partner(health.FEED, health.FILE, health.HEADER, health.rows, health.SPOILERS, health.LAYOUT),
    Partner(emergency.FEED, emergency.FILE, emergency.HEADER, emergency.rows, emergency.SPOILERS, emergency.LAYOUT),
    Partner(school.FEED, school.FILE, school.HEADER, school.rows, school.SPOILERS, school.LAYOUT),
    Partner(housing.FEED, housing.FILE, housing.HEADER, housing.rows, housing.SPOILERS, None, housing.SHEET),
    Partner(
        justice.PROBATION_FEED,
        justice.PROBATION_FILE,
        justice.PROBATION_HEADER,
        justice.probation_rows,
        justice.PROBATION_SPOILERS,
        justice.LAYOUT,
    ),
    Partner(adults.FEED, adults.FILE, adults.HEADER, adults.rows, adults.SPOILERS, adults.LAYOUT),
    Partner(help.FEED, help.FILE, help.HEADER, help.rows, help.SPOILERS, help.LAYOUT),
    Partner(
        justice.YOUTH_FEED,
        justice.YOUTH_FILE,
        justice.YOUTH_HEADER,
        justice.youth_rows,
        justice.YOUTH_SPOILERS,
        justice.LAYOUT,
    ),
)


def part_of(creation: Creation, partner: Partner, key: tuple[object, ...]) -> Part:
    """All of one partner's rows, with its slips."""
    chance = stream(*key, partner.feed)
    clerk = Clerk(creation.world, partner.feed, stream(*key, partner.feed, "clerk"))
    rows = spoiled(
        partner.rows(creation, clerk, chance),
        SLIPS[partner.feed],
        stream(*key, partner.feed, "spoil"),
        partner.spoilers,
    )
    return Part(partner.feed, partner.sheet or partner.feed, partner.file, partner.header, list(rows))


def write_part(folder: Path, partner: Partner, part: Part, made: datetime) -> None:
    """One partner's file on disk."""
    path = folder / partner.file
    if partner.layout:
        write_delimited(path, partner.layout, part.header, part.rows)
    else:
        write_workbook(path, made, [(partner.sheet, part.header, housing.sheet_rows(part.rows))])


def made_at(creation: Creation) -> datetime:
    """The moment that files say they were made: early on the day."""
    return datetime.combine(creation.world.today, time(5, 30))
