"""Builds a made-up council's folder: the partners' files, the council's own returns, and the truth beside them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from onestory.madeup.declared.councils import COUNCILS, Council
from onestory.madeup.extracts.partners import PARTNERS, made_at, part_of, write_part
from onestory.madeup.extracts.returns import RETURNS
from onestory.madeup.manifest import Manifest
from onestory.madeup.rules.growth import LARGEST, nhs_block, times_life
from onestory.madeup.truth import Ledger, people_frame, severed_frame, ties_frame, write_shielded
from onestory.madeup.world.creation import Creation, Size, create

Progress = Callable[[str, int, int], None]
SMALLEST = 60
KEPT_FOR_LATER_DAYS = 20_000


class UnknownCouncil(ValueError):
    """There is no such made-up council; the message says which there are."""


def council_named(code: str) -> Council:
    if code not in COUNCILS:
        raise UnknownCouncil(f"There is no made-up council called {code!r}. Choose one of: {', '.join(COUNCILS)}.")
    return COUNCILS[code]


def build(
    *, council: str, out: Path, scale: float, seed: int = 1, today: date, progress: Progress | None = None
) -> Manifest:
    """Write a made-up council under `out/<council>`; the same arguments always write the same files."""
    made_up = council_named(council)
    if not 0 < scale <= LARGEST:
        raise ValueError(
            f"The scale is a share of the real council, more than 0 and at most {LARGEST}; {scale} is not."
        )
    say, steps = progress or _quietly, len(PARTNERS) + len(RETURNS) + 2
    key = (council, seed, scale, today.isoformat())
    children = max(SMALLEST, round(made_up.under_18s * scale))
    times = times_life(scale)
    first, last = nhs_block(made_up, times)
    say("people and their years", 0, steps)
    creation = create(
        made_up, Size(children, (first, last - KEPT_FOR_LATER_DAYS * times), times=times), today=today, key=key
    )
    folder = out / council
    ledger, records, files = Ledger(), {}, []
    for place, partner in enumerate(PARTNERS, start=1):
        say(partner.feed, place, steps)
        part = part_of(creation, partner, key)
        write_part(folder, partner, part, made_at(creation))
        ledger.note(creation.world, part)
        records[partner.feed] = len(part.rows)
        files.append(partner.file)
    for place, (feed, write) in enumerate(RETURNS, start=len(PARTNERS) + 1):
        say(feed, place, steps)
        parts = write(folder, creation, key)
        for part in parts:
            ledger.note(creation.world, part)
        records[feed] = sum(len(part.rows) for part in parts)
        files += dict.fromkeys(part.file for part in parts)
    say("truth", steps - 1, steps)
    _write_truth(folder / "truth", creation, ledger)
    manifest = _manifest(creation, seed=seed, scale=scale, records=records, files=files, folder=folder)
    manifest.write(folder / "truth" / "manifest.json")
    say("done", steps, steps)
    return manifest


def _write_truth(folder: Path, creation: Creation, ledger: Ledger) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    ledger.all().write_parquet(folder / "records.parquet")
    people_frame(creation).write_parquet(folder / "people.parquet")
    ties_frame(creation).write_parquet(folder / "relationships.parquet")
    severed_frame(creation).write_parquet(folder / "severed_pair.parquet")
    write_shielded(folder / "shielded.csv", creation)


def _manifest(
    creation: Creation, *, seed: int, scale: float, records: dict[str, int], files: list[str], folder: Path
) -> Manifest:
    world = creation.world
    return Manifest(
        council=world.council.code,
        seed=seed,
        scale=scale,
        today=world.today,
        children=sum(person.kind == "child" for person in world.people),
        people=len(world.people),
        households=len(world.households),
        records=records,
        files=tuple(files),
        stories=creation.stories,
        folder=folder,
    )


def _quietly(stage: str, done: int, total: int) -> None:
    return None
