"""One build: every file of the contract, the same bytes each time, and the truth about every row."""

import csv
import hashlib
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import fastexcel
import polars as pl
import pytest

from onestory.madeup import Manifest, UnknownCouncil, build, read_manifest
from onestory.madeup.extracts.partners import PARTNERS
from onestory.madeup.rules.identifiers import nhs_check_digit

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).parents[3]
HEADERS = {
    "police-notices.csv": "NICHE_ID,OCCURRENCE_NO,OCCURRED_AT,RECORDED_AT,NOTICE_TYPE,ROLE,SURNAME,FORENAMES,DOB,SEX,"
    "ADDRESS,POSTCODE,PHONE,PNC_ID,RISK_GRADE,CHILDREN_PRESENT,SUMMARY,OFFICER",
    "health-registrations.txt": "NHS Number|Surname|Forename|Middle Names|DOB|Gender|Address Line 1|Address Line 2|"
    "Town|Postcode|Telephone|GP Practice|GP Name|Registered On|Health Visitor|HV Telephone|Last Contact|"
    "Was Not Brought|Mother NHS Number|Expected Delivery Date|Record ID",
    "ae-attendances.csv": "ATTENDANCE ID,NHS NUMBER,PATIENT NAME,DOB,SEX,POSTCODE,ARRIVED,COMPLAINT,DIAGNOSIS,"
    "DISPOSAL,ACCOMPANIED BY",
    "school-census.csv": "UPN,FormerUPN,PupilID,Surname,Forename,MiddleNames,PreferredSurname,DOB,Sex,Ethnicity,"
    "AddressLine1,Town,Postcode,School,SchoolURN,YearGroup,EntryDate,LeavingDate,AttendancePct,UnauthorisedSessions,"
    "Suspensions,SEN,DSLName,DSLTelephone,Contact1Name,Contact1Relationship,Contact1Telephone",
    "probation.csv": "CRN,PNC_ID,Surname,Forenames,Alias,DOB,Gender,Address,Postcode,Order Type,Order Start,Order End,"
    "RoSH,RoSH Children,MAPPA,Practitioner,Practitioner Telephone",
    "adult-care.csv": "Person ID;NHS No;Full Name;Date of Birth;Gender;Address;Postcode;Service;"
    "Primary Support Reason;Service Start;Service End;Worker;Worker Telephone;Safeguarding Enquiry On",
    "early-help.csv": "Episode ID,Family ID,Child ID,Forename,Surname,DOB,Gender,Ethnicity,Address,Postcode,"
    "Parent Name,Parent DOB,Parent Telephone,Start Date,End Date,Reason,End Reason,Lead Practitioner,"
    "Practitioner Telephone,Organisation,Consent",
    "youth-justice.csv": "YJ ID,PNC ID,Surname,First Name,DOB,Sex,Ethnicity,Address,Postcode,Offence Date,Offence,"
    "Outcome,Outcome Date,Intervention Start,Intervention End,Case Manager,Case Manager Telephone",
}


def digests(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".parquet"]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_council_seed_scale_and_day_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        build(council="redcar", out=tmp_path / name, scale=0.004, seed=3, today=TODAY)
    assert digests(tmp_path / "one") == digests(tmp_path / "other")


def test_the_order_in_which_python_keeps_its_sets_changes_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; from datetime import date; from pathlib import Path; from onestory.madeup import build; "
        "build(council='redcar', out=Path(sys.argv[1]), scale=0.004, seed=3, today=date(2026, 11, 22))"
    )
    for hash_seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / hash_seed)],
            env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)},
            check=True,
        )
    assert digests(tmp_path / "1") == digests(tmp_path / "2")
    one, other = (pl.read_parquet(tmp_path / name / "redcar/truth/relationships.parquet") for name in ("1", "2"))
    assert one.equals(other)


