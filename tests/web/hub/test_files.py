"""Files of a contact, and what more was told about it, on the hub's side."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from onestory.frontdoor.actions.files.record_scan import record_scan
from onestory.frontdoor.models import Attachment
from tests.web import stories
from tests.web.world import World

SignIn = Callable[..., Client]
NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
SCRIPT = b"Words <script>alert(1)</script>"


@transaction.atomic
def scanned(world: World, found: str = "") -> UUID:
    keeper = world.keeper()
    file = Attachment.objects.get().pk
    record_scan(actor=keeper, attachment=file, found=found, now=NOW)
    return file


def test_a_letter_is_added_held_and_then_saved_never_shown(sign_in: SignIn, world: World) -> None:
    reference = stories.told(world, now=NOW)
    client = sign_in("hub-manager")
    given = {"files": [SimpleUploadedFile("plan.txt", SCRIPT)]}
    page = client.post(f"/front-door/{reference}/files", given, follow=True).content.decode()
    assert "Held until it has been checked for viruses" in page
    assert "/files/" not in page.replace(f"/front-door/{reference}/files", "")
    file = scanned(world)
    assert client.get(f"/front-door/{reference}").content.decode().count(f'href="/files/{file}"') == 1
    taken = client.get(f"/files/{file}")
    assert (taken.content, taken["Content-Type"]) == (SCRIPT, "application/octet-stream")
    assert taken["Content-Disposition"].startswith("attachment;")
    assert taken["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in taken["Content-Security-Policy"]


def test_what_was_refused_cannot_be_taken(sign_in: SignIn, world: World) -> None:
    reference = stories.told(world, now=NOW)
    client = sign_in("hub-manager")
    client.post(f"/front-door/{reference}/files", {"files": [SimpleUploadedFile("plan.txt", b"Words")]})
    file = scanned(world, "Eicar-Test-Signature")
    assert "Eicar-Test-Signature" in client.get(f"/front-door/{reference}").content.decode()
    assert client.get(f"/files/{file}").status_code == 409


def test_no_file_chosen_is_said_beside_the_field(sign_in: SignIn, world: World) -> None:
    reference = stories.told(world, now=NOW)
    answer = sign_in("hub-manager").post(f"/front-door/{reference}/files", {})
    assert answer.status_code == 400
    assert 'href="#files"' in answer.content.decode()


def test_what_more_was_told_is_on_the_board_until_somebody_says_what_it_changes(sign_in: SignIn, world: World) -> None:
    reference = stories.told(world, now=NOW)
    addition = stories.told_more(world, reference, now=NOW)
    client = sign_in("screening-social-worker")
    assert "More was told (1)" in client.get("/front-door").content.decode()
    assert reference in client.get("/front-door/more").content.decode()
    address = f"/front-door/{reference}/more/{addition}"
    assert "Her dad was back last night." in client.get(address).content.decode()
    assert client.post(address, {"changes": ""}).status_code == 400
    page = client.post(address, {"changes": "Amber now."}, follow=True).content.decode()
    assert "Not read yet" not in page
    assert "More was told (" not in client.get("/front-door").content.decode()
    assert "Amber now." in client.get(f"/front-door/{reference}/history").content.decode()


def test_an_agency_adds_a_file_to_its_answer(sign_in: SignIn, world: World) -> None:
    asked = stories.asked(world, now=NOW)[0]
    client = sign_in("partner-researcher")
    page = client.post(
        f"/requests/{asked}/files", {"files": [SimpleUploadedFile("log.txt", b"Words")]}, follow=True
    ).content.decode()
    assert "Added, under seal" in page
    assert "log.txt" in page
    wrong = client.post(f"/requests/{asked}/files", {"files": [SimpleUploadedFile("log.txt", b"")]})
    assert (wrong.status_code, "log.txt is empty" in wrong.content.decode()) == (400, True)
