"""One line sent again and again: too many copies to compare with one another, and surely of one person.

The line that is kept stands in every notice in which one of its copies stood.
"""

import polars as pl

from onestory.linkage.standardise import IDENTITY_COLUMNS, TOLD_APART

PLAINLY_COPIES = 20
"""So many lines of one source, alike in every word, are one line sent again: twins do not come by the score."""

ITS_OWN = ("record_id", "told_with")
WHOSE = ("given_name", "family_name", "date_of_birth")


def one_of_each(records: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the records without plain copies, and the copies: `record_id`, and `of`, the first of those alike."""
    if not set(WHOSE) <= set(records.columns):
        return records, pl.DataFrame(schema={"record_id": pl.String, "of": pl.String})
    alike = [name for name in IDENTITY_COLUMNS if name in records.columns and name not in ITS_OWN]
    many = (pl.len().over(alike) > PLAINLY_COPIES) & pl.all_horizontal(pl.col(name).is_not_null() for name in WHOSE)
    marked = records.select("record_id", pl.col("record_id").first().over(alike).alias("of"), many.alias("many"))
    copies = marked.filter(pl.col("many") & (pl.col("record_id") != pl.col("of"))).select("record_id", "of")
    if copies.height and "told_with" in records.columns:
        records = records.with_columns(
            pl.when(many)
            .then(pl.col("told_with").drop_nulls().unique().sort().str.join(TOLD_APART).over(alike))
            .otherwise("told_with")
            .alias("told_with")
        )
    return records.join(copies, on="record_id", how="anti", maintain_order="left"), copies


def with_copies(clusters: pl.DataFrame, copies: pl.DataFrame) -> pl.DataFrame:
    """Return the clusters with every copy beside the line it repeats."""
    found = copies.join(clusters, left_on="of", right_on="record_id").select("record_id", "cluster_id")
    return pl.concat([clusters, found])
