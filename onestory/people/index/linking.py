"""Opening and closing links: what a run of linkage, or a person, says of which records are whose."""

# ruff: noqa: S608 - every name put into these statements is declared in this room, none is typed by a user.
from datetime import datetime

import polars as pl

from onestory.linkage.standardise import TOLD_APART
from onestory.people.declared.relations import NAMES_ONCE
from onestory.people.index.copying import chosen, frame_of, rows, run, temporary
from onestory.people.index.locking import with_locked

SAID = (
    "given_name", "middle_names", "family_name", "former_names", "date_of_birth", "expected_on", "sex", "ethnicity",
    "address", "uprn", "postcode", "phone", "email", "nhs_number", "upn", "former_upn", "council_child_id", "pnc",
    "mother_nhs_number",
)  # fmt: skip
TOLD_WITH = f"""
    select record, string_agg(kind || ' ' || value, '{TOLD_APART}' order by number) as told_with
      from people_tie {{among}} where council_id = {{council}} and by = 'group' and kind = any (array{list(NAMES_ONCE)})
     group by record
"""
IDENTITIES = f"""
    select record, feed, {", ".join(SAID)}, told_with
      from people_saying left join ({TOLD_WITH.replace("{among}", "")}) t using (record)
     where council_id = {{council}} and role <> 'subject' order by record
"""
SOME = f"""
    select record, feed, {", ".join(SAID)}, told_with from people_saying join t_wanted using (record)
      left join ({TOLD_WITH.replace("{among}", "join t_wanted using (record)")}) t using (record)
     where council_id = {{council}} and role <> 'subject'
"""
NAMES = (
    "record_id", "source", "given_name", "middle_names", "family_name", "former_names", "date_of_birth",
    "expected_date_of_birth", "sex", "ethnicity", "address", "uprn", "postcode", "phone", "email", "nhs_number", "upn",
    "former_upn", "council_child_id", "pnc", "mother_nhs_number",
)  # fmt: skip
READ = dict.fromkeys((*NAMES, "told_with"), pl.String)
EXISTING = "select record, person_id from people_link where council_id = {council} and closed_at is null"


def identity_frame(council: int) -> pl.DataFrame:
    """Everything that records say of who somebody is, in the columns that linkage reads; what is locked, in memory."""
    found = frame_of(IDENTITIES.format(council=int(council)), dict(READ))
    return with_locked(council, found)


def identities_of(council: int, records: list[str]) -> pl.DataFrame:
    """What these records say, in the same columns."""
    temporary("t_wanted", pl.DataFrame({"record": records}, schema={"record": pl.String}))
    return with_locked(council, frame_of(SOME.format(council=int(council)), dict(READ)))


def existing_links(council: int) -> pl.DataFrame:
    """The open links: record_id, person_id."""
    return frame_of(EXISTING.format(council=int(council)), {"record_id": pl.String, "person_id": pl.String})


CLOSE = """
    update people_link l set closed_at = greatest(%(now)s, l.opened_at), closed_by_id = %(change)s from t_link t
     where l.council_id = %(council)s and l.record = t.record and l.closed_at is null and l.person_id <> t.person_id
"""
# In two steps: a table that looked empty when this was planned is read whole for each record, and it fills meanwhile.
NEW = """
    delete from t_link t using people_link l
     where l.council_id = %(council)s and l.record = t.record and l.closed_at is null
"""
OPEN = """
    insert into people_link (council_id, record, person_id, weight, by_exclusion, model, opened_by_id, opened_at)
    select %(council)s, record, person_id, weight, by_exclusion, %(model)s, %(change)s, %(now)s from t_link
"""
MINT = """
    insert into people_person (id, council_id, kind, given_name, family_name, sex, is_shielded, records, created_at)
    select person_id::uuid, %(council)s, 'child', '', '', '', false, 0, %(now)s from t_minted
"""
RETIRE = """
    insert into people_alias (council_id, retired_id, living_id, since)
    select %(council)s, retired, living, %(now)s from t_merged
    on conflict do nothing;
"""
RETIRED = (
    "update people_person set retired_at = %(now)s where id in (select retired from t_merged) and retired_at is null"
)
LEDGER = """
    insert into people_change (council_id, kind, at, by, model, why, from_person_id, into_person_id, records, within_id)
    select %(council)s, %(kind)s, %(now)s, %(by)s, %(model)s, '', from_person, into_person, '[]', %(change)s from t_pair
"""


def open_links(council: int, links: pl.DataFrame, *, change: int, model: str, now: datetime) -> tuple[int, int]:
    """Make these the open links: what differs is closed and opened. How many of each.

    `links` has record, person_id, weight, and may have by_exclusion; without it none is by exclusion.
    """
    excluded = pl.col("by_exclusion").fill_null(value=False) if "by_exclusion" in links.columns else pl.lit(value=False)
    temporary("t_link", links.select("record", "person_id", "weight", excluded.alias("by_exclusion")))
    run("alter table t_link alter person_id type uuid using person_id::uuid;"
        " create index on t_link (record); analyze t_link")  # fmt: skip
    told = {"council": council, "change": change, "model": model, "now": now}
    closed = run(CLOSE, told)
    run(NEW, told)
    return run(OPEN, told), closed


def mint(council: int, people: tuple[str, ...], *, now: datetime) -> None:
    """Make people, of whom nothing is known yet."""
    temporary("t_minted", pl.DataFrame({"person_id": list(people)}, schema={"person_id": pl.String}))
    run(MINT, {"council": council, "now": now})


def write_pairs(
    council: int, kind: str, pairs: tuple[tuple[str, str], ...], *, change: int, by: str, model: str, now: datetime
) -> None:
    """Add a line to the ledger for each pair of people that a run joined (`merged`) or parted (`parted`)."""
    temporary("t_pair", _pairs(pairs))
    run("alter table t_pair alter from_person type uuid using from_person::uuid,"
        " alter into_person type uuid using into_person::uuid")  # fmt: skip
    run(LEDGER, {"council": council, "kind": kind, "by": by, "model": model, "change": change, "now": now})


def retire(council: int, pairs: tuple[tuple[str, str], ...], *, now: datetime) -> None:
    """Retire the first of each pair in favour of the second."""
    if not pairs:
        return
    temporary("t_merged", chosen(((str(a), str(b)) for a, b in pairs), ("retired", "living")))
    run("alter table t_merged alter retired type uuid using retired::uuid, alter living type uuid using living::uuid")
    run(RETIRE, {"council": council, "now": now})
    run(RETIRED, {"now": now})


def links_of(people: list[object]) -> list[tuple[object, ...]]:
    """Every link that these people ever had: record, person, the change that opened it, open or not; oldest first."""
    return rows(
        "select record, person_id, opened_by_id, closed_at is null from people_link"
        " where person_id = any(%s) order by id",
        [people],
    )


def _pairs(pairs: tuple[tuple[str, str], ...]) -> pl.DataFrame:
    return pl.DataFrame(list(pairs), schema={"from_person": pl.String, "into_person": pl.String}, orient="row")
