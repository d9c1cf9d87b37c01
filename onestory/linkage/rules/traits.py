"""What can be told of each true person from their own records, so that figures can be given for each kind of person."""

import polars as pl

AGES = ((1, "under 1"), (5, "1 to 4"), (11, "5 to 10"), (18, "11 to 17"), (65, "18 to 64"))
OLDEST = "65 and over"
UNKNOWN = "not known"
DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d-%b-%Y", "%d.%m.%Y", "%Y%m%d", "%d-%m-%Y")


def told_apart(true: pl.DataFrame) -> list[pl.Expr]:
    """Return the traits that the records allow and do not carry already: age, moved, changed name, twins, no number.

    Ages are taken at the newest date of birth in the file, for a file says nothing of today.
    """
    needs = {
        "no_nhs_number": {"nhs_number"},
        "moved": {"postcode"},
        "changed_name": {"family_name"},
        "is_twin": {"family_name", "date_of_birth"},
        "age": {"date_of_birth"},
    }
    held = set(true.columns)
    missing = [name for name, columns in needs.items() if name not in held and columns <= held]
    return [trait(name, postcodes="postcode" in held).alias(name) for name in missing]


def trait(name: str, *, postcodes: bool) -> pl.Expr:
    """Return the expression of one trait."""
    if name == "no_nhs_number":
        return pl.col("nhs_number").is_null().all().over("cluster_id")
    if name == "moved":
        return plain("postcode").n_unique().over("cluster_id") > 1
    if name == "changed_name":
        return changed()
    return twins(postcodes) if name == "is_twin" else ages()


def plain(column: str) -> pl.Expr:
    return pl.col(column).str.to_uppercase().str.replace_all(r"[^A-Z0-9]", "")


def born() -> pl.Expr:
    """The date of birth that most of a person's records say."""
    text = pl.col("date_of_birth").cast(pl.String)
    read = pl.coalesce(text.str.strptime(pl.Date, shape, strict=False) for shape in DATES)
    return read.mode().sort().first().over("cluster_id")


def changed() -> pl.Expr:
    """Two surnames that differ by more than typing: they begin with different letters."""
    return plain("family_name").str.slice(0, 1).n_unique().over("cluster_id") > 1


def twins(postcodes: bool) -> pl.Expr:
    """Another true person of one surname was born on the same day, at one postcode where there are postcodes."""
    births = [plain("family_name"), pl.col("date_of_birth"), *([plain("postcode")] if postcodes else [])]
    told = pl.all_horizontal(one.is_not_null() for one in births)
    others = pl.when(told).then(pl.col("cluster_id").n_unique().over(births)).otherwise(1)
    return others.max().over("cluster_id") > 1


def ages() -> pl.Expr:
    years = (born().max() - born()).dt.total_days() // 365
    said = pl.lit(OLDEST)
    for limit, words in reversed(AGES):
        said = pl.when(years < limit).then(pl.lit(words)).otherwise(said)
    return pl.when(years.is_null()).then(pl.lit(UNKNOWN)).otherwise(said)
