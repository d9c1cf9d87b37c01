"""Putting up a shield: from now on nobody without the grant learns where this person is, nor who lives with them."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note, note_each
from onestory.grammar.refusals import BadInput
from onestory.people.index.copying import rows
from onestory.people.index.writing import as_indexer, settle_touched, touch
from onestory.people.models import Shield
from onestory.people.policies import living
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

BEHIND = """
    select count(*) from people_shield where lifted_at is null
       and (person_id = any(%s) or spread_from_id in (select id from people_shield where person_id = any(%s)))
"""


@transaction.atomic
def put_up_shield(*, actor: Actor, person: UUID, since: date, why: str, now: datetime) -> int:
    """Shield a person, and everybody who lives with them from that day on. How many people stand behind it.

    A second shield over the same person only makes the first stricter. No feed lifts one.
    """
    require(actor, "shield.change")
    if not why.strip():
        raise BadInput("Say why this person's place must be kept from everybody.")
    behind = _put_up(actor, {living(person): (since, why.strip())}, now)
    note(act="shield.put-up", actor=actor, now=now, person=living(person), detail={"since": since, "behind": behind})
    return behind


@transaction.atomic
def put_up_listed(*, actor: Actor, shields: Sequence[ListedShield], now: datetime) -> tuple[int, tuple[str, ...]]:
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
    behind = _put_up(actor, wanted, now) if wanted else 0
    note_each(act="shield.put-up", actor=actor, now=now, subjects=[("list", person) for person in wanted])
    return behind, tuple(not_found)


def _put_up(actor: Actor, wanted: dict[UUID, tuple[date, str]], now: datetime) -> int:
    with as_indexer(actor):
        for person, (since, why) in wanted.items():
            standing = Shield.objects.filter(person_id=person, lifted_at=None).first()
            if standing is None:
                Shield.objects.create(
                    council_id=actor.council,
                    person_id=person,
                    since=since,
                    why=why,
                    put_up_at=now,
                    put_up_by=actor.username,
                )
            else:
                standing.since, standing.why = min(since, standing.since), why
                standing.spread_from = None
                standing.save(update_fields=["since", "why", "spread_from"])
        touch(wanted)
        settle_touched(actor.council, now=now)
        return int(str(rows(BEHIND, [list(wanted), list(wanted)])[0][0]))


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
