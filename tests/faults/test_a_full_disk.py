"""A disk that takes no more, and a letter box that is shut: said in words, and nothing is half kept or lost."""

from __future__ import annotations

import resource
import signal
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onestory.feeds.readers.archives import unpacked
from onestory.grammar.refusals import BadInput
from onestory.jobs import rounds
from onestory.jobs.senders import ByMail
from onestory.letters.models import Letter
from onestory.people.actions.breaking_glass.break_glass import break_glass
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.web.imports.handing_in import GOOD, HEADINGS
from tests.web.people.conftest import Family
from tests.web.world import World

A_DAY = 24 * 60
AS_OF = {"as_of-day": "19", "as_of-month": "11", "as_of-year": "2026"}
NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock


@contextmanager
def no_room(most: int) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes: writing on fails as it does on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.fixture
def officer(sign_in: Any, settings: Any, tmp_path: Path) -> Client:
    """A data officer, with a place of the test's own for files."""
    settings.DELIVERIES = tmp_path / "waiting"
    client: Client = sign_in("data-officer", raise_request_exception=False)
    return client


def hands_in(officer: Client) -> Any:
    """Hand in a file of some size."""
    body = "\n".join([HEADINGS, *[GOOD] * 2_000, ""]).encode()
    file = SimpleUploadedFile("youth-justice.csv", body)
    return officer.post("/imports/new", {"feed": "youth-justice", "file": file, **AS_OF})


def test_fault_11_13_14_a_file_for_which_there_is_no_room_is_refused_in_words_and_nothing_of_it_stays(
    officer: Client, tmp_path: Path
) -> None:
    with no_room(10_000):
        page = hands_in(officer)
    assert page.status_code == 400
    assert "disk cannot take the file" in page.content.decode()
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []
    assert hands_in(officer).status_code == 302


def test_fault_11_an_archive_for_which_there_is_no_room_is_not_called_damaged(tmp_path: Path) -> None:
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("youth-justice.csv", "\n".join([HEADINGS, *[GOOD] * 2_000]))
    with no_room(10_000), pytest.raises(BadInput, match="no room to unpack"):
        unpacked(packed, tmp_path, suffixes=(".csv",))
    assert len(unpacked(packed, tmp_path, suffixes=(".csv",))) == 1


def test_fault_13_a_place_that_may_not_be_written_to_is_said(officer: Client, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("in the way")
    settings.DELIVERIES = tmp_path / "a-file"
    page = hands_in(officer)
    assert page.status_code == 400
    assert "may not be written to" in page.content.decode()


def posted(now: datetime) -> int:
    """How many letters a round of the post hands over."""
    return rounds.post(now=now, sender=ByMail(), hub="")


def test_fault_20_while_no_letter_can_be_sent_a_broken_glass_waits_and_is_told_of_once(
    world: World, family: Family, settings: Any
) -> None:
    put_up_shield(
        actor=world.actor("hub-manager", now=NOW),
        person=family.kayleigh,
        since=NOW.date(),
        why="A court order",
        now=NOW,
    )
    worker = world.actor("screening-social-worker", now=NOW)
    break_glass(actor=worker, person=family.kayleigh, why="She may be in danger tonight.", now=NOW)
    stand(NOBODY)
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    assert [rounds.tell(now=NOW) for _ in range(3)] == [1, 0, 0]
    assert sum(posted(NOW + timedelta(minutes=minutes)) for minutes in range(0, A_DAY, 20)) == 0
    world.keeper()
    letter = Letter.objects.get()
    stand(NOBODY)
    assert (letter.sent_at, letter.given_up_at, "did not take it" in letter.why) == (None, None, True)
    assert letter.tries < 35, "ever more seldom, up to once an hour"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    assert sum(posted(NOW + timedelta(minutes=A_DAY + minutes)) for minutes in range(0, 80, 10)) == 1
    assert len(mail.outbox) == 1
    assert "Kayleigh" not in f"{mail.outbox[0].subject} {mail.outbox[0].body}"
