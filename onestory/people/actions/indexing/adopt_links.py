"""Adopting what linkage found: links opened and closed, people made and retired, every change in the ledger."""

from datetime import datetime
from uuid import UUID

import polars as pl
from django.db import transaction

from onestory.audit.actions.note import note
from onestory.linkage.rules.people import Assignment
from onestory.people.index import linking
from onestory.people.index.shielding import carry_shield
from onestory.people.models import Change
from onestory.people.models.person import Person
from onestory.people.rules.outcomes import Adopted
from onestory.walls.actor import Actor


@transaction.atomic
def adopt_links(
    *, actor: Actor, assignment: Assignment, model_version: str, now: datetime, weights: pl.DataFrame | None = None
) -> Adopted:
    """Make the links of a run the open ones. The actor must be the system.

    `weights` gives, for a record, the weight of its strongest match among the records of its person, and whether it is
    there by exclusion alone. People whose
    shield another inherits keep it: the strictest stands.
    """
    council = actor.council
    change = Change.objects.create(council_id=council, kind="adopt", at=now, by=actor.username, model=model_version)
    linking.mint(council, assignment.minted, now=now)
    links = assignment.links.rename({"record_id": "record"})
    weighed = links.join(weights, on="record", how="left") if weights is not None else links.with_columns(weight=None)
    opened, closed = linking.open_links(
        council, weighed.with_columns(pl.col("weight").cast(pl.Float64)), change=change.pk, model=model_version, now=now
    )
    for kind, pairs in (("merged", assignment.merged), ("parted", assignment.split)):
        linking.write_pairs(council, kind, pairs, change=change.pk, by=actor.username, model=model_version, now=now)
    linking.retire(council, assignment.merged, now=now)
    _carry_shields(council, (*assignment.merged, *assignment.split), now)
    outcome = Adopted(
        run=change.pk,
        opened=opened,
        closed=closed,
        minted=len(assignment.minted),
        merged=len(assignment.merged),
        split=len(assignment.split),
    )
    note(act="index.adopt", actor=actor, now=now, subject=model_version, subject_kind="model", detail=vars(outcome))
    return outcome


def _carry_shields(council: int, pairs: tuple[tuple[str, str], ...], now: datetime) -> None:
    shielded = {
        str(pk) for pk in Person.objects.filter(council_id=council, is_shielded=True).values_list("pk", flat=True)
    }
    for of, onto in pairs:
        if of in shielded:
            carry_shield(UUID(of), UUID(onto), now=now)
