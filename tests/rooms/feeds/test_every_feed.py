"""The made-up council's files, and files of the field, through the same door."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.models import Delivery, SourceRecord
from onestory.feeds.queries.frames import records_frame
from onestory.feeds.queries.records import parts_held
from onestory.feeds.rules.frames import events_frame, involvements_frame
from onestory.grammar.refusals import BadInput
from onestory.madeup import build
from tests.rooms.feeds.conftest import Desk

TODAY = date(2026, 11, 18)
SHARED = Path(__file__).parents[4] / "shared" / "data"
FILES = {
    "police-notices": "police-notices.csv", "health-registrations": "health-registrations.txt",
    "ae-attendances": "ae-attendances.csv", "school-census": "school-census.csv",
    "housing-tenancies": "housing-tenancies.xlsx", "probation": "probation.csv", "adult-care": "adult-care.csv",
    "early-help": "early-help.csv", "youth-justice": "youth-justice.csv", "cin": "cin/CIN_2026.xml",
    "ssda903": "ssda903", "annex-a": "annex-a.xlsx", "ssd": "ssd",
}  # fmt: skip


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made-up")
    build(council="middlesbrough", out=out, scale=0.01, today=TODAY)
    return out / "middlesbrough"


@pytest.mark.parametrize("feed", FILES)
def test_every_row_of_the_made_up_council_is_accounted_for(desk: Desk, made_up: Path, feed: str) -> None:
    truth = pl.read_parquet(made_up / "truth" / "records.parquet").filter(pl.col("feed") == feed)

    outcome = desk.brings_file(made_up / FILES[feed], feed=feed, as_of=TODAY)

    assert outcome.rows == outcome.accepted + outcome.quarantined + outcome.duplicates
    assert outcome.rows >= truth.height > 0
    assert outcome.accepted >= 0.95 * outcome.rows
    assert SourceRecord.objects.filter(valid_until=None).count() == outcome.accepted


@pytest.mark.parametrize("feed", ["police-notices", "health-registrations", "housing-tenancies"])
def test_a_record_bears_the_number_of_its_row(desk: Desk, made_up: Path, feed: str) -> None:
    truth = pl.read_parquet(made_up / "truth" / "records.parquet").filter(pl.col("feed") == feed)
    desk.brings_file(made_up / FILES[feed], feed=feed, as_of=TODAY)

    kept = dict(SourceRecord.objects.values_list("row", "data__source_id"))

    said = dict(truth.filter(~pl.col("malformed")).select("row", "source_id").iter_rows())
    assert {row: source for row, source in said.items() if row in kept} == kept


def test_the_whole_council_can_be_said_at_once(desk: Desk, made_up: Path) -> None:
    for feed, path in FILES.items():
        desk.brings_file(made_up / path, feed=feed, as_of=TODAY)

    events = involved = 0
    for feed, part, count in parts_held(viewer=desk.actor):
        frame = records_frame(feed, part, viewer=desk.actor, council=desk.council)
        assert frame.height == count
        events += events_frame(feed_of(feed).part(part), frame).height
        involved += involvements_frame(feed_of(feed).part(part), frame).height

    assert events > 500
    assert involved > 500


def test_a_census_cut_short_leaves_nothing_of_what_came_before_the_cut(desk: Desk, made_up: Path) -> None:
    whole = (made_up / FILES["cin"]).read_text()
    path = desk.folder / "cin.xml"
    path.write_text(whole[: int(len(whole) * 0.9)])

    with pytest.raises(BadInput, match="stops in the middle"):
        desk.brings_file(path, feed="cin")

    assert not SourceRecord.objects.exists()
    assert not Delivery.objects.exists()


HEADERS = {
    2022: "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n77,1,03/02/2010,WBRI,UN1,0,\n",
    2024: "child,sex,dob,ethnic,upn\n77,2,03/02/2010,wbri,H801200001001\n",
    2025: "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,UASC,EXTRA\n77,F,03/02/2010,WBRI,UN1,1,01/05/2025,0,x\n",
    2026: '"CHILD";"SEX";"DOB";"ETHNIC";"UPN"\n"77";"U";"03/02/2010";"WBRI";"UN1"\n',
}
EPISODE = "77,01/05/2024,S,C2,N1,{place},PR4,,,,TS1 1AA,TS2 2BB,\n"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"


@pytest.mark.parametrize(
    ("year", "sex", "place"), [(2022, "M", "H5"), (2024, "F", "P2"), (2025, "F", "K3"), (2026, "U", "Z12")]
)
def test_the_looked_after_return_is_read_as_each_year_wrote_it(desk: Desk, year: int, sex: str, place: str) -> None:
    folder = desk.folder / "903"
    folder.mkdir()
    (folder / f"SSDA903_{year}_header.csv").write_text(HEADERS[year])
    (folder / "Episodes (2).csv").write_text(EPISODES + EPISODE.format(place=place))

    outcome = desk.brings_file(folder, feed="ssda903")

    assert (outcome.accepted, outcome.quarantined) == (2, 0)
    header = SourceRecord.objects.get(part="header")
    assert (header.sex, header.date_of_birth, header.ethnicity) == (sex, date(2010, 2, 3), "WBRI")
    assert SourceRecord.objects.get(part="episodes").data["placement"] == place


@pytest.mark.skipif(not SHARED.exists(), reason="The shared folder of specimens is not here.")
@pytest.mark.parametrize(
    ("feed", "name", "rows", "quarantined"),
    [
        ("cin", "samples/BAR_cin_2022.xml", 7, 0),
        ("cin", "samples/CIN_Census_2026.xml", 11, 1),
        ("annex-a", "schemas/Annex_A_2024_Jan.xlsx", 59, 0),
    ],
)
def test_specimens_that_others_wrote_are_read(desk: Desk, feed: str, name: str, rows: int, quarantined: int) -> None:
    outcome = desk.brings_file(SHARED / name, feed=feed)

    assert (outcome.rows, outcome.quarantined, outcome.duplicates) == (rows, quarantined, 0)
    assert outcome.accepted == rows - quarantined
