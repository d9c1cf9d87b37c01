"""Evaluating a file: with truth, with labelled pairs, with neither, and with a file that cannot be read."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from xlsxwriter import Workbook

from onestory.linkage.bench import recall_gaps
from onestory.linkage.copies import one_of_each
from onestory.linkage.days import read_days
from onestory.linkage.evaluate import CannotEvaluate, evaluate_file
from onestory.linkage.explain import explain
from onestory.linkage.model import default_model
from tests.linkage.town import town_records

RECORDS = town_records(60, seed=3)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.csv"
    RECORDS.write_csv(path)
    return path


def test_truth_gives_every_measure_and_the_links_are_written(records: Path, tmp_path: Path) -> None:
    links, review = tmp_path / "links.csv", tmp_path / "review.csv"
    told = evaluate_file(records, None, links, review)
    assert {"precision", "recall", "f1", "f1_with_review", "bcubed_f1", "purity", "review_share", "subgroups"} <= set(
        told
    )
    assert pl.read_csv(links).columns == ["record_id", "person_id"]
    assert pl.read_csv(links).height == RECORDS.height
    assert pl.read_csv(review).columns == ["record_id_l", "record_id_r", "weight", "why"]


def test_labelled_pairs_alone_give_precision_and_recall(tmp_path: Path) -> None:
    bare, pairs = tmp_path / "bare.csv", tmp_path / "pairs.csv"
    RECORDS.drop("cluster_id").write_csv(bare)
    same = RECORDS.filter(pl.len().over("cluster_id") > 1).group_by("cluster_id").agg(pl.col("record_id").head(2))
    labels = [(one, other, "1.0") for one, other in same["record_id"].to_list()]
    pl.DataFrame(labels, schema=["record_id_l", "record_id_r", "is_match"], orient="row").write_csv(pairs)
    told = evaluate_file(bare, pairs, None, None)
    assert told["pairs_labelled"] == len(labels)
    assert told["recall"] > 0.8


def test_without_truth_there_are_counts_and_no_measures(tmp_path: Path) -> None:
    bare = tmp_path / "bare.csv"
    RECORDS.drop("cluster_id").write_csv(bare)
    told = evaluate_file(bare, None, None, None)
    assert told["records"] == RECORDS.height
    assert "precision" not in told


def test_a_file_in_which_nobody_stands_twice_says_that_recall_says_nothing(tmp_path: Path) -> None:
    one, blank = tmp_path / "one.csv", tmp_path / "blank.csv"
    RECORDS.head(1).write_csv(one)
    RECORDS.with_columns(cluster_id=pl.lit("")).write_csv(blank)
    for path in (one, blank):
        assert "say nothing" in evaluate_file(path)["truth"]
    RECORDS.write_csv(tmp_path / "whole.csv")
    assert "truth" not in evaluate_file(tmp_path / "whole.csv")


def test_columns_may_be_named_and_parted_as_others_do(tmp_path: Path) -> None:
    path = tmp_path / "records.csv"
    odd = {"given_name": " Forename", "family_name": "SURNAME", "date_of_birth": "DOB", "record_id": "Record ID"}
    RECORDS.rename(odd).write_csv(path, separator=";")
    assert evaluate_file(path)["recall"] > 0.9


@pytest.mark.parametrize("rows", [0, 1, 10])
def test_a_file_may_hold_hardly_anybody(rows: int, tmp_path: Path) -> None:
    path = tmp_path / "records.csv"
    RECORDS.head(rows).write_csv(path)
    assert evaluate_file(path)["records"] == rows


def test_every_question_says_why(tmp_path: Path) -> None:
    path, review = tmp_path / "records.csv", tmp_path / "review.csv"
    RECORDS.write_csv(path)
    assert evaluate_file(path, review_out=review)["review_pairs"] > 0
    assert pl.read_csv(review)["why"].str.contains("For: ").all()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("given_name\nAva\n", "no column record_id"),
        ("1,Ava,Reed\n2,Noor,Khan\n", "first row must name the columns; it says: 1, ava, reed."),
        ("record_id,given_name\n1,Ava\n1,Noor\n", "more than once"),
        ("record_id,given_name\n,Ava\n", "without a record_id"),
        ("record_id,Sex,GENDER,sex \n1,M,M,M\n", "more than one column called sex"),
        ("record_id,given_name,given_name\n1,Ava,Ada\n", "more than one column called given_name"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "records.csv"
    path.write_text(text)
    with pytest.raises(CannotEvaluate, match=said):
        evaluate_file(path)


def test_a_pair_is_explained_in_words_and_weights() -> None:
    pair = pl.DataFrame(
        {
            "record_id": ["a", "b"],
            "given_name": ["Kayleigh", "Kayleigh"],
            "family_name": ["O'Neil", "Oneill"],
            "date_of_birth": ["2014-02-03", "2014-02-03"],
            "sex": ["F", "M"],
        }
    )
    reasons = {reason.field: reason for reason in explain(pair, model=default_model())}
    assert reasons["born"].words.startswith("same date of birth: very strong")
    assert reasons["family"].words.startswith("surname differs by a slip")
    assert reasons["sex"].weight < 0
    assert set(reasons) == {"given", "family", "born", "sex"}


def test_a_bench_says_how_the_newly_born_fared_and_how_far_name_groups_lie_apart() -> None:
    large = {"recall": 0.99, "true_people": 400, "people_split": 4}
    told = {
        "subgroups": {
            "is_newborn": {"True": {"recall": 0.9}, "False": {"recall": 1.0}},
            "name_origin": {
                "one": large,
                "other": large | {"recall": 0.97, "people_split": 12},
                "few": large | {"recall": 0.1, "true_people": 3},
            },
        }
    }
    assert recall_gaps(told) == {
        "name_origin_recall_gap": 0.02,
        "name_origin_whole_gap": 0.02,
        "newborn_recall": 0.9,
    }


def test_accents_as_excel_saves_them_are_accents(tmp_path: Path) -> None:
    path, links = tmp_path / "records.csv", tmp_path / "links.csv"
    text = "record_id;given_name;family_name;date_of_birth\n1;Zoë;Müller;03/02/2011\n2;Zoe;Muller;03/02/2011\n"
    path.write_bytes(text.encode("cp1252"))
    assert evaluate_file(path, links_out=links)["people"] == 1


def test_which_columns_were_compared_is_said_and_what_truth_is_lacking(tmp_path: Path) -> None:
    path = tmp_path / "records.csv"
    path.write_text("record_id,given_name,family_nmae\n1,Ava,Reed\n")
    told = evaluate_file(path)
    assert (told["columns_compared"], told["columns_not_read"]) == ("given_name", "family_nmae")
    assert "add a column cluster_id" in told["truth"]


def test_columns_without_a_name_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "records.csv"
    path.write_text("record_id,given_name,,\n1,Ava,x,\n2,Noor,,\n")
    assert evaluate_file(path)["columns_not_read"] == "none"


def with_days(of: str, tmp_path: Path) -> dict[str, Any]:
    """The town, its days of birth written by a form of `strftime`, or numbered as spreadsheets do; evaluated."""
    day = pl.col("date_of_birth").str.to_date("%Y-%m-%d", strict=False)
    numbered = (day - pl.date(1899, 12, 30)).dt.total_days().cast(pl.String)
    written = RECORDS.with_columns(date_of_birth=numbered if of == "numbers" else day.dt.strftime(of))
    written.write_csv(tmp_path / "days.csv")
    return evaluate_file(tmp_path / "days.csv")


def test_days_are_read_month_first_where_they_can_be_read_no_other_way(records: Path, tmp_path: Path) -> None:
    as_they_are, american = evaluate_file(records), with_days("%m/%d/%Y", tmp_path)
    assert (american["recall"], american["precision"]) == (as_they_are["recall"], as_they_are["precision"])
    assert "month before day" in american["date_of_birth_read_as"]
    assert "date_of_birth_read_as" not in with_days("%d/%m/%Y", tmp_path)


def test_days_are_read_as_spreadsheets_number_them(records: Path, tmp_path: Path) -> None:
    as_they_are, numbered = evaluate_file(records), with_days("numbers", tmp_path)
    assert (numbered["recall"], numbered["precision"]) == (as_they_are["recall"], as_they_are["precision"])
    assert "counted in days" in numbered["date_of_birth_from_numbers"]


def test_how_many_days_cannot_be_read_is_said_with_one_of_them(tmp_path: Path) -> None:
    path = tmp_path / "records.csv"
    days = ("03/02/2011", "13/31/2011", "about 6", "unknown", "unknown", "", "1/1/11")
    path.write_text("record_id,given_name,dob\n" + "".join(f"{n},Ava,{day}\n" for n, day in enumerate(days)))
    said = evaluate_file(path)["date_of_birth_not_read"]
    assert said == "5, such as “unknown”"
    path.write_text("record_id,given_name,dob\n1,Ava,2011-02-03\n")
    assert evaluate_file(path)["date_of_birth_not_read"] == "none"


@pytest.mark.parametrize("days", [["05/13/2014", "13/05/2014"], ["05/06/2014"], ["unknown"], []])
def test_where_it_may_be_either_a_day_stands_before_its_month(days: list[str]) -> None:
    frame = pl.DataFrame({"date_of_birth": days}, schema={"date_of_birth": pl.String})
    assert read_days(frame)[0]["date_of_birth"].to_list() == days


def test_pairs_of_other_records_are_refused(records: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("record_id_l,record_id_r,is_match\nx1,x2,yes\n")
    with pytest.raises(CannotEvaluate, match="it names 'x1' and 'x2', and the first record is"):
        evaluate_file(records, pairs)


def test_a_label_that_is_neither_yes_nor_no_is_refused(records: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    one, other = RECORDS["record_id"].head(2)
    pairs.write_text(f"record_id_l,record_id_r,is_match\n{one},{other},perhaps\n{one},{other},\n")
    with pytest.raises(CannotEvaluate, match="says “perhaps” in is_match of 2 of its rows"):
        evaluate_file(records, pairs)


def test_where_the_answer_cannot_be_written_is_said_before_the_work(records: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotEvaluate, match=r"There is no folder .*nowhere to write into"):
        evaluate_file(records, links_out=tmp_path / "nowhere" / "links.csv")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("records.xlsx", "PK", "cannot be read as a workbook. Save it again as .xlsx or CSV"),
        ("records.xls", "", "is an old workbook, or one with macros. Save it as .xlsx or CSV"),
        ("records.csv", 'record_id,given_name\n1,"Ava\n', "a quotation mark is not closed"),
        ("records.csv", "record_id,given_name\n1,Ava,Reed,x\n", "more cells than the heading row"),
        (".", "", "is a folder"),
    ],
)
def test_what_is_no_table_is_refused_in_plain_words(name: str, text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name != ".":
        path.write_text(text)
    with pytest.raises(CannotEvaluate, match=said):
        evaluate_file(path)


def test_a_workbook_is_read_as_the_same_rows_in_a_csv_are(records: Path, tmp_path: Path) -> None:
    frame = pl.read_csv(records, infer_schema=False)
    born = frame.with_columns(pl.col("date_of_birth").str.to_date(strict=False), pl.col("nhs_number").cast(pl.Int64))
    book = Workbook(tmp_path / "records.xlsx")
    pl.DataFrame({"said": ["These are notes."]}).write_excel(book, "Notes")
    born.rename({"record_id": "Record ID"}).write_excel(book, "People")
    book.close()
    told, before = evaluate_file(tmp_path / "records.xlsx"), evaluate_file(records)
    assert told == before


def test_one_line_sent_three_thousand_times_is_one_person_and_another_source_may_tell_of_them(tmp_path: Path) -> None:
    sent = {
        "source": "log",
        "given_name": "Ava",
        "family_name": "Reed",
        "date_of_birth": "2014-02-03",
        "postcode": "S65 1AB",
    }
    rows = [sent | {"record_id": f"c{n}", "cluster_id": "ava"} for n in range(3_000)]
    rows.append(sent | {"record_id": "s", "cluster_id": "ava", "source": "school"})
    rows.append(sent | {"record_id": "b", "cluster_id": "tom", "source": "school", "given_name": "Tom"})
    pl.DataFrame(rows).write_csv(tmp_path / "records.csv")
    told = evaluate_file(tmp_path / "records.csv")
    assert (told["precision"], told["recall"], told["people"]) == (1.0, 1.0, 2)


def test_lines_without_a_first_name_are_no_plain_copies() -> None:
    baby = {"given_name": None, "family_name": "Reed", "date_of_birth": "2026-02-03"}
    rows = pl.DataFrame([baby | {"record_id": f"c{n}"} for n in range(30)], schema_overrides={"given_name": pl.String})
    assert one_of_each(rows)[1].is_empty()
    assert one_of_each(rows.with_columns(given_name=pl.lit("Ava")))[1].height == 29


def test_lines_may_end_as_an_old_spreadsheet_ends_them(tmp_path: Path) -> None:
    path = tmp_path / "records.csv"
    path.write_bytes(b"record_id,given_name,family_name\r1,Ava,Reed\r2,Noor,Khan\r")
    assert evaluate_file(path)["records"] == 2


@pytest.mark.parametrize(
    ("name", "held", "said"),
    [
        ("records.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not a text file"),
        ("records.parquet", b"record_id\n1\n", "is no Parquet file"),
    ],
)
def test_a_file_that_is_no_text_is_refused(name: str, held: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(held)
    with pytest.raises(CannotEvaluate, match=said):
        evaluate_file(path)
