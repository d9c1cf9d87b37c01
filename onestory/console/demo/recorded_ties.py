"""What the demo's worker recorded of one of the made-up families: who is a risk to whom, and what is contested."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.db import transaction

from onestory.calendars.instants import london_date
from onestory.console.demo.founding import Founded
from onestory.console.demo.opening_day import somebody
from onestory.madeup import read_manifest
from onestory.people.queries.candidates import candidates
from onestory.story.actions.record_tie import GivenTie, record_tie
from onestory.walls.actor import Actor

FAMILY = "seven-small-things"
WHY = "Reading through what seven agencies told of her."


@dataclass(frozen=True, kw_only=True)
class Said:
    """One relationship as the worker recorded it; `name` is who stands so to the child."""

    name: str
    kind: str
    sureness: str
    said_by: str
    why: str
    days: int
    contested_by: str = ""


SAID = (
    Said(
        name="Darren Holroyd",
        kind="poses-risk-to",
        sureness="likely",
        said_by="Kayleigh, to her teacher",
        why="She said that she does not like it at home when Daz has been drinking, and keeps her brothers upstairs.",
        days=160,
        contested_by="Leanne says that no man lives with them",
    ),
    Said(
        name="Darren Holroyd",
        kind="step-parent",
        sureness="unclear",
        said_by="The school",
        why="He fetches the boys most days, and signs as their stepfather.",
        days=400,
        contested_by="Leanne says that he is only Alfie's father",
    ),
)


def record_ties(founded: Founded, files: Path, now: datetime) -> int:
    """Record them in the first council's index, where its made-up family is found by name. How many."""
    council = next(account.council for account in founded.accounts if account.username == "worker")
    story = next(
        (each for each in read_manifest(files / council / "truth" / "manifest.json").stories if each.code == FAMILY),
        None,
    )
    return _record(story.look_for, now - timedelta(hours=6)) if story else 0


@transaction.atomic
def _record(child_called: str, now: datetime) -> int:
    worker = somebody("worker", now)
    child = _called(child_called, worker, now)
    done = 0
    for said in SAID:
        other = _called(said.name, worker, now)
        if child is None or other is None or other == child:
            continue
        given = GivenTie(
            other=other,
            kind=said.kind,
            sureness=said.sureness,
            said_by=said.said_by,
            why=said.why,
            since=london_date(now) - timedelta(days=said.days),
            contested_by=said.contested_by,
        )
        record_tie(actor=worker, person=child, given=given, reason=WHY, now=now)
        done += 1
    return done


def _called(words: str, worker: Actor, now: datetime) -> UUID | None:
    found = candidates(viewer=worker, now=now, words=words)
    return found[0].person if found else None
