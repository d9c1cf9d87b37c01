"""The demo's conductor: founds the hub, reads every partner's files, links them, writes down who can sign in."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from onestory.access.rules.actors import the_system
from onestory.audit.actions.publish_heads import publish_heads
from onestory.audit.actions.seal_audit import seal_audit
from onestory.console.demo import cast
from onestory.console.demo.founding import Founded, at_work_today, found_demo
from onestory.console.demo.madeup_files import FILES
from onestory.console.demo.opening_day import open_the_day
from onestory.console.demo.past_weeks import live_the_weeks
from onestory.console.demo.recorded_ties import record_ties
from onestory.console.demo.shared_hub import agree_between
from onestory.feeds.actions.import_path import import_path
from onestory.madeup import read_manifest
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.rules.outcomes import ListedShield
from onestory.walls.actor import Actor
from onestory.walls.context import standing_as

# The hub has been at work for a while: agencies' accreditation and people's posts go back so far.
OPEN_FOR = timedelta(days=60)


def main(arguments: list[str]) -> None:
    """Fill the hub that the environment names from a folder of made-up councils, telling progress in lines of JSON."""
    files = Path(arguments[0])
    codes = [folder.name for folder in sorted(files.iterdir()) if folder.is_dir()]
    now = datetime.now(UTC)
    tell(stage="people at work")
    founded = found_demo(codes=codes, files=files, now=now - OPEN_FOR)
    agree_between(founded.councils, now=now - OPEN_FOR)
    _import(founded, files, now)
    _link(founded, files, now)
    tell(stage="front door")
    live_the_weeks(founded, files, now)
    record_ties(founded, files, now)
    tell(stage="front door", note=f"{open_the_day(founded, files, now)} worries wait")
    seal_audit(now=now)
    publish_heads(into=settings.AUDIT_ANCHORS, now=now)
    at_work_today(founded, now=now)
    _write_down(founded)


def tell(**line: Any) -> None:
    """A line for whoever started us: a stage begun, how far it is, or what there is to say of it."""
    print(json.dumps(line), flush=True)


def _import(founded: Founded, files: Path, now: datetime) -> None:
    """Every file of every council, through the same act as any other import."""
    tell(stage="import")
    work = [(code, feed, files / code / path) for code in founded.councils for feed, path in FILES.items()]
    accepted = quarantined = 0
    for done, (code, feed, path) in enumerate(work):
        tell(stage="import", done=done, of=len(work), what=f"{code} {feed}")
        if not path.exists():
            continue
        system = _system(founded, code)
        with standing_as(system):
            outcome = import_path(
                actor=system,
                feed=feed,
                path=path,
                council=founded.councils[code],
                as_of=read_manifest(files / code / "truth" / "manifest.json").today,
                now=now,
                confirm=True,
            )
        accepted, quarantined = accepted + outcome.accepted, quarantined + outcome.quarantined
    tell(stage="import", note=f"{accepted:,} rows accepted, {quarantined:,} put aside with a reason")


def _link(founded: Founded, files: Path, now: datetime) -> None:
    """Find who is who, council by council: each is its own data controller and never sees the other's records."""
    tell(stage="link")
    records = people = 0
    for place, (code, council) in enumerate(founded.councils.items()):

        def progress(stage: str, part: float, code: str = code, place: int = place) -> None:
            tell(stage="link", done=place + part, of=len(founded.councils), what=f"{code}: {stage}")

        system = _system(founded, code)
        with standing_as(system):
            shields = list(_listed_shields(files / code / "truth" / "shielded.csv"))
            outcome = link_council(actor=system, council=council, now=now, progress=progress, shields=shields)
        records, people = records + outcome.records, people + outcome.people
    tell(stage="link", note=f"{records:,} records of {people:,} people")


def _system(founded: Founded, code: str) -> Actor:
    return the_system(council=founded.councils[code], council_code=code)


def _listed_shields(path: Path) -> Iterator[ListedShield]:
    """The council's own list of people whose place must be kept from everybody."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            given, _, family = row["name"].partition(" ")
            yield ListedShield(
                since=date.fromisoformat(row["since"]),
                why=row["why"],
                council_child_id=row["council_child_id"],
                nhs_number=row["nhs_number"],
                given_name=given,
                family_name=family,
                date_of_birth=date.fromisoformat(row["dob"]) if row["dob"] else None,
            )


def _write_down(founded: Founded) -> None:
    """Last of all, since its being there says that the demo is whole."""
    path = Path(settings.STATE) / "demo.json"
    printed = {player.username for player in cast.PRINTED}
    said = {
        "councils": list(founded.councils),
        "password": founded.password,
        "accounts": [asdict(account) | {"printed": account.username in printed} for account in founded.accounts],
    }
    path.touch(mode=0o600)
    path.write_text(json.dumps(said, indent=1))
