"""Adding one line to the chronology's partitioned table."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

ADD = """
    insert into people_event (council_id, person_id, kind, happened_at, to_the_day, until, recorded_at, text, standing,
                              significance, agency, agency_id, act, subject, noted_by, handling, sealed)
    values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


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


def add_event(row: EventRow) -> int:
    """Add the line and return its number. Sealed lines may be beyond the writer's own sight, so nothing is returned by
    the insert itself."""
    with connection.cursor() as cursor:
        cursor.execute(ADD, list(vars(row).values()))
        cursor.execute("select currval('people_event_id_seq')")
        return int(cursor.fetchone()[0])
