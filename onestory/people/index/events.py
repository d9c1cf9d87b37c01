"""Adding one line to the chronology's partitioned table."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from onestory.people.declared.event_kinds import LOCATING
from onestory.people.declared.facts import PLACES
from onestory.people.index.copying import rows

ADD = """
    insert into people_event (council_id, person_id, kind, happened_at, to_the_day, until, recorded_at, text, standing,
                              significance, agency, agency_id, act, subject, noted_by, handling, sealed, hidden)
    values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
BETRAYS = """
    select exists (select 1 from people_shield where person_id = %(person)s and lifted_at is null)
       and (%(kind)s = any (%(locating)s) or exists (
           select 1 from (
               select value as word from people_fact where person_id = %(person)s and kind = any (%(places)s)
               union all
               select unnest(array[postcode, replace(postcode, ' ', ''), split_part(address, ',', 1)])
                 from people_residence where person_id = %(person)s
           ) w where length(word) > 4 and strpos(lower(%(text)s), lower(word)) > 0))
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
    hidden: bool


def betrays_a_place(person: UUID, kind: str, text: str) -> bool:
    """Whether a line would tell where a shielded person is. Only the indexer can know."""
    told = {"person": person, "kind": kind, "text": text, "locating": sorted(LOCATING), "places": sorted(PLACES)}
    return bool(rows(BETRAYS, told)[0][0])


def add_event(row: EventRow) -> int:
    """Add the line and return its number. Sealed lines may be beyond the writer's own sight, so nothing is returned by
    the insert itself."""
    with connection.cursor() as cursor:
        cursor.execute(ADD, list(vars(row).values()))
        cursor.execute("select currval('people_event_id_seq')")
        return int(cursor.fetchone()[0])
