"""The pages that hang on the single view: marking, versions, documents, search, side by side, safe contact."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.fixtures import SignIn
from tests.web.people.conftest import Family

Opens = Callable[[Client, str], str]
PARTS = ("story", "side-by-side", "family", "network", "search", "documents", "versions")


@pytest.fixture
def worker(sign_in: SignIn) -> Client:
    """A screening social worker."""
    return sign_in("screening-social-worker")


@pytest.fixture
def hers(family: Family, worker: Client, opens: Opens) -> str:
    """The address of Kayleigh's page, opened with a reason."""
    opens(worker, f"/people/{family.kayleigh}")
    return f"/people/{family.kayleigh}"


def file_plan(worker: Client, hers: str, **changed: object) -> object:
    given = {
        "kind": "safety-plan",
        "title": "Plan for Kayleigh",
        "author": "A. Yusuf",
        "dated": "1 11 2026",
        "file": SimpleUploadedFile("plan.txt", b"The children ring <b>nan</b>."),
    } | changed
    return worker.post(f"{hers}/documents", given)


@pytest.mark.parametrize("part", PARTS)
def test_without_a_reason_each_part_asks_why_and_says_nothing(family: Family, worker: Client, part: str) -> None:
    response = worker.get(f"/people/{family.kayleigh}/{part}")
    assert response.status_code == 403
    assert "Kayleigh" not in response.content.decode()
    again = worker.post(f"/people/{family.kayleigh}/{part}", {"reason": "A worry from school"}, follow=True)
    assert (again.status_code, "Kayleigh" in again.content.decode()) == (200, True)


@pytest.mark.parametrize("part", ["", *(f"/{part}" for part in PARTS)])
def test_no_part_asks_more_than_twenty_five_questions(worker: Client, hers: str, part: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        response = worker.get(hers + part)
    statements = [each["sql"] for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert response.status_code == 200
    beside_her = (
        3 if part == "/side-by-side" else 0
    )  # her sibling's record is opened too, with its own line in the audit
    assert len(statements) <= 25 + beside_her, "\n".join(sql[:120] for sql in statements)


def test_a_line_is_marked_and_explained_where_it_stands(worker: Client, hers: str) -> None:
    story = worker.get(f"{hers}/story").content.decode()
    where = re.search(rf"{hers}/story/lines/\d+", story)
    assert where
    wrong = worker.post(where[0], {})
    assert (wrong.status_code, "There is a problem" in wrong.content.decode()) == (400, True)
    worker.post(where[0], {"significance": "significant", "analysis": "She tells him <when> she can."})
    again = worker.get(f"{hers}/story").content.decode()
    assert "She tells him &lt;when&gt; she can." in again
    assert "marked it" in again


def test_two_who_explain_a_line_at_once_read_each_other_before_both_are_kept(worker: Client, hers: str) -> None:
    where = re.search(rf"{hers}/story/lines/\d+", worker.get(f"{hers}/story").content.decode())
    assert where
    assert 'name="seen" value="0"' in worker.get(where[0]).content.decode()
    assert worker.post(where[0], {"analysis": "She is afraid.", "seen": "0"}).status_code == 302
    crossed = worker.post(where[0], {"analysis": "She is hopeful.", "seen": "0"})
    page = crossed.content.decode()
    assert crossed.status_code == 409
    for words in ("since you opened it", "She is afraid.", "She is hopeful.", 'name="seen" value="1"'):
        assert words in page
    assert worker.post(where[0], {"analysis": "She is hopeful.", "seen": "1"}).status_code == 302
    story = worker.get(f"{hers}/story").content.decode()
    assert "She is afraid." in story
    assert "She is hopeful." in story


def test_a_document_is_filed_previewed_taken_and_found(worker: Client, hers: str) -> None:
    assert "None is filed here." in worker.get(hers).content.decode()
    assert file_plan(worker, hers).status_code == 302  # type: ignore[attr-defined]
    page = worker.get(hers).content.decode()
    where = re.search(rf"{hers}/documents/[0-9a-f-]{{36}}", page)
    assert where
    read = worker.get(where[0]).content.decode()
    assert "The children ring &lt;b&gt;nan&lt;/b&gt;." in read
    taken = worker.get(f"{where[0]}/file")
    assert taken["Content-Disposition"].startswith("attachment")
    assert taken.content == b"The children ring <b>nan</b>."
    worker.post(f"{hers}/search", {"words": "child"})
    found = worker.get(f"{hers}/search").content.decode()
    assert "<mark>children</mark>" in found
    assert "Plan for Kayleigh" in found


def test_what_was_wrong_with_a_document_is_said_and_nothing_typed_is_lost(worker: Client, hers: str) -> None:
    wrong = file_plan(worker, hers, dated="31 2 2026", author="")
    page = wrong.content.decode()  # type: ignore[attr-defined]
    assert wrong.status_code == 400  # type: ignore[attr-defined]
    for words in ("Say who wrote the document", "The date must be a real date", "Plan for Kayleigh"):
        assert words in page
    hostile = file_plan(worker, hers, file=SimpleUploadedFile("plan.pdf", b"MZ"), replaces="no-such")
    assert hostile.status_code == 400  # type: ignore[attr-defined]


def test_a_version_is_locked_checked_and_taken_as_pdf_and_excel(worker: Client, hers: str) -> None:
    assert worker.post(f"{hers}/versions", {"why": ""}).status_code == 400
    locked = worker.post(f"{hers}/versions", {"why": "Family Court"}, follow=True).content.decode()
    assert "this version is what was locked" in locked
    pdf = worker.get(f"{hers}/versions/1.pdf")
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    book = worker.get(f"{hers}/versions/1.xlsx")
    assert zipfile.is_zipfile(io.BytesIO(book.content))
    assert worker.get(f"{hers}/versions/1.exe").status_code == 404
    assert worker.get(f"{hers}/versions/9").status_code == 404


def test_side_by_side_each_has_a_column_and_a_journey(worker: Client, hers: str, family: Family) -> None:
    page = worker.get(f"{hers}/side-by-side", {"with": str(family.donna), "all": "yes"}).content.decode()
    assert "Journey" in page
    assert re.search(r"<th[^>]*>\s*Donna Oneil", page)


def test_how_to_reach_somebody_stands_at_the_head(worker: Client, hers: str) -> None:
    assert "nobody has said" in worker.get(hers).content.decode()
    assert worker.post(f"{hers}/reach", {"words": ""}).status_code == 400
    worker.post(f"{hers}/reach", {"words": "Never text: he reads it."})
    assert "Never text: he reads it." in worker.get(hers).content.decode()


def test_a_reviewing_officer_reads_and_locks_but_writes_nothing(family: Family, sign_in: SignIn, opens: Opens) -> None:
    officer = sign_in("reviewing-officer")
    hers = f"/people/{family.kayleigh}"
    opens(officer, hers)
    assert "File a document" not in officer.get(f"{hers}/documents").content.decode()
    assert officer.get(f"{hers}/reach").status_code == 403
    assert "Mark or explain" not in officer.get(f"{hers}/story").content.decode()
    assert officer.post(f"{hers}/versions", {"why": "Review"}).status_code == 302
