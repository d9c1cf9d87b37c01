"""A made-up council's folder, imported as the console imports it."""

import csv
from datetime import date
from pathlib import Path

from onestory.feeds.actions.import_path import import_path
from onestory.people.rules.outcomes import ListedShield
from tests.rooms.people.conftest import NOW, World

FILES = {
    "ssd": "ssd",
    "cin": "cin",
    "ssda903": "ssda903",
    "annex-a": "annex-a.xlsx",
    "health-registrations": "health-registrations.txt",
    "school-census": "school-census.csv",
    "housing-tenancies": "housing-tenancies.xlsx",
    "ae-attendances": "ae-attendances.csv",
    "police-notices": "police-notices.csv",
    "probation": "probation.csv",
    "adult-care": "adult-care.csv",
    "early-help": "early-help.csv",
    "youth-justice": "youth-justice.csv",
}


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
