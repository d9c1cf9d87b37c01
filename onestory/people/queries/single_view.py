"""The whole page of one person, put together. Only `open_person` asks for it, after the audit has its line."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from onestory.calendars.instants import london_date
from onestory.people.declared import services
from onestory.people.models import Person, Working
from onestory.people.policies import Whose
from onestory.people.queries.agreed import held_back
from onestory.people.queries.awaited import awaited_by
from onestory.people.queries.chronology import entries_of
from onestory.people.queries.head import Gathered, head_of
from onestory.people.queries.lines import MOST_NEWEST
from onestory.people.queries.looked import looked_at
from onestory.people.rules.ages import years_old
from onestory.people.rules.knowing import Evidence, known_to
from onestory.people.rules.leading import worker_among
from onestory.people.rules.missing import not_known
from onestory.people.rules.page import KnownTo, PersonHead, PersonPage, Story, Work
from onestory.walls.actor import Actor


def page_of(
    whose: Whose, work: Sequence[Working], *, viewer: Actor, now: datetime, asked_for: UUID, because: str
) -> PersonPage:
    """Everything about a person that this viewer may see at this moment."""
    today = london_date(now)
    found = head_of(whose, viewer=viewer, now=now, asked_for=asked_for, because=because, with_newest=True)
    head, row = found.head, whose.row
    name = next(line for line in head.facts if line.kind == "name")
    return PersonPage(
        **_as_given(head),
        worker=worker_among(found.professionals, today),
        work=tuple(_work(each) for each in work),
        story=Story(
            entries=entries_of(found.lines.newest, found.told, viewer=viewer),
            has_more=len(found.lines.newest) == MOST_NEWEST,
        ),
        known_to=_known_to(row, found, today, held_back(whose.held_back, viewer=viewer)),
        not_known=not_known(
            head.facts,
            head.address,
            head.around.family,
            born=row.date_of_birth,
            kind=row.kind,
            awaited_by=awaited_by(row.kind, head.facts, whose.identifiers, viewer=viewer),
            today=today,
            withheld=bool(head.withheld),
        ),
        looked=looked_at(row.pk, whose.identifiers, viewer=viewer, today=today),
        index_as_of=whose.put_together_at,
        records=row.records,
        feeds=tuple({each.source.feed: each.source for each in (*name.agreeing, *name.otherwise)}.values()),
    )


def _as_given(head: PersonHead) -> dict[str, Any]:
    return {field.name: getattr(head, field.name) for field in fields(head)}


def _known_to(row: Person, found: Gathered, today: date, back: Mapping[str, str]) -> tuple[KnownTo, ...]:
    said = [each for line in found.head.facts for each in (line.chosen, *line.agreeing, *line.otherwise) if each]
    evidence = Evidence(
        professionals=found.professionals,
        feeds=frozenset(each.source.feed for each in said),
        age=years_old(row.date_of_birth, today),
        withheld=bool(found.head.withheld),
        today=today,
        held_back=back,
    )
    return tuple(known_to(service, found.told.stands, evidence) for service in services.SERVICES)


def _work(each: Working) -> Work:
    return Work(
        id=each.pk,
        role=each.role,
        user=each.user_id or 0,
        team=each.team_id or 0,
        name=each.user.name if each.user else each.team.name if each.team else "",
        why=each.why,
        since=each.began_at,
        due_on=each.due_on,
        due_what=each.due_what,
    )
