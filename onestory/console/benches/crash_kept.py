"""What was acknowledged: written to a file as it comes, so that a million take no memory, and looked for in the end."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import psycopg

from onestory.console.benches.crash_messages import Message

MEMORY = "set work_mem = '256MB'"
LISTED = "create temp table acknowledged (name text not null, reference text not null, of_an_incident bool not null)"
COPIED = "copy acknowledged from stdin"
LOST = """
select count(*) from (
    select listed.name from acknowledged listed
    left join frontdoor_contactchild child on child.family_name = listed.name
    left join frontdoor_contact contact on contact.id = child.contact_id
    left join frontdoor_submission submission
        on submission.contact_id = contact.id and submission.reference = contact.reference
    left join frontdoor_assignment assigned on assigned.contact_id = contact.id and assigned.number = 1
    left join frontdoor_incidentpart part on part.contact_id = contact.id
    left join frontdoor_schoolnotice notice on notice.contact_id = contact.id
    left join (select subject, count(*) as lines from audit_event where act = 'contact.receive' group by 1) audited
        on audited.subject = contact.reference
    group by listed.name
    having not coalesce(bool_and(
        contact.reference = listed.reference and submission.id is not null and contact.queue <> ''
        and contact.team_id is not null and contact.due_at is not null and assigned.id is not null
        and audited.lines = 1 and (part.id is not null and notice.id is not null) = listed.of_an_incident), false)
) lost
"""
DOUBLED = "select count(*) from (select 1 from frontdoor_contactchild group by family_name having count(*) > 1) doubled"
HANGS_ON = ("assignment", "submission", "incidentpart", "schoolnotice", "contactchild", "contactadult")
OF_A_NAME = "select contact_id from frontdoor_contactchild where family_name = %s"


class Line(NamedTuple):
    """One contact that was acknowledged: its child, its reference, and whether it came with others."""

    name: str
    reference: str
    of_an_incident: bool


@dataclass(frozen=True)
class Found:
    """What became of what was acknowledged."""

    lost: int
    doubled: int


def lines_of(message: Message, references: list[str]) -> list[Line]:
    """A line a child; one for whom no reference was given has none, and will be found lost."""
    given = [*references, *[""] * (len(message.children) - len(references))]
    return [Line(name, given[number], message.is_incident) for number, name in enumerate(message.children)]


class Kept:
    """The lines of what was acknowledged, in a file that is gone when the bench is."""

    def __init__(self) -> None:
        self.count = 0
        self.an_incident: list[Line] = []
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  as long as the bench

    def add(self, lines: list[Line]) -> None:
        """Keep them."""
        self._file.writelines(f"{name}\t{reference}\t{incident}\n" for name, reference, incident in lines)
        self.count += len(lines)
        if lines[0].of_an_incident:
            self.an_incident = lines

    def as_lines(self) -> Iterator[str]:
        """All of them, as `copy` reads them."""
        self._file.seek(0)
        yield from self._file


def compared(url: str, kept: Kept) -> Found:
    """Each one acknowledged, looked for in the database as it came up again: whole, once, under its reference."""
    with psycopg.connect(url) as connection:
        return _looked_for(connection, kept.as_lines())


def lost_of_half(url: str, kept: Kept) -> int:
    """How many are found lost of an incident from which one child's contact is taken away, for as long as we look."""
    with psycopg.connect(url) as connection, connection.transaction(force_rollback=True):
        contact = connection.execute(OF_A_NAME, [kept.an_incident[0].name]).fetchone()
        for table in HANGS_ON:
            connection.execute(f"delete from frontdoor_{table} where contact_id = %s", contact)  # noqa: S608
        connection.execute("delete from frontdoor_contact where id = %s", contact)
        return _looked_for(connection, (f"{n}\t{r}\t{i}\n" for n, r, i in kept.an_incident)).lost


def _looked_for(connection: psycopg.Connection[tuple[int]], lines: Iterable[str]) -> Found:
    connection.execute(MEMORY)
    connection.execute(LISTED)
    with connection.cursor() as cursor, cursor.copy(COPIED) as copied:
        for line in lines:
            copied.write(line)
    connection.execute("analyze acknowledged")
    return Found(lost=_counted(connection, LOST), doubled=_counted(connection, DOUBLED))


def _counted(connection: psycopg.Connection[tuple[int]], question: str) -> int:
    (count,) = connection.execute(question).fetchone() or (0,)
    return count
