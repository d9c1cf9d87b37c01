"""Adoption in the index: who has been told of as adopted, and what sealing a life takes out of sight."""

# ruff: noqa: S608 - every name put into these statements is declared in this room, none is typed by a user.
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from onestory.access.rules.actors import the_system
from onestory.feeds.actions.shield_records import shield_records
from onestory.people.index.copying import rows, run

ADOPTED = "(e.kind = 'adoption-order' or (e.kind = 'care-ended' and e.text like '%%: Adopted%%'))"
RAISE = """
    insert into people_severance (council_id, person_id, state, raised_at, raised_by, told, moves, why, proposed_by,
                                  decided_by, sealed)
    select distinct on (told.person_id) %(council)s, told.person_id, 'raised', %(now)s, 'system', told.text, '[]', '',
           '', '', '{{}}'
      from (select l.person_id, e.text from {events} e
              join people_saying s on s.council_id = %(council)s and s.record = e.record
              join people_saying b on b.council_id = %(council)s and b.role = ''
               and (b.record = s.record or b.council_child_id = s.council_child_id)
              join people_link l on l.council_id = %(council)s and l.record = b.record and l.closed_at is null
             where {adopted}) told
     where not exists (select 1 from people_severance v
                        where v.person_id = told.person_id or v.after_id = told.person_id
                           or told.person_id = any (v.sealed))
    returning person_id
"""
FORGET = """
    delete from people_memory where council_id = %(council)s and record in (
        select record from people_link where person_id = any(%(people)s) and closed_at is null)
"""
ASK_NO_MORE = """
    delete from people_question q where council_id = %(council)s
       and (left_id = any(%(people)s) or right_id = any(%(people)s)) and state <> 'settled'
       and not exists (select 1 from people_mark m where m.question_id = q.id);
    update people_question set state = 'lapsed', taken_by = '', taken_at = null where council_id = %(council)s
       and (left_id = any(%(people)s) or right_id = any(%(people)s)) and state <> 'settled'
"""
ROWS = "select row from people_saying where council_id = %s and person_id = any(%s) and row is not null"


def raise_adoptions(council: int, *, staged: bool, now: datetime) -> int:
    """Raise a task for the custodians for each adopted child whom the events tell of; shut their records meanwhile.

    `staged` looks at the events that have just come and are nobody's yet: so that no run joins first.
    """
    events = "t_event" if staged else f"(select * from people_event where council_id = {int(council)})"
    found = rows(RAISE.format(events=events, adopted=ADOPTED), {"council": council, "now": now})
    people = [UUID(str(person)) for (person,) in found]
    if people:
        link_afresh(council, people)
    return len(people)


def link_afresh(council: int, people: Collection[UUID]) -> None:
    """Let the next run look at these people's records again, and ask nobody about them."""
    told = {"council": council, "people": list(people)}
    run(FORGET, told)
    run(ASK_NO_MORE, told)


def hide_source_records(council: int, people: Collection[UUID], *, now: datetime) -> None:
    """Let the feeds' own pages leave out the places of a life that is sealed."""
    found = [int(str(row)) for (row,) in rows(ROWS, [council, list(people)])]
    if found:
        shield_records(actor=the_system(council=council, council_code=""), records=found, shielded=True, now=now)
