"""Files of early help, made a row at a time, and the act of importing one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from django.db import connection

from onestory.feeds.actions.import_path import import_path
from onestory.feeds.rules.outcome import ImportOutcome
from onestory.walls.actor import Actor
from tests.rooms.conftest import Hub

HEAD = "Episode ID,Family ID,Child ID,Forename,Surname,DOB,Postcode,Start Date,End Date,Reason"
AS_OF = date(2026, 11, 18)


def child(number: int, *, name: str = "Kit", born: str = "2015-02-03", reason: str = "worry") -> str:
    """One good row; every argument may be made bad."""
    return f"E{number},F1,C{number},{name},Doe,{born},TS1 1AA,2026-01-05,,{reason}"


@dataclass
class Desk:
    """Somebody who imports files, and what they have at hand."""

    actor: Actor
    folder: Path
    now: datetime
    council: int

    def file(self, *rows: str, name: str = "early-help.csv") -> Path:
        """Write a file of these rows."""
        path = self.folder / name
        path.write_text("\n".join([HEAD, *rows, ""]))
        return path

    def brings(self, *rows: str, as_of: date = AS_OF, confirm: bool = False, feed: str = "early-help") -> ImportOutcome:
        """Import a file of these rows."""
        return self.brings_file(self.file(*rows), as_of=as_of, confirm=confirm, feed=feed)

    def brings_file(
        self, path: Path, *, as_of: date = AS_OF, confirm: bool = False, feed: str = "early-help"
    ) -> ImportOutcome:
        """Import a file that is already written."""
        return import_path(
            actor=self.actor, feed=feed, path=path, council=self.council, as_of=as_of, now=self.now, confirm=confirm
        )


@pytest.fixture
def desk(hub: Hub, now: datetime, tmp_path: Path, settings: object) -> Desk:
    """A data officer at Middlesbrough."""
    settings.DELIVERIES = tmp_path / "waiting"  # type: ignore[attr-defined]
    actor = hub.actor("data-officer")
    return Desk(actor=actor, folder=tmp_path, now=now, council=actor.council)


@pytest.fixture
def held() -> Callable[[], list[tuple[object, ...]]]:
    """Everything that stands, to the last column but the row number: for holding before against after."""

    def rows() -> list[tuple[object, ...]]:
        with connection.cursor() as cursor:
            cursor.execute("select * from feeds_sourcerecord where valid_until is null order by id")
            return cursor.fetchall()

    return rows
