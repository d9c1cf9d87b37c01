"""A made-up council's partner files as identity records with their truth beside: what the matcher is measured on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

import polars as pl

Columns = dict[str, tuple[str, ...]]
"""For each identity column, the partner's columns that hold it; several are joined with a space."""


@dataclass(frozen=True)
class Extract:
    """One partner's file: where it is, how it is read, and which of its columns say who somebody is."""

    feed: str
    file: str
    columns: Columns
    separator: str = ","
    encoding: str = "utf8"
    full_name: str = ""


EXTRACTS = (
    Extract(
        feed="police-notices",
        file="police-notices.csv",
        columns={
            "given_name": ("FORENAMES",),
            "family_name": ("SURNAME",),
            "date_of_birth": ("DOB",),
            "sex": ("SEX",),
            "address": ("ADDRESS",),
            "postcode": ("POSTCODE",),
            "phone": ("PHONE",),
            "pnc": ("PNC_ID",),
            "told_with": ("OCCURRENCE_NO",),
        },
    ),
    Extract(
        feed="health-registrations",
        file="health-registrations.txt",
        separator="|",
        columns={
            "given_name": ("Forename",),
            "middle_names": ("Middle Names",),
            "family_name": ("Surname",),
            "date_of_birth": ("DOB",),
            "sex": ("Gender",),
            "address": ("Address Line 1", "Address Line 2", "Town"),
            "postcode": ("Postcode",),
            "phone": ("Telephone",),
            "nhs_number": ("NHS Number",),
            "mother_nhs_number": ("Mother NHS Number",),
            "expected_date_of_birth": ("Expected Delivery Date",),
        },
    ),
    Extract(
        feed="ae-attendances",
        file="ae-attendances.csv",
        encoding="cp1252",
        full_name="PATIENT NAME",
        columns={"date_of_birth": ("DOB",), "sex": ("SEX",), "postcode": ("POSTCODE",), "nhs_number": ("NHS NUMBER",)},
    ),
    Extract(
        feed="school-census",
        file="school-census.csv",
        columns={
            "given_name": ("Forename",),
            "middle_names": ("MiddleNames",),
            "family_name": ("Surname",),
            "former_names": ("PreferredSurname",),
            "date_of_birth": ("DOB",),
            "sex": ("Sex",),
            "address": ("AddressLine1", "Town"),
            "postcode": ("Postcode",),
            "upn": ("UPN",),
            "former_upn": ("FormerUPN",),
        },
    ),
    Extract(
        feed="housing-tenancies",
        file="housing-tenancies.xlsx",
        columns={
            "given_name": ("First Name",),
            "family_name": ("Last Name",),
            "date_of_birth": ("Date of Birth",),
            "address": ("Address",),
            "postcode": ("Postcode",),
            "phone": ("Telephone",),
            "email": ("Email",),
            "uprn": ("UPRN",),
            "told_with": ("Tenancy Ref",),
        },
    ),
    Extract(
        feed="probation",
        file="probation.csv",
        columns={
            "given_name": ("Forenames",),
            "family_name": ("Surname",),
            "former_names": ("Alias",),
            "date_of_birth": ("DOB",),
            "sex": ("Gender",),
            "address": ("Address",),
            "postcode": ("Postcode",),
            "pnc": ("PNC_ID",),
        },
    ),
    Extract(
        feed="adult-care",
        file="adult-care.csv",
        separator=";",
        full_name="Full Name",
        columns={
            "date_of_birth": ("Date of Birth",),
            "sex": ("Gender",),
            "address": ("Address",),
            "postcode": ("Postcode",),
            "nhs_number": ("NHS No",),
        },
    ),
    Extract(
        feed="early-help",
        file="early-help.csv",
        columns={
            "given_name": ("Forename",),
            "family_name": ("Surname",),
            "date_of_birth": ("DOB",),
            "sex": ("Gender",),
            "address": ("Address",),
            "postcode": ("Postcode",),
            "phone": ("Parent Telephone",),
        },
    ),
    Extract(
        feed="youth-justice",
        file="youth-justice.csv",
        columns={
            "given_name": ("First Name",),
            "family_name": ("Surname",),
            "date_of_birth": ("DOB",),
            "sex": ("Sex",),
            "address": ("Address",),
            "postcode": ("Postcode",),
            "pnc": ("PNC ID",),
        },
    ),
    Extract(
        feed="ssd",
        file="ssd/ssd_person.csv",
        columns={
            "given_name": ("pers_forename",),
            "family_name": ("pers_surname",),
            "date_of_birth": ("pers_dob",),
            "sex": ("pers_sex",),
            "nhs_number": ("pers_common_child_id",),
            "expected_date_of_birth": ("pers_expected_dob",),
            "council_child_id": ("pers_person_id",),
        },
    ),
)
"""The council's own people come from its Standard Safeguarding Dataset."""

