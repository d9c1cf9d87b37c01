"""A made-up council's folder, imported as the console imports it."""

import csv
from datetime import date
from pathlib import Path

from onestory.console.demo.madeup_files import FILES
from onestory.feeds.actions.import_path import import_path
from onestory.people.rules.outcomes import ListedShield
from tests.rooms.people.conftest import NOW, World


def import_folder(world: World, folder: Path, *, as_of: date) -> int:
    """Import every file there is. How many rows were accepted."""
    accepted = 0
    for feed, name in FILES.items():
        if (folder / name).exists():
            told = import_path(
                actor=world.keeper(),
                feed=feed,
                path=folder / name,
                council=world.council,
                as_of=as_of,
                now=NOW,
                confirm=True,
            )
            accepted += told.accepted
    return accepted


def listed_shields(folder: Path) -> list[ListedShield]:
    """The council's own list of people to shield."""
    with (folder / "truth" / "shielded.csv").open(encoding="utf-8", newline="") as file:
        return [
            ListedShield(
                since=date.fromisoformat(row["since"]),
                why=row["why"],
                council_child_id=row["council_child_id"],
                nhs_number=row["nhs_number"],
            )
            for row in csv.DictReader(file)
        ]
