"""Putting up the council's own list of shields, before anybody can look."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.people.index.copying import rows
from onestory.people.index.putting_up import put_up
from onestory.people.index.writing import as_indexer
from onestory.people.rules.outcomes import ListedShield
from onestory.walls.actor import Actor

BY_NUMBER = """
    select distinct person_id from people_saying
     where council_id = %(council)s and role = '' and person_id is not null
       and (council_child_id = nullif(%(council_child_id)s, '') or nhs_number = nullif(%(nhs_number)s, ''))
"""
BY_NAME = """
    select distinct person_id from people_saying
     where council_id = %(council)s and role = '' and person_id is not null and date_of_birth = %(born)s
       and lower(given_name) = lower(%(given)s) and lower(family_name) = lower(%(family)s)
"""


@transaction.atomic
def put_up_listed_shields(
    *, actor: Actor, shields: Sequence[ListedShield], now: datetime
) -> tuple[int, tuple[str, ...]]:
    """Put up the council's own list of shields. How many people stand behind them, and who on it was not found."""
    require(actor, "shield.change")
    if not shields:
        return 0, ()
    wanted: dict[UUID, tuple[date, str]] = {}
    not_found = []
    with as_indexer(actor):
        for listed in shields:
            people = _listed(actor.council, listed)
            wanted |= dict.fromkeys(people, (listed.since, listed.why or "On the council's list"))
            if not people:
                not_found.append(_named(listed))
    behind = put_up(actor, wanted, now) if wanted else 0
    note_each(act="shield.put-up", actor=actor, now=now, subjects=[("list", person) for person in wanted])
    return behind, tuple(not_found)


def _listed(council: int, listed: ListedShield) -> list[UUID]:
    told = {
        "council": council,
        "council_child_id": listed.council_child_id,
        "nhs_number": listed.nhs_number.replace(" ", ""),
        "given": listed.given_name,
        "family": listed.family_name,
        "born": listed.date_of_birth,
    }
    found = rows(BY_NUMBER, told) or rows(BY_NAME, told)
    return [UUID(str(person)) for (person,) in found]


def _named(listed: ListedShield) -> str:
    name = " ".join(part for part in (listed.given_name, listed.family_name) if part)
    return listed.council_child_id or listed.nhs_number or name or "a line without a name or number"
