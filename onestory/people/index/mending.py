"""What a hand's decision about matching needs: the records it concerns, the replay of the ledger, who saw what."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

import polars as pl

from onestory.audit.queries import sights_of
from onestory.people.index import questioning
from onestory.people.index.assigning import assign
from onestory.people.index.linking import links_of, open_links
from onestory.people.index.writing import settle_touched, touch
from onestory.people.models import Change, Link, Misled
from onestory.people.rules.ledger import Step
from onestory.people.rules.outcomes import Seen
from onestory.walls.actor import Actor
from onestory.walls.context import stand

MOVES = ("adopt", "add", "split")
EVERY_SIGHT = 100_000


def records_of(council: int, person: UUID) -> list[str]:
    """The records that are a person's now."""
    found = Link.objects.filter(council_id=council, person_id=person, closed_at=None).order_by("record")
    return list(found.values_list("record", flat=True))


def relink(council: int, whose: dict[str, str], *, change: Change, people: Collection[UUID], now: datetime) -> int:
    """Give records to people by a decision, and settle everybody concerned. How many records moved."""
    frame = pl.DataFrame(
        {"record": list(whose), "person_id": list(whose.values())},
        schema={"record": pl.String, "person_id": pl.String},
    ).with_columns(pl.lit(None, pl.Float64).alias("weight"))
    opened, _ = open_links(council, frame, change=change.pk, model="", now=now)
    touch(people)
    assign(council, only_touched=True)
    settle_touched(council, now=now)
    questioning.follow(council, list(people))
    return opened


def history(council: int, people: Iterable[UUID]) -> tuple[list[Step], set[UUID]]:
    """Every step of the ledger that ever concerned these people's records, oldest first, and everybody in them."""
    found = _everybody(council, set(people))
    links = links_of(list(found))
    changes = {change.pk: change for change in Change.objects.filter(pk__in={link[2] for link in links})}
    merges = Change.objects.filter(council_id=council, kind="merge", from_person_id__in=found)
    changes |= {change.pk: change for change in merges}
    moves: dict[int, dict[str, str]] = {}
    for record, person, change, _ in links:
        moves.setdefault(int(str(change)), {})[str(record)] = str(person)
    steps = [_step(changes[pk], moves.get(pk, {})) for pk in sorted(changes)]
    return [step for step in steps if step is not None], found


def _step(change: Change, moves: dict[str, str]) -> Step | None:
    if change.kind == "merge":
        return Step(change=change.pk, of=str(change.from_person_id), onto=str(change.into_person_id))
    return Step(change=change.pk, moves=moves) if change.kind in MOVES else None


def _everybody(council: int, people: set[UUID]) -> set[UUID]:
    """These people, and whoever their records or a merge ever tied them to."""
    fresh = people
    while fresh:
        records = Link.objects.filter(council_id=council, person_id__in=fresh).values("record")
        tied = set(Link.objects.filter(council_id=council, record__in=records).values_list("person_id", flat=True))
        for change in Change.objects.filter(council_id=council, kind__in=("merge", "split")).filter(
            from_person_id__in=fresh
        ) | Change.objects.filter(council_id=council, kind__in=("merge", "split"), into_person_id__in=fresh):
            tied |= {change.from_person_id, change.into_person_id} - {None}  # type: ignore[arg-type]
        fresh = tied - people
        people |= fresh
    return people


def seen_since(actor: Actor, people: Iterable[UUID], since: datetime) -> tuple[Seen, ...]:
    """Everybody who looked at these people since then. The audit is opened for this list, and shut again."""
    stand(replace(actor, grants=actor.grants | {"audit"}))
    try:
        return tuple(
            Seen(at=sight.at, username=sight.username, role=sight.role, act=sight.act, person=person)
            for person in people
            for sight in sights_of(person, viewer=actor, most=EVERY_SIGHT)
            if sight.at >= since and sight.act == "person.open"
        )
    finally:
        stand(actor)


def keep_to_tell(actor: Actor, change: Change, seen: Iterable[Seen]) -> None:
    """Keep a task for everybody who saw the wrong picture: they have to be told."""
    by_user: dict[str, list[Seen]] = {}
    for sight in seen:
        by_user.setdefault(sight.username, []).append(sight)
    Misled.objects.bulk_create(
        Misled(
            council_id=actor.council,
            change=change,
            person_id=sights[0].person,
            username=username,
            role=sights[0].role,
            first_at=min(sight.at for sight in sights),
            last_at=max(sight.at for sight in sights),
        )
        for username, sights in by_user.items()
    )
