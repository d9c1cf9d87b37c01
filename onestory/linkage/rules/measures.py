"""How right a linkage is: pairs, clusters and children, with intervals, overall and for each kind of person."""

from dataclasses import dataclass
from math import sqrt

import polars as pl

Z = 1.96
"""Standard deviations on either side that hold 95 in 100."""


@dataclass(frozen=True)
class Share:
    """A proportion with its 95 per cent Wilson interval."""

    value: float
    low: float
    high: float
    of: int


def wilson(hits: float, total: float) -> Share:
    """Return hits out of total; of nothing, the share is 1 and may be anything."""
    if total <= 0:
        return Share(value=1.0, low=0.0, high=1.0, of=0)
    share = hits / total
    centre = (share + Z * Z / (2 * total)) / (1 + Z * Z / total)
    half = Z * sqrt(share * (1 - share) / total + Z * Z / (4 * total * total)) / (1 + Z * Z / total)
    return Share(value=share, low=max(0.0, centre - half), high=min(1.0, centre + half), of=round(total))


def spread(hits: int, total: int, people: int) -> Share:
    """Return hits out of total pairs, as sure as so many people can make it: pairs of one person hang together."""
    return wilson(people * hits / total, people) if total > 0 and people > 0 else wilson(0, 0)


def several(records: pl.DataFrame, column: str) -> int:
    """Return how many people, by this column, have more than one record."""
    return records.group_by(column).len().filter(pl.col("len") > 1).height


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0


def pairs_within(frame: pl.DataFrame, *columns: str) -> int:
    """Return how many pairs of records share all of these columns."""
    sizes = frame.group_by(columns).len()["len"].cast(pl.Int64)
    return int((sizes * (sizes - 1) // 2).sum())


@dataclass(frozen=True)
class Quality:
    """Pairwise and cluster measures of one linkage."""

    precision: Share
    recall: Share
    f1: float
    bcubed_precision: float
    bcubed_recall: float
    bcubed_f1: float
    purity: float
    people: int
    people_merged: int
    people_split: int


def quality(records: pl.DataFrame) -> Quality:
    """Measure records that carry `cluster_id`, the truth, and `person_id`, what was found."""
    both = pairs_within(records, "cluster_id", "person_id")
    precision = spread(both, pairs_within(records, "person_id"), several(records, "person_id"))
    recall = spread(both, pairs_within(records, "cluster_id"), several(records, "cluster_id"))
    cells = (
        records.group_by("cluster_id", "person_id")
        .len("both")
        .with_columns(
            pl.col("both").sum().over("cluster_id").alias("true"), pl.col("both").sum().over("person_id").alias("found")
        )
    )
    total = max(records.height, 1)
    found = float((cells["both"] ** 2 / cells["found"]).sum()) / total
    true = float((cells["both"] ** 2 / cells["true"]).sum()) / total
    crowd = cells.group_by("person_id").agg(pl.col("cluster_id").n_unique().alias("people"), pl.col("both").max())
    merged = cells.join(crowd.filter(pl.col("people") > 1), on="person_id", how="semi")["cluster_id"].n_unique()
    split = cells.group_by("cluster_id").agg(pl.col("person_id").n_unique().alias("parts")).filter(pl.col("parts") > 1)
    return Quality(
        precision=precision,
        recall=recall,
        f1=f1(precision.value, recall.value),
        bcubed_precision=found,
        bcubed_recall=true,
        bcubed_f1=f1(found, true),
        purity=float(crowd["both"].sum()) / total,
        people=records["cluster_id"].n_unique(),
        people_merged=merged,
        people_split=split.height,
    )


def after_review(records: pl.DataFrame, review: pl.DataFrame) -> pl.DataFrame:
    """Return the records as they would stand once a person had answered every question rightly."""
    people = records.select("record_id", "person_id", "cluster_id")
    asked = (
        review.join(people, left_on="record_id_l", right_on="record_id")
        .join(people, left_on="record_id_r", right_on="record_id", suffix="_r")
        .filter(pl.col("cluster_id") == pl.col("cluster_id_r"))
        .select("person_id", "person_id_r")
    )
    heads: dict[str, str] = {}
    for one, other in asked.iter_rows():
        first, second = head(heads, one), head(heads, other)
        if first != second:
            heads[max(first, second)] = min(first, second)
    if not heads:
        return records
    joined = {person: head(heads, person) for person in heads}
    return records.with_columns(pl.col("person_id").replace(joined))


def head(heads: dict[str, str], one: str) -> str:
    while one in heads:
        one = heads[one]
    return one


def by_group(records: pl.DataFrame, column: str) -> dict[str, Quality]:
    """Measure each kind of person apart, by the true person's kind; precision counts whoever they were joined with."""
    groups = {}
    for (value,), own in sorted(records.group_by(column), key=lambda item: str(item[0][0])):
        touched = records.join(own.select("person_id").unique(), on="person_id", how="semi")
        alone, around = quality(own), quality(touched)
        groups[str(value)] = Quality(
            **(vars(alone) | {"precision": around.precision, "people_merged": around.people_merged})
        )
    return groups


def labelled(pairs: pl.DataFrame, records: pl.DataFrame) -> tuple[Share, Share]:
    """Return precision and recall over labelled pairs alone: `record_id_l, record_id_r, is_match`."""
    people = records.select("record_id", "person_id")
    told = pairs.join(people, left_on="record_id_l", right_on="record_id").join(
        people, left_on="record_id_r", right_on="record_id", suffix="_r"
    )
    joined, match = told["person_id"] == told["person_id_r"], told["is_match"]
    hits = int((joined & match).sum())
    return wilson(hits, int(joined.sum())), wilson(hits, int(match.sum()))
