"""How good a linkage is on any file of people with known truth: what `onestory link evaluate` prints."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import polars as pl

from onestory.linkage.copies import one_of_each, with_copies
from onestory.linkage.days import read_days
from onestory.linkage.link import Links, Progress, learn_and_link, link
from onestory.linkage.model import Model, default_model
from onestory.linkage.reading import CannotEvaluate, read_pairs, read_records
from onestory.linkage.rules.gaps import gaps
from onestory.linkage.rules.measures import Quality, Share, after_review, by_group, f1, labelled, quality
from onestory.linkage.rules.traits import told_apart
from onestory.linkage.standardise import IDENTITY_COLUMNS
from onestory.linkage.train import train

ENOUGH_TO_LEARN = 300
SECONDS_A_PAIR = 90
GROUPS = (
    "name_origin", "origin", "ethnicity", "age", "is_child", "is_twin", "is_unborn", "is_newborn", "moved",
    "looked_after", "changed_name", "no_nhs_number",
)  # fmt: skip
"""Traits that figures are broken down by, where the records carry them or they can be told from the records."""

ORIGINS = ("name_origin", "origin", "ethnicity")
"""Traits between whose groups nobody may be found more seldom than another."""

NO_TRUTH = "none in the file: add a column cluster_id, or give --pairs, and it is said how right this is"

NOTHING_TO_FIND = "no two records here are said to be one person: recall and F1 say nothing"

MOST_GROUPS = 25
"""A column with more values than this is not a way to break figures down."""

__all__ = ["CannotEvaluate", "evaluate_file", "report"]


class Linker(Protocol):
    """What links records: this machine alone, or Spark."""

    def __call__(self, records: pl.DataFrame, *, model: Model, progress: Progress | None = None) -> Links: ...


def evaluate_file(
    records: Path,
    pairs: Path | None = None,
    links_out: Path | None = None,
    review_out: Path | None = None,
    *,
    model: Model | None = None,
    progress: Progress | None = None,
    linker: Linker = link,
) -> dict[str, Any]:
    """Learn from a file of records, link it by `linker`, and measure it against the truth where there is any."""
    for folder in {written.absolute().parent for written in (links_out, review_out) if written}:
        if not folder.is_dir():
            raise CannotEvaluate(f"There is no folder {folder} to write into. Make it first, or name another.")
    frame, days = read_days(read_records(records))
    told = pairs_for(frame, pairs) if pairs else None
    chosen, found = linked(frame, model, linker, progress)
    people = found.clusters.rename({"cluster_id": "person_id"})
    if links_out:
        people.write_csv(links_out)
    if review_out:
        found.review.select("record_id_l", "record_id_r", "weight", "why").write_csv(review_out)
    return (
        {"model": chosen.version, "trained_on": chosen.trained_on}
        | columns_of(frame)
        | days
        | report(frame, found, told)
        | truth_of(frame, told)
    )


def pairs_for(frame: pl.DataFrame, path: Path) -> pl.DataFrame:
    """Read labelled pairs, of which some must be of these records."""
    pairs = read_pairs(path)
    if pairs.height and frame.height and among(frame, pairs).is_empty():
        raise CannotEvaluate(
            f"No pair in {path.name} is of two of the records: it names {pairs['record_id_l'][0]!r} and "
            f"{pairs['record_id_r'][0]!r}, and the first record is {frame['record_id'][0]!r}. Use the same ids in both."
        )
    return pairs


def among(frame: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Return those pairs of which both records are there."""
    known = frame["record_id"].implode()
    return pairs.filter(pl.col("record_id_l").is_in(known) & pl.col("record_id_r").is_in(known))


def linked(frame: pl.DataFrame, model: Model | None, linker: Linker, progress: Progress | None) -> tuple[Model, Links]:
    """Learn a model, where none is given, and link by it; plain copies of a line go with the line."""
    kept, copies = one_of_each(frame)
    if model is None and linker is link and kept.height >= ENOUGH_TO_LEARN:
        chosen, found = learn_and_link(kept, version="learned here", progress=progress)
    else:
        chosen = model or model_for(kept)
        found = linker(kept, model=chosen, progress=progress)
    return chosen, replace(found, clusters=with_copies(found.clusters, copies))


def truth_of(frame: pl.DataFrame, pairs: pl.DataFrame | None) -> dict[str, str]:
    """Say so where the file holds no truth, or none that anything can be found by."""
    if "cluster_id" not in frame.columns:
        return {} if pairs is not None else {"truth": NO_TRUTH}
    return {} if frame["cluster_id"].drop_nulls().is_duplicated().any() else {"truth": NOTHING_TO_FIND}


def columns_of(frame: pl.DataFrame) -> dict[str, Any]:
    """Return which columns were compared, and which say nothing to linkage: a misspelt heading is seen here."""
    used = [name for name in IDENTITY_COLUMNS if name in frame.columns and name != "record_id"]
    known = {"record_id", "cluster_id", *IDENTITY_COLUMNS, *GROUPS}
    return {
        "columns_compared": ", ".join(used) or "none",
        "columns_not_read": ", ".join(name for name in frame.columns if name not in known) or "none",
    }


def report(frame: pl.DataFrame, found: Links, pairs: pl.DataFrame | None = None) -> dict[str, Any]:
    """Return counts, and the measures that the truth at hand allows."""
    asked = found.review.height
    answer: dict[str, Any] = {
        "records": frame.height,
        "people": found.counts["people"],
        "review_pairs": asked,
        "review_share": round(asked / max(frame.height, 1), 5),
        "review_hours": round(asked * SECONDS_A_PAIR / 3600, 1),
        "review_seconds_a_pair": SECONDS_A_PAIR,
    }
    placed = frame.join(found.clusters.rename({"cluster_id": "person_id"}), on="record_id")
    if "cluster_id" in frame.columns:
        true = placed.filter(pl.col("cluster_id").is_not_null())
        answer |= by_truth(true, found.review)
    if pairs is not None:
        answer |= by_pairs(placed, pairs, main="cluster_id" not in frame.columns)
    return answer


def by_truth(true: pl.DataFrame, review: pl.DataFrame) -> dict[str, Any]:
    joined, reviewed = quality(true), quality(after_review(true, review))
    marked = true.with_columns(told_apart(true))
    columns = [column for column in GROUPS if column in marked.columns and marked[column].n_unique() <= MOST_GROUPS]
    groups = {column: by_group(marked, column) for column in columns}
    return (
        flat(joined)
        | {
            "f1_with_review": round(reviewed.f1, 6),
            "precision_with_review": round(reviewed.precision.value, 6),
            "recall_with_review": round(reviewed.recall.value, 6),
            "bcubed_f1_with_review": round(reviewed.bcubed_f1, 6),
        }
        | children(true, review)
        | {"gaps": {column: apart for column in ORIGINS if column in columns and (apart := gaps(marked, column))}}
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


def by_pairs(placed: pl.DataFrame, pairs: pl.DataFrame, *, main: bool) -> dict[str, Any]:
    precision, recall = labelled(pairs, placed)
    told = {
        "pairs_labelled": pairs.height,
        "pairs_of_unknown_records": pairs.height - among(placed, pairs).height,
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
        "f1_interval": [
            round(f1(measured.precision.low, measured.recall.low), 6),
            round(f1(measured.precision.high, measured.recall.high), 6),
        ],
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
