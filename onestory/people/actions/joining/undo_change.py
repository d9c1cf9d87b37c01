"""Taking back a merge, a split or a word on one or two, as if it had never been, whatever was decided since."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.grammar.refusals import BadInput, Conflict, NotFound
from onestory.people.index import questioning
from onestory.people.index.linking import retire
from onestory.people.index.mending import history, keep_to_tell, relink, seen_since
from onestory.people.index.writing import alone, as_indexer
from onestory.people.models import Alias, Change, Link
from onestory.people.rules.history import BY_HAND
from onestory.people.rules.ledger import replayed
from onestory.people.rules.outcomes import Mended
from onestory.walls.actor import Actor

NOT_HERE = "There is no such decision here."


@transaction.atomic
def undo_change(*, actor: Actor, change: int, why: str, now: datetime) -> Mended:
    """Replay the ledger without this decision. Later decisions stand; shields stay. Lists who saw the wrong picture."""
    require(actor, "match.review")
    if not why.strip():
        raise BadInput("Say why this is taken back.")
    if not Change.objects.filter(pk=change, council_id=actor.council).exists():
        raise NotFound(NOT_HERE)
    with as_indexer(actor):
        alone(actor.council)
        found = Change.objects.filter(pk=change, council_id=actor.council, kind__in=BY_HAND).first()
        if found is None:
            raise NotFound(NOT_HERE)
        if found.undone_by_id is not None:
            raise Conflict("This was taken back already.")
        undo = Change.objects.create(
            council_id=actor.council, kind="undo", at=now, by=actor.username, why=why.strip(),
            from_person_id=found.into_person_id, into_person_id=found.from_person_id, records=found.records,
        )  # fmt: skip
        found.undone_by = undo
        found.save(update_fields=["undone_by"])
        people, moved = _replay(actor.council, found, undo, now)
        questioning.reopen(actor.council, change=found.pk, now=now)
        questioning.follow(actor.council, people)
    note_each(act="match.undo", actor=actor, now=now, subjects=[(str(change), person) for person in people])
    saw = seen_since(actor, people, found.at)
    keep_to_tell(actor, undo, saw)
    return Mended(change=undo.pk, people=tuple(sorted(people)), records=moved, seen_by=saw)


def _replay(council: int, found: Change, undo: Change, now: datetime) -> tuple[set[UUID], int]:
    concerned = {person for person in (found.from_person_id, found.into_person_id) if person}
    if found.kind in ("apart", "together"):
        return concerned, 0
    steps, people = history(council, concerned)
    undone = Change.objects.filter(council_id=council).exclude(undone_by=None).values_list("pk", flat=True)
    whose = replayed(steps, without=frozenset(undone))
    now_of = dict(
        Link.objects.filter(council_id=council, record__in=list(whose), closed_at=None).values_list(
            "record", "person_id"
        )
    )
    differs = {record: person for record, person in whose.items() if str(now_of.get(record)) != person}
    touched = {UUID(person) for person in differs.values()} | {now_of[record] for record in differs} | concerned
    _revive(found, now)
    moved = relink(council, differs, change=undo, people=touched, now=now)
    _retire_the_empty(council, found, now)
    return (touched & people) | concerned, moved


def _revive(found: Change, now: datetime) -> None:
    """Let a person whom this merge retired be themselves again."""
    Alias.objects.filter(retired_id=found.from_person_id, living_id=found.into_person_id, until=None).update(until=now)


def _retire_the_empty(council: int, found: Change, now: datetime) -> None:
    """Let a person whom this split made, and who has nothing left, lead back to whom they came from."""
    new, old = found.into_person_id, found.from_person_id
    if found.kind != "split" or new is None or old is None:
        return
    has_records = Link.objects.filter(council_id=council, person_id=new, closed_at=None).exists()
    if not has_records and not Alias.objects.filter(retired_id=new, until=None).exists():
        retire(council, ((str(new), str(old)),), now=now)
