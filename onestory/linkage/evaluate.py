"""How good a linkage is on any file of people with known truth: what `onestory link evaluate` prints."""

from collections import Counter
from pathlib import Path
from typing import Any

import polars as pl

from onestory.linkage.link import Links, Progress, link
from onestory.linkage.model import Model, default_model
from onestory.linkage.rules.measures import Quality, Share, after_review, by_group, f1, labelled, quality
from onestory.linkage.train import train

ENOUGH_TO_LEARN = 300
SECONDS_A_PAIR = 90
GROUPS = (
    "name_origin", "origin", "is_child", "is_twin", "is_unborn", "is_newborn", "moved", "looked_after",
    "changed_name", "no_nhs_number",
)  # fmt: skip
"""Traits that figures are broken down by, where the records carry them."""


class CannotEvaluate(ValueError):
    """The file cannot be evaluated; the message says what is wrong and what to do."""


def evaluate_file(
    records: Path,
    pairs: Path | None = None,
    links_out: Path | None = None,
    review_out: Path | None = None,
    *,
    model: Model | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Learn from a file of records, link it, and measure it against the truth where there is any."""
    frame = read_records(records)
    chosen = model or model_for(frame)
    found = link(frame, model=chosen, progress=progress)
    people = found.clusters.rename({"cluster_id": "person_id"})
    if links_out:
        people.write_csv(links_out)
    if review_out:
        found.review.write_csv(review_out)
    told = read_pairs(pairs) if pairs else None
    return {"model": chosen.version, "trained_on": chosen.trained_on} | report(frame, found, told)


def report(frame: pl.DataFrame, found: Links, pairs: pl.DataFrame | None = None) -> dict[str, Any]:
    """Return counts, and the measures that the truth at hand allows."""
    asked = found.review.height
    answer: dict[str, Any] = {
        "records": frame.height,
        "people": found.counts["people"],
        "review_pairs": asked,
        "review_share": round(asked / max(frame.height, 1), 5),
        "review_hours": round(asked * SECONDS_A_PAIR / 3600, 1),
    }
    placed = frame.join(found.clusters.rename({"cluster_id": "person_id"}), on="record_id")
    if "cluster_id" in frame.columns:
        true = placed.filter(pl.col("cluster_id").is_not_null())
        answer |= by_truth(true, found.review)
    if pairs is not None:
        answer |= by_pairs(placed, pairs, found.review, main="cluster_id" not in frame.columns)
    return answer


def by_truth(true: pl.DataFrame, review: pl.DataFrame) -> dict[str, Any]:
    joined, reviewed = quality(true), quality(after_review(true, review))
    marked = marked_groups(true)
    groups = {column: by_group(marked, column) for column in GROUPS if column in marked.columns}
    return (
        flat(joined)
        | {
            "f1_with_review": round(reviewed.f1, 6),
            "precision_with_review": round(reviewed.precision.value, 6),
            "recall_with_review": round(reviewed.recall.value, 6),
            "bcubed_f1_with_review": round(reviewed.bcubed_f1, 6),
        }
        | children(true, review)
        | {"subgroups": {column: {value: flat(q) for value, q in by.items()} for column, by in groups.items()}}
    )


def children(true: pl.DataFrame, review: pl.DataFrame) -> dict[str, Any]:
    """Return how many children were joined with somebody else, and how many are still in parts after review."""
    if "is_child" not in true.columns:
        return {}
    young = pl.col("is_child").cast(pl.String).str.to_lowercase() == "true"
    own = true.filter(young)
    around = true.join(own.select("person_id").unique(), on="person_id", how="semi")
    crowds = (
        around.group_by("person_id").agg(pl.col("cluster_id").n_unique().alias("people")).filter(pl.col("people") > 1)
    )
    merged = own.join(crowds, on="person_id", how="semi")["cluster_id"].n_unique()
    count = max(own["cluster_id"].n_unique(), 1)
    settled = quality(after_review(true, review).filter(young))
    return {
        "children": count,
        "children_merged_per_10000": round(10_000 * merged / count, 3),
        "children_split_share_after_review": round(settled.people_split / count, 6),
        "children_split_share": round(quality(own).people_split / count, 6),
    }


def marked_groups(true: pl.DataFrame) -> pl.DataFrame:
    """Add what can be told of each person from their records: whether any carries an NHS number."""
    if "nhs_number" in true.columns:
        true = true.with_columns(pl.col("nhs_number").is_null().all().over("cluster_id").alias("no_nhs_number"))
    return true


def by_pairs(placed: pl.DataFrame, pairs: pl.DataFrame, review: pl.DataFrame, *, main: bool) -> dict[str, Any]:
    precision, recall = labelled(pairs, placed)
    told = {
        "pairs_labelled": pairs.height,
        "pairs_precision": round(precision.value, 6),
        "pairs_recall": round(recall.value, 6),
        "pairs_f1": round(f1(precision.value, recall.value), 6),
    }
    if not main:
        return told
    return told | {"precision": told["pairs_precision"], "recall": told["pairs_recall"], "f1": told["pairs_f1"]}


def flat(measured: Quality) -> dict[str, Any]:
    return {
        "precision": round(measured.precision.value, 6),
        "precision_interval": interval(measured.precision),
        "recall": round(measured.recall.value, 6),
        "recall_interval": interval(measured.recall),
        "f1": round(measured.f1, 6),
        "bcubed_precision": round(measured.bcubed_precision, 6),
        "bcubed_recall": round(measured.bcubed_recall, 6),
        "bcubed_f1": round(measured.bcubed_f1, 6),
        "purity": round(measured.purity, 6),
        "true_people": measured.people,
        "people_merged": measured.people_merged,
        "people_split": measured.people_split,
    }


def interval(share: Share) -> list[float]:
    return [round(share.low, 6), round(share.high, 6)]


def model_for(frame: pl.DataFrame) -> Model:
    """Learn from the records where there are enough of them; otherwise take the model that comes with the product."""
    return train(frame, version="learned here") if frame.height >= ENOUGH_TO_LEARN else default_model()


def read_records(path: Path) -> pl.DataFrame:
    """Read a CSV or Parquet file of records; every one must have an id of its own."""
    if not path.exists():
        raise CannotEvaluate(f"There is no file {path}. Give the path of a CSV or Parquet file of records.")
    frame = pl.read_parquet(path) if path.suffix == ".parquet" else read_csv(path)
    if "record_id" not in frame.columns:
        raise CannotEvaluate(f"{path.name} has no column record_id. Add one, with a different value on every row.")
    frame = frame.with_columns(pl.col("record_id").cast(pl.String))
    if frame["record_id"].null_count():
        raise CannotEvaluate(f"{path.name} has rows without a record_id. Give every row one.")
    if frame["record_id"].n_unique() < frame.height:
        twice = next(value for value, count in Counter(frame["record_id"]).items() if count > 1)
        raise CannotEvaluate(f"{path.name} has the record_id {twice!r} more than once. Give every row its own.")
    return frame


def read_csv(path: Path) -> pl.DataFrame:
    try:
        return pl.read_csv(path, infer_schema=False, null_values=[""], encoding="utf8-lossy")
    except pl.exceptions.NoDataError as empty:
        raise CannotEvaluate(f"{path.name} is empty. Give a CSV file with a heading row.") from empty
    except pl.exceptions.PolarsError as broken:
        raise CannotEvaluate(f"{path.name} cannot be read as CSV: {broken}") from broken


def read_pairs(path: Path) -> pl.DataFrame:
    """Read labelled pairs; `is_match` may be true/false, yes/no, 1/0 or a score, of which a half or more is a match."""
    frame = read_csv(path)
    missing = [name for name in ("record_id_l", "record_id_r", "is_match") if name not in frame.columns]
    if missing:
        raise CannotEvaluate(f"{path.name} has no column {missing[0]}. It needs record_id_l, record_id_r and is_match.")
    said = pl.col("is_match").str.strip_chars().str.to_lowercase()
    match = said.is_in(["true", "t", "yes", "y", "match"]) | (said.cast(pl.Float64, strict=False) >= 0.5).fill_null(
        False
    )
    return frame.with_columns(match.alias("is_match"))