TRAITS = ("is_child", "is_unborn", "is_newborn", "is_twin", "moved", "looked_after", "name_origin", "changed_name")


def made_up_records(folder: Path) -> pl.DataFrame:
    """Return the records of every partner, with `cluster_id`, the truth, and traits to break figures down by."""
    truth = pl.read_parquet(folder / "truth" / "records.parquet")
    people = pl.read_parquet(folder / "truth" / "people.parquet").select("person_id", *TRAITS)
    frames = [extract_records(folder, extract) for extract in EXTRACTS]
    records = pl.concat(frames, how="diagonal")
    return (
        records.join(truth.select("feed", "part", "row", "person_id"), on=["feed", "part", "row"], how="inner")
        .join(people, on="person_id")
        .rename({"person_id": "cluster_id", "feed": "source"})
        .with_columns(pl.concat_str("source", "row", separator=":").alias("record_id"))
        .filter(pl.col("cluster_id") != "")
        .drop("row", "part")
    )


def extract_records(folder: Path, extract: Extract) -> pl.DataFrame:
    rows = read(folder / extract.file, extract)
    held = {name: said(columns) for name, columns in extract.columns.items()}
    if extract.full_name:
        name = pl.col(extract.full_name)
        turned = name.str.contains(",")
        family = pl.when(turned).then(name.str.extract(r"^([^,]*)")).otherwise(name.str.extract(r"(\S+)\s*$"))
        given = pl.when(turned).then(name.str.extract(r",(.*)$")).otherwise(name.str.extract(r"^(.*)\s\S+\s*$"))
        held |= {"family_name": family, "given_name": given}
    part = {"housing-tenancies": "Tenancies", "ssd": "ssd_person"}.get(extract.feed, extract.feed)
    frame = rows.select([expression.alias(name) for name, expression in held.items()]).with_row_index("row", offset=1)
    frame = frame.with_columns(
        pl.col("row").cast(pl.Int64), pl.lit(extract.feed).alias("feed"), pl.lit(part).alias("part")
    )
    return with_council_addresses(folder, frame) if extract.feed == "ssd" else frame


def read(path: Path, extract: Extract) -> pl.DataFrame:
    if path.suffix == ".xlsx":
        return pl.read_excel(path).with_columns(pl.all().cast(pl.String))
    text = path.read_text(encoding="cp1252" if extract.encoding == "cp1252" else "utf-8-sig")
    return pl.read_csv(text.encode(), separator=extract.separator, infer_schema=False)


def said(columns: tuple[str, ...]) -> pl.Expr:
    first, *others = [pl.col(column) for column in columns]
    join: Callable[[pl.Expr, pl.Expr], pl.Expr] = lambda a, b: pl.concat_str(a, b, separator=" ", ignore_nulls=True)  # noqa: E731
    return reduce(join, others, first)


def with_council_addresses(folder: Path, frame: pl.DataFrame) -> pl.DataFrame:
    """Add each council person's newest address, pupil number and mother, from the tables beside."""
    tables = folder / "ssd"
    homes = pl.read_csv(tables / "ssd_address.csv", infer_schema=False).sort(
        "addr_address_start_date", nulls_last=False
    )
    home = homes.group_by("addr_person_id").last().select(
        pl.col("addr_person_id").alias("council_child_id"),
        pl.col("addr_address_postcode").alias("postcode"),
        pl.col("addr_address_json").str.json_path_match("$.HOUSE").alias("address"),
        pl.col("addr_address_json").str.json_path_match("$.UPRN").alias("uprn"),
    )  # fmt: skip
    pupils = pl.read_csv(tables / "ssd_linked_identifiers.csv", infer_schema=False).filter(
        pl.col("link_identifier_type") == "Unique Pupil Number"
    )
    upn = pupils.group_by("link_person_id").agg(pl.col("link_identifier_value").last().alias("upn"))
    numbers = frame.select(
        pl.col("council_child_id").alias("moth_person_id"), pl.col("nhs_number").alias("mother_nhs_number")
    )
    mothers = pl.read_csv(tables / "ssd_mother.csv", infer_schema=False).join(numbers, on="moth_person_id")
    mother = mothers.group_by("moth_childs_person_id").agg(pl.col("mother_nhs_number").last())
    return (
        frame.join(home, on="council_child_id", how="left")
        .join(upn, left_on="council_child_id", right_on="link_person_id", how="left")
        .join(mother, left_on="council_child_id", right_on="moth_childs_person_id", how="left")
    )
