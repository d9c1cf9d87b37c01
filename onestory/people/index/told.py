"""What partners' rows tell, ready to be copied in: sayings, events, involvements and ties. Pure frames."""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from onestory.feeds.rules.frames import events_frame, involvements_frame, others_frame, relations_frame
from onestory.grammar.feeds import IDENTITY, Feed, Part
from onestory.linkage.standardise import standardise
from onestory.people.declared.event_kinds import ROUTINE, SIGNIFICANT
from onestory.people.declared.facts import OTHERWISE_CALLED
from onestory.people.declared.relations import WRITTEN_AS

ROW, RECORD = "record_id", "record"
SUBJECT = "subject"
RENAMED = {"expected_date_of_birth": "expected_on"}
DATES = ("date_of_birth", "expected_on", "died_on", "home_from", "home_until")
SAID = (
    *(RENAMED.get(name, name) for name in IDENTITY), *OTHERWISE_CALLED, "home_from", "home_until",
)  # fmt: skip
COMPARABLE = ("givens", "roots", "families", "given_sound", "family_sound", "place")
SAYING = ("record", "row", "feed", "agency", "role", "who", "as_of", "received_at", *SAID, *COMPARABLE)


@dataclass(frozen=True, kw_only=True)
class PartRows:
    """Current rows of one part of a feed: `record_id`, a number that differs when the row does; `record`, a name that
    stays when it does; `as_of` and `received_at`; and what the part calls its columns."""

    feed: Feed
    part: Part
    rows: pl.DataFrame


@dataclass(frozen=True, kw_only=True)
class Told:
    """Four frames, as the index keeps them; the sayings still lack what makes them `comparable`."""

    sayings: pl.DataFrame
    events: pl.DataFrame
    involvements: pl.DataFrame
    ties: pl.DataFrame


def told(told_in: PartRows) -> Told:
    """Everything that the rows of one part tell."""
    part, rows = told_in.part, told_in.rows
    others = _numbered(others_frame(part, rows).join(rows.select(ROW, RECORD), on=ROW))
    own = _own(told_in) if part.person else _subjects(told_in)
    return Told(
        sayings=pl.concat([own, _named(told_in, others)]),
        events=_events(told_in),
        involvements=_involvements(told_in),
        ties=_ties(part, rows, others),
    )


def _own(told_in: PartRows) -> pl.DataFrame:
    person = told_in.part.person
    who = person.who if person else SUBJECT
    homes = {"home_from": person.home_from, "home_until": person.home_until} if person else {}
    return told_in.rows.select(
        RECORD,
        *_whence(told_in, role="", who=who),
        *(_said(told_in.part, name, homes) for name in SAID),
    )


def _subjects(told_in: PartRows) -> pl.DataFrame:
    """Rows that speak of a person known by an identifier: it is all that they say of who that is."""
    subject = told_in.part.subject
    known = subject in told_in.part.ours
    by = {subject if subject in IDENTITY else "council_child_id": pl.col(subject).cast(pl.String)} if known else {}
    return told_in.rows.select(
        RECORD,
        *_whence(told_in, role=SUBJECT, who=SUBJECT),
        *((by[name] if name in by else pl.lit(None, _kind(name))).alias(name) for name in SAID),
    )


def _named(told_in: PartRows, others: pl.DataFrame) -> pl.DataFrame:
    """Other people named in the rows, each a record of their own beside the row's."""
    rows = told_in.rows.join(others.drop(RECORD), on=ROW, how="inner", suffix="_of_other")
    own = dict.fromkeys(("given_name", "family_name", "date_of_birth", "phone"))
    found = {name: f"{name}_of_other" if f"{name}_of_other" in rows.columns else name for name in own}
    full = pl.col("full_name").str.strip_chars()
    says = {
        "given_name": pl.coalesce(found["given_name"], full.str.replace(r"\s*\S+$", "")),
        "family_name": pl.coalesce(found["family_name"], full.str.extract(r"(\S+)$")),
        "date_of_birth": pl.col(found["date_of_birth"]),
        "phone": pl.col(found["phone"]),
    }
    for name in ("address", "uprn", "postcode"):
        if name in told_in.part.ours:
            says[name] = pl.when("shares_address").then(pl.col(name).cast(pl.String))
    return rows.select(
        pl.col("other_record").alias("record"),
        *_whence(told_in, role="named", who="anyone"),
        *(says.get(name, pl.lit(None)).cast(_kind(name)).alias(name) for name in SAID),
    )


def _whence(told_in: PartRows, *, role: str, who: str) -> Iterable[pl.Expr]:
    return (
        pl.col(ROW).alias("row"),
        pl.lit(told_in.feed.code).alias("feed"),
        pl.lit(str(told_in.feed.agency)).alias("agency"),
        pl.lit(role).alias("role"),
        pl.lit(who).alias("who"),
        pl.col("as_of"),
        pl.col("received_at"),
    )


def _said(part: Part, name: str, homes: dict[str, str | None]) -> pl.Expr:
    theirs = (name, *OTHERWISE_CALLED.get(name, ()), *(old for old, new in RENAMED.items() if new == name))
    asked = [homes.get(name)] if name in homes else theirs
    found = next((column for column in asked if column in part.ours), None)
    value = pl.col(found) if found else pl.lit(None)
    if found and name in DATES and part.kind_of(found).value == "instant":
        value = value.dt.convert_time_zone("Europe/London").dt.date()
    return value.cast(_kind(name)).alias(name)


