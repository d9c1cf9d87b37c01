"""A run over what changed comes to the same people, questions and memory as a whole run by the same ruler."""

from dataclasses import dataclass, replace
from random import Random

import polars as pl
import pytest

from onestory.linkage.link import NOTHING_DECIDED, Decisions, Links, link
from onestory.linkage.model import default_model
from onestory.linkage.partial import Known, link_part, long
from onestory.linkage.ruler import read, written
from tests.linkage.town import town_records

MODEL = default_model()


@dataclass(frozen=True)
class Days:
    """A town on two days, and what changed between them."""

    before: pl.DataFrame
    after: pl.DataFrame
    touched: frozenset[str]
    gone: frozenset[str]


def two_days(seed: int) -> Days:
    """A tenth of a town's records come, change their surname or telephone, or go."""
    records = town_records(250, seed=seed).sort("record_id")
    chance, names = Random(seed), records["record_id"].to_list()
    chosen = chance.sample(names, len(names) // 10)
    new, changed, gone = chosen[::3], chosen[1::3], chosen[2::3]
    named = pl.col("record_id")
    before = records.filter(~named.is_in(new)).with_columns(
        pl.when(named.is_in(changed)).then(pl.lit("07700900111")).otherwise("phone").alias("phone"),
        pl.when(named.is_in(changed[::2])).then(pl.lit("Zebedee")).otherwise("family_name").alias("family_name"),
    )
    return Days(before, records.filter(~named.is_in(gone)), frozenset(new) | frozenset(changed), frozenset(gone))


def groups(frame: pl.DataFrame) -> set[frozenset[str]]:
    return {frozenset(group) for group in frame.group_by("cluster_id").agg("record_id")["record_id"].to_list()}


def part_of(days: Days, whole: Links, decisions: Decisions = NOTHING_DECIDED) -> Links:
    """The second day as a part of the first."""
    assert whole.memory is not None
    assert whole.ruler is not None
    people = dict(whole.clusters.select("record_id", "cluster_id").iter_rows())
    names = whole.memory["record_id"].to_list()
    names += sorted(days.touched - set(names))
    known = Known(
        records=pl.DataFrame({"record_id": names, "person_id": [people.get(name) for name in names]}),
        keys=long(whole.memory, "keys"),
        near=long(whole.memory, "near"),
        touched=days.touched,
        gone=days.gone,
    )
    ruler = read(written(whole.ruler))
    return link_part(
        known,
        fetch=lambda wanted: days.after.filter(pl.col("record_id").is_in(wanted)),
        model=MODEL,
        ruler=ruler,
        decisions=decisions,
    )


def test_a_part_compares_by_the_keys_that_the_whole_does_where_most_are_too_broad() -> None:
    """In the largest councils only numbers, telephones and homes are compared by, whatever else is shared."""
    days = two_days(3)
    whole = link(days.before, model=MODEL, remember=True)
    assert whole.ruler is not None
    narrow = replace(whole, ruler=replace(whole.ruler, narrow=2, broad=1))
    again = link(days.after, model=MODEL, ruler=narrow.ruler, remember=True)
    part = part_of(
        days, replace(narrow, memory=link(days.before, model=MODEL, ruler=narrow.ruler, remember=True).memory)
    )
    concerned = set(part.clusters["record_id"].to_list())
    assert groups(part.clusters) == {group for group in groups(again.clusters) if group & concerned}
    assert groups(again.clusters) != groups(link(days.after, model=MODEL, ruler=whole.ruler).clusters)


@pytest.mark.parametrize("seed", [3, 17])
def test_a_part_comes_to_what_the_whole_would(seed: int) -> None:
    days = two_days(seed)
    whole = link(days.before, model=MODEL, remember=True)
    part = part_of(days, whole)
    again = link(days.after, model=MODEL, ruler=whole.ruler, remember=True)
    assert part.memory is not None
    assert again.memory is not None
    concerned = set(part.clusters["record_id"].to_list())
    assert days.touched <= concerned
    assert len(concerned) < days.after.height
    assert groups(part.clusters) == {group for group in groups(again.clusters) if group & concerned}
    untouched = {group for group in groups(again.clusters) if not group & concerned}
    assert untouched <= {group - days.gone for group in groups(whole.clusters)}
    assert questions(part) == {pair for pair in questions(again) if set(pair) & concerned}
    assert part.memory.equals(again.memory.filter(pl.col("record_id").is_in(list(concerned))))


def questions(found: Links) -> set[tuple[str, str]]:
    return {(one, other) for one, other in found.review.select("record_id_l", "record_id_r").iter_rows()}


def test_what_people_decided_holds_in_a_part_and_reaches_beyond_it() -> None:
    days = two_days(5)
    whole = link(days.before, model=MODEL, remember=True)
    touched = min(days.touched)
    stranger = next(name for name in days.before["record_id"].to_list() if name not in days.touched | days.gone)
    part = part_of(days, whole, Decisions(must_link=frozenset({(touched, stranger)})))
    people = dict(part.clusters.iter_rows())
    assert people[touched] == people[stranger]


def test_a_ruler_does_not_fit_another_model() -> None:
    ruler = link(two_days(3).before.head(50), model=MODEL, remember=True).ruler
    assert ruler is not None
    assert ruler.fits(MODEL)
    assert not read(written(ruler) | {"declared": "of yesterday"}).fits(MODEL)
    assert not read(written(ruler) | {"model": "another"}).fits(MODEL)


MOTHER = {
    "given_name": "Ruta",
    "family_name": "Balog",
    "date_of_birth": "1996-05-02",
    "nhs_number": "9434765919",
    "address": "14 Mill Lane",
    "postcode": "S65 1AB",
    "source": "health",
}
AWAITED = {
    "given_name": "Unborn",
    "family_name": "Balog",
    "expected_date_of_birth": "2026-03-20",
    "mother_nhs_number": "9434765919",
    "source": "health",
}
BORN = {
    "given_name": "Maya",
    "family_name": "Frith",
    "date_of_birth": "2026-03-17",
    "address": "14 Mill Lane",
    "postcode": "S65 1AB",
    "source": "housing",
}
ELSEWHERE = {"address": "3 Oak Road", "postcode": "S66 7EM"}
FAMILY = {"mother": MOTHER, "awaited": AWAITED, "born": BORN}


@pytest.mark.parametrize(
    ("before", "after", "together"),
    [
        ({"mother": MOTHER, "awaited": AWAITED}, FAMILY, True),
        ({"mother": MOTHER, "born": BORN}, FAMILY, True),
        ({"awaited": AWAITED, "born": BORN}, FAMILY, True),
        (FAMILY | {"mother": MOTHER | ELSEWHERE}, FAMILY, True),
        (FAMILY, FAMILY | {"mother": MOTHER | ELSEWHERE}, False),
        (FAMILY, {"awaited": AWAITED, "born": BORN}, False),
    ],
    ids=["is born", "is awaited", "a mother comes", "she moves in", "she moves out", "she is gone"],
)
def test_a_child_awaited_at_its_mothers_home_is_followed_from_day_to_day(
    before: dict[str, dict[str, str]], after: dict[str, dict[str, str]], together: bool
) -> None:
    town = town_records(60, seed=3)
    first, second = (
        pl.concat(
            [town, pl.DataFrame([row | {"record_id": name} for name, row in day.items()])], how="diagonal_relaxed"
        ).sort("record_id")
        for day in (before, after)
    )
    touched = frozenset(name for name, row in after.items() if before.get(name) != row)
    days = Days(first, second, touched, frozenset(before) - frozenset(after))
    whole = link(days.before, model=MODEL, remember=True)
    again = link(days.after, model=MODEL, ruler=whole.ruler, remember=True)
    part = part_of(days, whole)
    concerned = set(part.clusters["record_id"].to_list())
    assert "awaited" in concerned
    assert any({"awaited", "born"} <= group for group in groups(again.clusters)) == together
    assert groups(part.clusters) == {group for group in groups(again.clusters) if group & concerned}
    assert any({"awaited", "born"} <= group for group in groups(part.clusters)) == together