def test_another_seed_makes_other_people(tmp_path: Path) -> None:
    for seed in (1, 2):
        build(council="redcar", out=tmp_path / str(seed), scale=0.004, seed=seed, today=TODAY)
    one, other = (pl.read_parquet(tmp_path / seed / "redcar" / "truth" / "people.parquet") for seed in ("1", "2"))
    assert one["family_name"].to_list() != other["family_name"].to_list()


@pytest.mark.parametrize(("file", "header"), HEADERS.items())
def test_a_partners_file_has_the_agreed_columns(folder: Path, file: str, header: str) -> None:
    encoding = "cp1252" if file.startswith("ae") else "utf-8-sig"
    assert (folder / file).read_text(encoding=encoding).splitlines()[0] == header


def test_the_school_file_starts_with_a_byte_order_mark(folder: Path) -> None:
    assert (folder / "school-census.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_hospital_file_is_windows_text_and_the_tenancies_have_real_dates(folder: Path) -> None:
    with pytest.raises(UnicodeDecodeError):
        (folder / "ae-attendances.csv").read_bytes().decode("utf-8")
    sheet = fastexcel.read_excel(str(folder / "housing-tenancies.xlsx")).load_sheet("Tenancies").to_polars()
    assert sheet.schema["Tenancy End"] in {pl.Date, pl.Datetime("ms")}


def test_every_row_of_every_text_file_has_its_truth(folder: Path, records: pl.DataFrame) -> None:
    for partner in PARTNERS:
        if partner.layout is None:
            continue
        text = (folder / partner.file).read_bytes().decode(partner.layout.encoding)
        rows = list(csv.reader(text.splitlines(), delimiter=partner.layout.delimiter))[1:]
        truth = records.filter(pl.col("feed") == partner.feed).sort("row")
        assert truth["row"].to_list() == list(range(1, len(rows) + 1))


def test_every_person_in_the_records_is_a_person_in_the_truth(records: pl.DataFrame, people: pl.DataFrame) -> None:
    named = records.filter(pl.col("person_id").is_not_null())
    assert named.join(people, on="person_id", how="anti").height == 0


def test_the_manifest_counts_what_was_written(council: Manifest, records: pl.DataFrame) -> None:
    counted = dict(records.group_by("feed").len().iter_rows())
    assert counted == {feed: count for feed, count in council.records.items() if count}
    assert read_manifest(council.folder / "truth" / "manifest.json") == council


def test_a_few_rows_in_every_thousand_must_be_refused(records: pl.DataFrame) -> None:
    partners = records.filter(~pl.col("feed").is_in(["ssd", "cin", "ssda903", "annex-a"]))
    share = partners["malformed"].mean()
    assert isinstance(share, float)
    assert 0.001 < share < 0.006


def test_every_nhs_number_is_valid_and_kept_for_tests(people: pl.DataFrame) -> None:
    numbers = people.filter(pl.col("nhs_number") != "")["nhs_number"].to_list()
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("999") and nhs_check_digit(number[:9]) == int(number[9]) for number in numbers)


def test_no_postcode_phone_or_email_can_be_a_real_persons(people: pl.DataFrame) -> None:
    homes = people.filter(pl.col("place_kind") != "none")
    assert all(re.search(r"\d[A-Z]*[CKMV][A-Z]*$", postcode) for postcode in homes["postcode"])
    phones = people.filter(pl.col("phone") != "")["phone"]
    assert all(re.match(r"07700 900\d{3}$|01632 960\d{3}$|01\d\d 4\d\d 0\d{3}$", phone) for phone in phones)
    assert all(email.endswith("@example.org") for email in people.filter(pl.col("email") != "")["email"])


def test_an_unknown_council_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UnknownCouncil, match="Choose one of: rotherham, middlesbrough, redcar"):
        build(council="atlantis", out=tmp_path, scale=0.01, today=TODAY)


def test_a_scale_above_ten_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="more than 0 and at most 10"):
        build(council="redcar", out=tmp_path, scale=10.5, today=TODAY)
