"""Searching the notes and documents of everybody whom the actor works with: each record found in has its audit line."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import NotPermitted
from onestory.people.actions.opening.let_in import NO_PURPOSE
from onestory.people.queries import identifiers_of, recent_people
from onestory.story.queries.searching import Hit, search_records
from onestory.walls.actor import Actor

MOST_RECORDS = 300


@dataclass(frozen=True, kw_only=True)
class FoundIn:
    """What was found in one record, best first."""

    person: UUID
    name: str
    why: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, kw_only=True)
class Searched:
    """Where something was found, and in how many records it was looked for."""

    records: int
    found: tuple[FoundIn, ...]


@transaction.atomic
def search_open_records(*, actor: Actor, words: str, now: datetime) -> Searched:
    """Only records that open to the actor without a reason: nothing is told of any other, nor counted."""
    require(actor, "person.open")
    if not actor.purpose:
        raise NotPermitted(NO_PURPOSE)
    people = {each.person: each for each in recent_people(viewer=actor, now=now, most=MOST_RECORDS)}
    whose = identifiers_of(people, viewer=actor)
    hits = search_records(words, list(whose), viewer=actor, now=now) if whose else []
    by_person: dict[UUID, list[Hit]] = {}
    for hit in hits:
        by_person.setdefault(whose[hit.person], []).append(hit)
    found = tuple(
        FoundIn(person=person, name=people[person].name, why=people[person].why, hits=tuple(these))
        for person, these in by_person.items()
    )
    note(
        act="story.search", actor=actor, now=now, subject_kind="search", detail={"words": words, "records": len(people)}
    )
    for each in found:
        looked = actor.acting_for(actor.purpose, each.why)
        detail = {"words": words, "found": len(each.hits)}
        note(act="story.search", actor=looked, now=now, person=each.person, subject_kind="person", detail=detail)
    return Searched(records=len(people), found=found)
