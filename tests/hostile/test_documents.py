"""Documents from strangers: kept as they came and never run, or refused in a sentence; none costs more than it may."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from onestory.story.apart import words_apart
from onestory.story.models import Document
from tests.hostile.documents import KEPT, REFUSED, pdf, word
from tests.hostile.limits import bounded
from tests.hostile.said import DAYS, FORMULAS
from tests.web.people.conftest import index_family
from tests.web.world import World

HEAVY = {"a Word document of nine million paragraphs", "a PDF of a million letters one by one"}
TYPED = {"kind": "report", "title": "What came", "author": "Somebody", "dated": "1 3 2026"}


@pytest.fixture(scope="module")
def kayleigh(standing_world: World, django_db_blocker: DjangoDbBlocker) -> UUID:
    """A child in the index of a hub that stays for the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        return index_family(standing_world).kayleigh


@pytest.fixture
def worker(kayleigh: UUID, standing_world: World, db: None) -> Client:
    """A social worker who has said why they look at Kayleigh."""
    client = Client(raise_request_exception=False)
    user = standing_world.user("screening-social-worker")
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])  # type: ignore[arg-type]
    client.post(f"/people/{kayleigh}/documents", {"reason": "A worry from her school."})
    return client


def filed(worker: Client, kayleigh: UUID, name: str, content: bytes, **said: str) -> Any:
    """File it on the page, within the limits of one process."""
    file = SimpleUploadedFile("plan.txt", content)
    file._name = name  # type: ignore[attr-defined]  # as a browser would never send it
    with bounded(megabytes=700):
        return worker.post(f"/people/{kayleigh}/documents", TYPED | said | {"file": file})


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.slow] * (name in HEAVY)) for name in KEPT])
def test_an_odd_document_is_kept_as_it_came_and_only_ever_given_to_be_saved(
    worker: Client, kayleigh: UUID, name: str
) -> None:
    file_name, content = KEPT[name][0], KEPT[name][1]()
    assert filed(worker, kayleigh, file_name, content).status_code == 302
    page = worker.get(f"/people/{kayleigh}/documents").content.decode()
    where = re.search(rf"/people/{kayleigh}/documents/[0-9a-f-]{{36}}", page)
    assert where
    assert "<script>alert" not in worker.get(where[0]).content.decode()
    taken = worker.get(f"{where[0]}/file")
    assert taken.content == content
    assert taken["Content-Type"] == "application/octet-stream"
    assert re.fullmatch(r'attachment; filename="document-1\.(pdf|docx|png|txt)"', taken["Content-Disposition"])


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_document_is_refused_in_a_sentence_and_not_kept(worker: Client, kayleigh: UUID, name: str) -> None:
    file_name, make = REFUSED[name]
    response = filed(worker, kayleigh, file_name, make())
    assert response.status_code == 400
    assert re.search(
        r"Choose a PDF|is empty|is larger than 10 MB|something else inside|Choose the file", response.content.decode()
    )
    assert Document.objects.count() == 0


def test_what_is_no_day_of_a_document_is_refused_and_nothing_is_filed(worker: Client, kayleigh: UUID) -> None:
    days = {name: day for name, day in DAYS.items() if not name.startswith("the first day")}
    pages = {name: filed(worker, kayleigh, "a.txt", b"Words", dated=day) for name, day in days.items()}
    assert {name: page.status_code for name, page in pages.items() if page.status_code != 400} == {}
    assert Document.objects.count() == 0


def test_a_title_that_is_a_formula_is_kept_to_the_letter(worker: Client, kayleigh: UUID) -> None:
    titles = [words.strip() for words in FORMULAS]
    for words in titles:
        assert filed(worker, kayleigh, "a.txt", b"Words", title=words, author=words).status_code == 302, words
    filed_as = list(Document.objects.order_by("filed_at").values_list("title", "author"))
    assert filed_as == [(words, words) for words in titles]


def test_words_are_still_read_from_an_honest_document() -> None:
    assert words_apart("plan.pdf", pdf()) == "Ada"
    assert words_apart("plan.docx", word()) == "Ada"


@pytest.mark.slow
def test_a_document_that_would_be_read_for_minutes_is_given_up() -> None:
    endless = pdf(b"BT /F 9 Tf " + b"(a) Tj " * 8_000_000 + b"ET")
    assert words_apart("a.pdf", endless) == ""
