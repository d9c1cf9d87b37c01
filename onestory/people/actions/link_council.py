"""The whole index of a council, made anew: take in, link, adopt, write up; all of it or nothing."""

from collections.abc import Sequence
from datetime import datetime

import polars as pl
from django.db import transaction

from onestory.audit.actions.note import note
from onestory.linkage.link import Links, link
from onestory.linkage.model import Model, default_model
from onestory.linkage.rules.people import assign_people
from onestory.people.actions.adopt_links import adopt_links
from onestory.people.actions.put_up_listed_shields import put_up_listed_shields
from onestory.people.index.linking import existing_links, identity_frame
from onestory.people.index.source import FeedRows
from onestory.people.index.taking_in import Progress, Rows, silent, take_in
from onestory.people.index.writing import alone, as_indexer, finish
from onestory.people.models import Run
from onestory.people.queries.decisions import decisions
from onestory.people.rules.outcomes import LinkOutcome, ListedShield
from onestory.walls.actor import Actor


@transaction.atomic
def link_council(
    *,
    actor: Actor,
    council: int,
    now: datetime,
    progress: Progress = silent,
    shields: Sequence[ListedShield] = (),
    source: Rows | None = None,
    model: Model | None = None,
) -> LinkOutcome:
    """Link every current record of a council and write up what differs. The actor must be the system.

    One transaction: until it ends, everybody sees the old index; if it dies, the old index stays. `shields` are put up
    before anybody can look. What people have decided about matches outweighs the model.
    """
    chosen = model or default_model()
    with as_indexer(actor) as indexer:
        alone(council)
        progress("read", 0.0)
        taken = take_in(council, source or FeedRows(indexer), progress)
        records = identity_frame(council)
        found = link(records, model=chosen, decisions=decisions(viewer=indexer), progress=_part_of(progress))
        progress("adopt", 0.5)
        assignment = assign_people(found.clusters, existing_links(council))
        adopted = adopt_links(
            actor=indexer, assignment=assignment, model_version=chosen.version, now=now, weights=_weights(found)
        )
        written = finish(council, now=now, tell=progress, changed=taken.changed, gone=taken.gone)
        shielded, not_found = put_up_listed_shields(actor=indexer, shields=shields, now=now)
        outcome = LinkOutcome(
            records=records.height,
            people=found.counts["people"],
            review=found.counts["review"],
            model_version=chosen.version,
            adopted=adopted,
            written=written,
            shielded=shielded,
            shields_not_found=not_found,
        )
        counts = {"records": outcome.records, "people": outcome.people, "review": outcome.review} | vars(written)
        Run.objects.create(council_id=council, at=now, by=actor.username, model=chosen.version, counts=counts)
    note(act="index.link", actor=actor, now=now, subject=chosen.version, subject_kind="model", detail=counts)
    return outcome


def _weights(found: Links) -> pl.DataFrame:
    """For each record, the weight of its strongest match within its own cluster."""
    cluster = found.clusters.select("record_id", "cluster_id")
    pairs = (
        found.edges.select("record_id_l", "record_id_r", "weight")
        .join(cluster, left_on="record_id_l", right_on="record_id")
        .join(cluster, left_on="record_id_r", right_on="record_id", suffix="_r")
        .filter(pl.col("cluster_id") == pl.col("cluster_id_r"))
    )
    both = pl.concat([pairs.select(pl.col(f"record_id_{side}").alias("record"), "weight") for side in ("l", "r")])
    return both.group_by("record").agg(pl.col("weight").max())


def _part_of(progress: Progress) -> Progress:
    return lambda stage, done: progress(stage, 0.1 + 0.4 * done)
