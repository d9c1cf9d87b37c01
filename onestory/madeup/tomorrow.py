"""Makes the following day's full snapshots: a few people come, a few go, a few things change."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import polars as pl

from onestory.madeup.building import KEPT_FOR_LATER_DAYS, council_named
from onestory.madeup.declared.councils import Council
from onestory.madeup.declared.places import MOBILES
from onestory.madeup.declared.ssd import TABLES
from onestory.madeup.declared.tomorrow import ARRIVING, TURNOVER, Turnover
from onestory.madeup.extracts.layout import Cell, Delimited, Part, Row, uk_minute, write_delimited
from onestory.madeup.extracts.partners import PARTNERS, Partner, part_of, write_part
from onestory.madeup.extracts.reading import read_delimited, read_rows
from onestory.madeup.extracts.ssd import tables as ssd
from onestory.madeup.manifest import Manifest, read_manifest
from onestory.madeup.rules.chance import Chance, stream
from onestory.madeup.rules.growth import nhs_block, times_life
from onestory.madeup.truth import RECORDS, people_frame, person_id, ties_frame
from onestory.madeup.world.clerks import Clerk
from onestory.madeup.world.creation import Creation, Size, create

NUMBERS_A_DAY = 400
SAME_STAFF = {"ssd_professionals", "ssd_department"}
UNCHANGED = ("cin", "ssda903", "annex-a.xlsx")
BESIDE = ("severed_pair.parquet", "shielded.csv")


class NoSuchDay(ValueError):
    """The day before cannot be followed; the message says why."""


@dataclass(frozen=True, slots=True)
class Known:
    """A row and the person it is about."""

    row: Row
    person_id: str | None


def next_day(*, folder: Path, out: Path, seed: int, today: date) -> Manifest:
    """Write the day after `folder` (one council's folder) under `out/<council>`, with its own truth."""
    before = read_manifest(folder / "truth" / "manifest.json")
    if today <= before.today:
        raise NoSuchDay(f"{folder} was made on {before.today:%-d %B %Y}; the next day must be later than that.")
    council, day = council_named(before.council), before.days + 1
    key = (before.council, before.seed, seed, today.isoformat(), "next day")
    creation = create(council, _arrivals(before, council, day), today=today, key=key)
    following = Following(folder, out / before.council, before, creation, key)
    records = {partner.feed: following.partner(partner) for partner in PARTNERS}
    records["ssd"] = following.case_system()
    following.unchanged()
    manifest = replace(
        before,
        today=today,
        days=day,
        children=before.children + sum(person.kind == "child" for person in creation.world.people),
        people=before.people + len(creation.world.people),
        households=before.households + len(creation.world.households),
        records=before.records | records,
        folder=out / before.council,
    )
    following.truth(manifest)
    return manifest


def _arrivals(before: Manifest, council: Council, day: int) -> Size:
    times = times_life(before.scale)
    last, a_day = nhs_block(council, times)[1], NUMBERS_A_DAY * times
    first = last - KEPT_FOR_LATER_DAYS * times + 1 + (day - 1) * a_day
    if first + a_day > last:
        raise NoSuchDay(f"This made-up council has no test NHS numbers left after {day - 1} days. Build it again.")
    arriving = max(3, round(before.children * ARRIVING))
    return Size(arriving, (first, first + a_day - 1), day=day, times=times)


class Following:
    """One day's files, made from the files of the day before."""

    def __init__(
        self, folder: Path, target: Path, before: Manifest, creation: Creation, key: tuple[object, ...]
    ) -> None:
        self._folder, self._target, self._before, self._creation, self._key = folder, target, before, creation, key
        self._truth = pl.read_parquet(folder / "truth" / "records.parquet")
        self._frames: list[pl.DataFrame] = []
        self._made = datetime.combine(creation.world.today, time(5, 30))

    def partner(self, partner: Partner) -> int:
        """One partner's new snapshot; how many rows it has."""
        chance, name = stream(*self._key, partner.feed, "turnover"), partner.sheet or partner.feed
        yesterday = self._known(partner.feed, name, read_rows(self._folder, partner))
        changer = Changer(partner.header, TURNOVER[partner.feed], chance, self._creation)
        kept = [known for known in map(changer.tomorrow, yesterday) if known]
        rows = [*kept, *changer.again(kept), *self._arrived(part_of(self._creation, partner, self._key))]
        part = Part(partner.feed, name, partner.file, partner.header, [known.row for known in rows])
        write_part(self._target, partner, part, self._made)
        self._note(part.feed, part.name, rows)
        return len(rows)

    def case_system(self) -> int:
        """The council's own tables: yesterday's, and those of the people who arrived."""
        clerk = Clerk(self._creation.world, ssd.FEED, stream(*self._key, ssd.FEED, "clerk"))
        arrived = {part.name: part for part in ssd.parts(self._creation, clerk, stream(*self._key, ssd.FEED))}
        total = 0
        for table, header in TABLES.items():
            path = f"ssd/{table}.csv"
            rows = self._known(ssd.FEED, table, read_delimited(self._folder / path, Delimited()))
            if table not in SAME_STAFF:
                rows += self._arrived(arrived[table])
            write_delimited(self._target / path, Delimited(), header, [known.row for known in rows])
            self._note(ssd.FEED, table, rows)
            total += len(rows)
        return total

    def unchanged(self) -> None:
        """Yearly returns are not sent again; they are copied so that the folder is whole."""
        for name in UNCHANGED:
            source, target = self._folder / name, self._target / name
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
            else:
                shutil.copyfile(source, target)
        self._frames.append(self._truth.filter(pl.col("feed").is_in(["cin", "ssda903", "annex-a"])))

    def truth(self, manifest: Manifest) -> None:
        """The truth about the new day's rows, and about everyone there has ever been."""
        folder, offset = self._target / "truth", self._before.people
        folder.mkdir(parents=True, exist_ok=True)
        pl.concat(self._frames).write_parquet(folder / "records.parquet")
        for name, arrived in (
            ("people.parquet", people_frame(self._creation, offset)),
            ("relationships.parquet", ties_frame(self._creation, offset)),
        ):
            known = pl.read_parquet(self._folder / "truth" / name)
            pl.concat([known, arrived], how="vertical_relaxed").write_parquet(folder / name)
        for name in BESIDE:
            shutil.copyfile(self._folder / "truth" / name, folder / name)
        manifest.write(folder / "manifest.json")

    def _known(self, feed: str, part: str, rows: list[list[Cell]]) -> list[Known]:
        truth = self._truth.filter((pl.col("feed") == feed) & (pl.col("part") == part)).sort("row")
        beside = zip(truth["source_id"], truth["person_id"], truth["slips"], truth["malformed"], rows, strict=True)
        return [
            Known(Row(tuple(values), None, source, tuple(slips.split()), malformed), person)
            for source, person, slips, malformed, values in beside
        ]

    def _arrived(self, part: Part) -> Iterator[Known]:
        for row in part.rows:
            number = row.person
            named = None if number is None else person_id(self._creation.world, number, self._before.people)
            yield Known(row, named)

    def _note(self, feed: str, part: str, rows: list[Known]) -> None:
        columns = {
            "feed": [feed] * len(rows),
            "part": [part] * len(rows),
            "source_id": [known.row.source for known in rows],
            "row": list(range(1, len(rows) + 1)),
            "person_id": [known.person_id for known in rows],
            "slips": [" ".join(slip.replace(" ", "_") for slip in known.row.slips) for known in rows],
            "malformed": [known.row.malformed for known in rows],
        }
        self._frames.append(pl.DataFrame(columns, schema=RECORDS))


class Changer:
    """Turns one feed's rows of yesterday into today's."""

    def __init__(self, header: tuple[str, ...], turnover: Turnover, chance: Chance, creation: Creation) -> None:
        self._turnover, self._chance, self._creation = turnover, chance, creation
        self._place = {column: place for place, column in enumerate(header)}
        self._width = len(header)

    def tomorrow(self, known: Known) -> Known | None:
        """The row as it is today; None when it was withdrawn."""
        draw = self._chance.random()
        if draw < self._turnover.withdrawn:
            return None
        if draw > 1 - self._turnover.changed and len(known.row.values) == self._width and not known.row.malformed:
            return self._changed(known)
        return known

    def _changed(self, known: Known) -> Known:
        values, turnover = list(known.row.values), self._turnover
        options = [column for column in (turnover.phone, turnover.address, turnover.number) if column]
        column = self._chance.pick(options)
        if column == turnover.phone:
            values[self._place[column]] = f"{MOBILES}{self._chance.whole(0, 999):03d}"
        elif column == turnover.number:
            before = str(values[self._place[column]])
            values[self._place[column]] = str(int(before) + 1) if before.isdigit() else before
        else:
            home = self._creation.world.streets.home()
            values[self._place[turnover.postcode]] = home.postcode
            values[self._place[column]] = home.street if turnover.town else home.whole
            if turnover.town:
                values[self._place[turnover.town]] = home.town
        return replace(known, row=replace(known.row, values=tuple(values)))

    def again(self, rows: list[Known]) -> Iterator[Known]:
        """New events for people already in the file, dated since yesterday."""
        whole = [known for known in rows if len(known.row.values) == self._width and not known.row.malformed]
        for serial in range(round(self._turnover.again * len(rows)) or bool(self._turnover.again and whole)):
            yield self._once_more(self._chance.pick(whole), serial)

    def _once_more(self, known: Known, serial: int) -> Known:
        turnover, size = self._turnover, self._creation.size
        at = self._chance.moment(self._creation.world.today - timedelta(days=1))
        reference = f"{self._creation.world.council.prefix}{size.day:03d}N{serial:05d}"
        values = list(known.row.values)
        values[self._place[turnover.again_id]] = reference
        police = turnover.again_at == "RECORDED_AT"
        values[self._place[turnover.again_at]] = uk_minute(at) if police else at.isoformat(timespec="seconds")
        if police:
            values[self._place["OCCURRED_AT"]] = uk_minute(at - timedelta(hours=2))
        source = known.row.source if police else reference
        slips = tuple(slip for slip in known.row.slips if slip != "duplicate_row")
        return replace(known, row=Row(tuple(values), None, source, slips))