def _kind(name: str) -> pl.DataType | type[pl.DataType]:
    return pl.Date if name in DATES else pl.String


def comparable(sayings: pl.DataFrame) -> pl.DataFrame:
    """The sayings with what makes them comparable: cleaned names, their sounds, and the place they name.

    Rows that name nobody have nothing in them to compare.
    """
    is_somebody = pl.col("role") != SUBJECT
    nothing: dict[str, pl.Expr] = {name: pl.lit([], pl.List(pl.String)) for name in ("givens", "roots", "families")}
    nothing |= {name: pl.lit(None, pl.String) for name in ("given_sound", "family_sound", "place")}
    nobody = sayings.filter(~is_somebody).with_columns(**nothing).select(SAYING)
    return pl.concat([_cleaned(sayings.filter(is_somebody)), nobody])


def _cleaned(sayings: pl.DataFrame) -> pl.DataFrame:
    renamed = sayings.rename({new: old for old, new in RENAMED.items()})
    standard = standardise(renamed.rename({"record": "record_id", "feed": "source"}))
    place = pl.concat_str(pl.col("postcode").fill_null(""), pl.lit("|"), pl.col("door").fill_null(""))
    clean = standard.select(
        pl.col("record_id").alias("record"),
        pl.col("givens").fill_null([]),
        pl.col("given_roots").fill_null([]).alias("roots"),
        pl.col("families").fill_null([]),
        "given_sound",
        "family_sound",
        pl.when(place != "|").then(place).alias("place"),
    )
    told_names = [_as_written(name) for name in ("given_name", "middle_names", "family_name")]
    return sayings.with_columns(told_names).join(clean, on="record", how="left").select(SAYING)


def _as_written(name: str) -> pl.Expr:
    """A name that a system shouts is said quietly; any other is left as it was written."""
    value = pl.col(name)
    shouted = (value == value.str.to_uppercase()) & (value.str.len_chars() > 1)
    return pl.when(shouted).then(value.str.to_titlecase()).otherwise(value).alias(name)


def _numbered(others: pl.DataFrame) -> pl.DataFrame:
    return others.with_columns(
        pl.concat_str(RECORD, pl.lit(":"), pl.col(ROW).cum_count().over(ROW)).alias("other_record")
    )


def _events(told_in: PartRows) -> pl.DataFrame:
    found = events_frame(told_in.part, told_in.rows).filter(pl.col("says").str.strip_chars() != "")
    received = told_in.rows.select(ROW, RECORD, "received_at")
    midnight = pl.col("on").cast(pl.Datetime("us")).dt.replace_time_zone("Europe/London", ambiguous="earliest")
    return found.join(received, on=ROW).select(
        RECORD,
        pl.col(ROW).cum_count().over(ROW).cast(pl.Int16).alias("number"),
        "kind",
        pl.coalesce("at", midnight.dt.convert_time_zone("UTC")).alias("happened_at"),
        pl.col("at").is_null().alias("to_the_day"),
        "until",
        pl.col("received_at").alias("recorded_at"),
        pl.col("says").alias("text"),
        pl.when("significant").then(pl.lit(SIGNIFICANT)).otherwise(pl.lit(ROUTINE)).alias("significance"),
        pl.lit(told_in.feed.code).alias("feed"),
        pl.lit(str(told_in.feed.agency)).alias("agency"),
    )


def _involvements(told_in: PartRows) -> pl.DataFrame:
    as_of = told_in.rows.select(ROW, RECORD, "as_of")
    return (
        involvements_frame(told_in.part, told_in.rows)
        .join(as_of, on=ROW)
        .select(
            RECORD,
            pl.col(ROW).cum_count().over(ROW).cast(pl.Int16).alias("number"),
            "service",
            "role",
            *(pl.col(name).fill_null("") for name in ("name", "phone", "team")),
            "since",
            "until",
            pl.lit(told_in.feed.code).alias("feed"),
            pl.lit(str(told_in.feed.agency)).alias("agency"),
            "as_of",
        )
    )


def _ties(part: Part, rows: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """What each row says of who is what to its person: people named in it, identifiers, groups."""
    nothing = pl.lit(None, pl.String)
    named = others.select(
        RECORD,
        _relation(pl.coalesce("role", "kind")).alias("kind"),
        pl.col("other_record").alias("to_record"),
        pl.lit("").alias("by"),
        nothing.alias("value"),
        pl.lit("").alias("role"),
    )
    told_by_value = (
        relations_frame(part, rows)
        .join(rows.select(ROW, RECORD), on=ROW)
        .select(
            RECORD,
            "kind",
            nothing.alias("to_record"),
            pl.coalesce("identifier_kind", pl.lit("group")).alias("by"),
            pl.coalesce("identifier", "group").alias("value"),
            pl.col("role").fill_null("").str.to_lowercase().alias("role"),
        )
    )
    both = pl.concat([named, told_by_value])
    return both.with_columns(pl.col("record").cum_count().over("record").cast(pl.Int16).alias("number"))


def _relation(words: pl.Expr) -> pl.Expr:
    known = {words: str(kind) for words, kind in WRITTEN_AS.items()}
    return words.str.strip_chars().str.to_lowercase().replace_strict(known, default="other", return_dtype=pl.String)
