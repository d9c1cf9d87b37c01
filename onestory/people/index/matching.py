"""Which records are one person: asked of linkage about everybody, or about what has changed since it last looked."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from onestory.linkage.left_over import LEFT_OVER
from onestory.linkage.link import Decisions, Links, Progress, link
from onestory.linkage.model import Model
from onestory.linkage.partial import link_part
from onestory.linkage.ruler import Ruler
from onestory.linkage.rules.people import Assignment, assign_people
from onestory.people.index.forgetting import remembers_locked
from onestory.people.index.linking import existing_links, identities_of, identity_frame
from onestory.people.index.locking import ring_if_it_answers
from onestory.people.index.remembering import changed_since, known, ruler_of

MOST = 0.2
FEW = 1_000
"""Where more than this share of the records has changed, and more than a few, looking at all of them is quicker."""


@dataclass(frozen=True, kw_only=True)
class Matched:
    """What linkage found: whose each record is now, what it asks of people, what it remembers for the next run.

    `is_whole` says that it looked at everybody; otherwise `records` are those it looked at, and `gone` those that went.
    """

    links: Links
    assignment: Assignment
    is_whole: bool
    records: int
    gone: frozenset[str] = frozenset()

    @property
    def looked_at(self) -> frozenset[str]:
        """The records whose person was worked out anew, and those that are there no more."""
        return frozenset(self.links.clusters["record_id"].to_list()) | self.gone

    def weights(self) -> pl.DataFrame:
        """For each record, the weight of its strongest match within its own cluster, and if all are by exclusion."""
        cluster = self.links.clusters.select("record_id", "cluster_id")
        pairs = (
            self.links.edges.select(
                "record_id_l", "record_id_r", "weight", pl.col("guard").eq_missing(LEFT_OVER).alias("by_exclusion")
            )
            .join(cluster, left_on="record_id_l", right_on="record_id")
            .join(cluster, left_on="record_id_r", right_on="record_id", suffix="_r")
            .filter(pl.col("cluster_id") == pl.col("cluster_id_r"))
        )
        told = ("weight", "by_exclusion")
        both = pl.concat([pairs.select(pl.col(f"record_id_{side}").alias("record"), *told) for side in ("l", "r")])
        return both.group_by("record").agg(pl.col("weight").max(), pl.col("by_exclusion").all())


def match_all(
    council: int, *, model: Model, decisions: Decisions, tell: Progress, ruler: Ruler | None = None
) -> Matched:
    """Look at every record of a council."""
    records = identity_frame(council)
    found = link(records, model=model, decisions=decisions, progress=tell, ruler=ruler, remember=True)
    assignment = assign_people(found.clusters, existing_links(council))
    return Matched(links=found, assignment=assignment, is_whole=True, records=records.height)


def match_changed(council: int, *, model: Model, decisions: Decisions, tell: Progress, today: date) -> Matched | None:
    """Look at what has changed since the last run and whomever it may concern: births of until `today` among it.

    None where only a whole run will do: there has been none, the model or the way of comparing has changed since, the
    keys to what is remembered of shielded people are away, or so much has changed that a whole run is quicker.
    """
    ruler = ruler_of(council)
    if ruler is None or not ruler.fits(model):
        return None
    if ring_if_it_answers() is None and remembers_locked(council):
        return None
    touched, gone = changed_since(council)
    if len(touched) + len(gone) > max(FEW, MOST * ruler.records):
        return None
    if not touched and not gone:
        return _nothing(ruler)
    before = known(council, touched=touched, gone=gone)
    found = link_part(
        before,
        fetch=lambda names: identities_of(council, names),
        model=model,
        ruler=replace(ruler, latest=today.isoformat()),
        decisions=decisions,
        progress=tell,
    )
    looked_at = found.clusters.select("record_id")
    assignment = assign_people(found.clusters, before.records.join(looked_at, on="record_id").drop_nulls())
    return Matched(links=found, assignment=assignment, is_whole=False, records=len(touched), gone=gone)


def _nothing(ruler: Ruler) -> Matched:
    clusters = pl.DataFrame(schema={"record_id": pl.String, "cluster_id": pl.String})
    pairs = {"record_id_l": pl.String, "record_id_r": pl.String, "weight": pl.Float64, "guard": pl.String}
    nothing = Links(
        clusters=clusters,
        edges=pl.DataFrame(schema=pairs),
        review=pl.DataFrame(schema=pairs),
        counts={"records": 0, "people": 0, "review": 0},
        memory=pl.DataFrame(schema={"record_id": pl.String, "keys": pl.List(pl.Int64), "near": pl.List(pl.Int64)}),
        ruler=ruler,
    )
    none = assign_people(clusters, clusters.rename({"cluster_id": "person_id"}))
    return Matched(links=nothing, assignment=none, is_whole=False, records=0)
