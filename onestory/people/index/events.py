"""Adding one line to the chronology's partitioned table."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onestory.people.index.copying import rows
from onestory.people.index.hiding import betrays, mentions, words_of, words_of_everybody
from onestory.people.index.locking import lock_lines, ring_if_it_answers
from onestory.people.index.shielding import owe_a_look
from onestory.walls.bulk import bulk_cursor

ADD = """
    insert into people_event (council_id, person_id, kind, happened_at, to_the_day, until, recorded_at, text, standing,
                              significance, agency, agency_id, act, subject, noted_by, handling, sealed, hidden)
    values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
SHIELDED = "select since from people_shield where person_id = %s and lifted_at is null"


@dataclass(frozen=True, kw_only=True)
class EventRow:
    """One line as it is written by an act."""

    council: int
    person: UUID
    kind: str
    happened_at: datetime
    to_the_day: bool
    until: date | None
    recorded_at: datetime
    text: str
    standing: str
    significance: str
    agency: str
    agency_id: int | None
    act: str
    subject: str
    noted_by: str
    handling: str
    sealed: bool
    hidden: bool


def betrays_a_place(council: int, person: UUID, kind: str, text: str) -> bool:
    """Whether a line would tell where a shielded person is. Only the indexer knows; without the keys, any may."""
    ring = ring_if_it_answers()
    if rows(SHIELDED, [person]):
        return ring is None or betrays(kind, text, words_of(council, {person}, ring).get(person, ()))
    return could_mention(text) and ring is not None and mentions(text, words_of_everybody(council, ring))


def could_mention(text: str) -> bool:
    """Whether a text could name a door, a telephone or an e-mail at all. Pure."""
    return "@" in text or any(letter.isdigit() for letter in text)


def lock_line(council: int, number: int, at: datetime, text: str) -> None:
    """Lock the words of a line just added, or owe it while the keys are away. Only the indexer can."""
    ring = ring_if_it_answers()
    if ring is None:
        owe_a_look(council)
    else:
        lock_lines([(number, at, text)], ring)


def add_event(row: EventRow) -> int:
    """Add the line and return its number. Sealed lines may be beyond the writer's own sight, so nothing is returned by
    the insert itself."""
    with bulk_cursor() as cursor:
        cursor.execute(ADD, list(vars(row).values()))
        cursor.execute("select currval('people_event_id_seq')")
        return int(cursor.fetchone()[0])
