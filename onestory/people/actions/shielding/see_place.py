"""A keeper of shields sees one place of one shielded person, for a reason, with a line in the audit first."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.access.rules.reasons import says_why
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, NotFound
from onestory.people.declared.shields import KEPT_BY_CODE, ShieldedPlace
from onestory.people.index.copying import rows
from onestory.people.index.locking import line_of, told_of, worker_of
from onestory.people.index.writing import as_indexer
from onestory.people.policies import all_identifiers, person_for
from onestory.people.queries.glass import glass_held
from onestory.people.queries.sources import FEED, HUB
from onestory.walls.actor import Actor
from onestory.walls.keyring import Keyring, keyring

SAY_WHY = "Say why you need to see this, in a sentence: what you will do with it. It is kept, and reviewed."
NOT_SHIELDED = "This person is not shielded: their places are on their page."
WORKERS = """
    select record, number, locked, role, feed, as_of from people_involvement
     where council_id = %s and person_id = any(%s) and locked is not null order by as_of desc, record, number
"""
LINES = """
    select id, locked, happened_at::date, feed from people_event
     where council_id = %s and person_id = any(%s) and locked is not null order by happened_at desc, id desc
"""


@dataclass(frozen=True, kw_only=True)
class SeenPlace:
    """One value of what was asked for, who says so, and as of when."""

    value: str
    source: str
    as_of: date


@transaction.atomic
def see_place(*, actor: Actor, person: UUID, kept: str, why: str, now: datetime) -> tuple[SeenPlace, ...]:
    """Everything held of one kind of place of one shielded person, the newest first.

    It takes the grant, or a glass broken for this person: NotPermitted without either, BadInput without a reason,
    KeyUnavailable while the keys are away. The audit says which kind was seen and why, never the place.
    """
    row = person_for(actor, person)
    glass = glass_held(row.pk, viewer=actor, now=now)
    if glass is None:
        require(actor, "shield.see")
    if not says_why(why):
        raise BadInput(SAY_WHY)
    asked = KEPT_BY_CODE.get(kept)
    if asked is None:
        raise BadInput("Choose one kind of place to see.")
    if not row.is_shielded:
        raise NotFound(NOT_SHIELDED)
    ring = keyring()
    seeing = actor.acting_for(actor.purpose, why.strip())
    note(act="shield.see", actor=seeing, now=now, person=row.pk, subject=asked.code, subject_kind="place")
    with as_indexer(actor):
        return tuple(_seen(actor.council, all_identifiers(row.pk), asked, ring))


def _seen(council: int, people: list[UUID], asked: ShieldedPlace, ring: Keyring) -> list[SeenPlace]:
    if asked.code == "professionals":
        return [_worker(council, row, ring) for row in rows(WORKERS, [council, people])]
    if asked.code == "lines":
        return [
            SeenPlace(value=line_of(number, locked, ring), source=_title(feed), as_of=on)  # type: ignore[arg-type]
            for number, locked, on, feed in rows(LINES, [council, people])
        ]
    told = sorted(told_of(council, people, ring), key=lambda one: (one.as_of, one.record), reverse=True)
    found = [
        SeenPlace(value=", ".join(said), source=_title(one.feed), as_of=one.as_of)
        for one in told
        if (said := [one.values[name] for name in asked.columns if one.values.get(name)])
    ]
    return list({(seen.value, seen.source): seen for seen in reversed(found)}.values())[::-1]


def _worker(council: int, row: tuple[object, ...], ring: Keyring) -> SeenPlace:
    record, number, locked, role, feed, as_of = row
    said = worker_of(council, (record, number, locked), ring)
    value = ", ".join(part for part in (str(role), said["name"], said["team"], said["phone"]) if part)
    return SeenPlace(value=value, source=_title(feed), as_of=as_of)  # type: ignore[arg-type]


def _title(feed: object) -> str:
    return FEED[str(feed)].title if str(feed) in FEED else HUB
