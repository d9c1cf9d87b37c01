"""Files with a form, and telling more once it is sent, with an account and without."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onestory.frontdoor.models import Addition, Attachment
from tests.web import stories
from tests.web.world import World

SignIn = Callable[..., Client]
NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
PAGES = ("danger", "you", "children", "adults", "worry", "parents", "consent")


def letter(content: bytes = b"Dear hub", name: str = "letter.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def seen_by_the_keeper(world: World) -> tuple[list[str], list[str]]:
    """The names of files and the words added, as the council's keeper finds them."""
    world.keeper()
    return list(Attachment.objects.values_list("name", flat=True)), list(
        Addition.objects.values_list("words", flat=True)
    )


def test_one_adds_to_what_one_sent_and_sees_that_it_is_not_read_yet(sign_in: SignIn, world: World) -> None:
    reference = stories.told(world, now=NOW)
    client = sign_in("referrer")
    given = {"words": "Her dad was back last night.", "files": [letter()]}
    answer = client.post(f"/my-referrals/{reference}/add", given, follow=True)
    page = answer.content.decode()
    assert "will have read it by" in page
    assert "Not read yet" in page
    assert "letter.txt" in page
    assert seen_by_the_keeper(world) == (["letter.txt"], ["Her dad was back last night."])


def test_an_empty_addition_is_refused_where_it_was_typed(sign_in: SignIn, world: World) -> None:
    reference = stories.told(world, now=NOW)
    answer = sign_in("referrer").post(f"/my-referrals/{reference}/add", {"words": " "})
    assert answer.status_code == 400
    assert "Say what you have to add" in answer.content.decode()


def test_a_file_that_is_not_taken_costs_no_word(sign_in: SignIn, world: World) -> None:
    reference = stories.told(world, now=NOW)
    given = {"words": "He was back.", "files": [letter(b"MZ\x90", "letter.pdf")]}
    answer = sign_in("referrer").post(f"/my-referrals/{reference}/add", given)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "none of the files we can open safely" in page
    assert "He was back." in page
    assert seen_by_the_keeper(world) == ([], [])


def test_nobody_adds_to_anothers(sign_in: SignIn, world: World) -> None:
    reference = stories.told(world, now=NOW)
    answer = sign_in("partner-researcher").post(f"/my-referrals/{reference}/add", {"words": "He was back."})
    assert answer.status_code == 404


@pytest.mark.usefixtures("world")
def test_the_public_puts_a_file_to_a_form_and_takes_it_off() -> None:
    client = Client()
    assert client.post("/refer/start").status_code == 302
    page = client.post("/refer/form/open/files", {"files": [letter(), letter(name="b.txt")]}, follow=True)
    assert "b.txt" in page.content.decode()
    assert "(2 files so far)" in client.get("/refer/form/open/").content.decode()
    number = page.content.decode().partition('name="_take_off" value="')[2].partition('"')[0]
    after = client.post("/refer/form/open/files", {"_take_off": number}, follow=True).content.decode()
    assert after.count('name="_take_off"') == 1
    wrong = client.post("/refer/form/open/files", {"files": []})
    assert (wrong.status_code, "Choose a file" in wrong.content.decode()) == (400, True)
    assert "letter.txt" in client.get("/refer/form/open/check-answers").content.decode()
    assert client.get("/refer/form/open/add").status_code == 302
