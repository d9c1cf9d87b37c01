"""Files of contacts and answers: known by their content, held until scanned, opened by few, and written down."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from onestory.frontdoor.actions.doors.forget_drafts import forget_drafts
from onestory.frontdoor.actions.doors.save_draft import save_draft
from onestory.frontdoor.actions.doors.start_draft import start_draft
from onestory.frontdoor.actions.doors.submit_referral import submit_referral
from onestory.frontdoor.actions.files.attach_to_contact import attach_to_contact
from onestory.frontdoor.actions.files.attach_to_draft import attach_to_draft
from onestory.frontdoor.actions.files.attach_to_request import attach_to_request
from onestory.frontdoor.actions.files.open_attachment import open_attachment
from onestory.frontdoor.actions.files.record_scan import record_scan
from onestory.frontdoor.actions.files.take_off_draft import take_off_draft
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.actions.telling_more.add_to_referral import add_to_referral
from onestory.frontdoor.models import Attachment, AttachmentContent, Escalation
from onestory.frontdoor.queries.asking.requests import request
from onestory.frontdoor.queries.cards import FileCard
from onestory.frontdoor.queries.files.attachments import files_of_draft, files_to_scan, my_files
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.attaching import GivenFile
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted, OutOfOrder
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.walls.actor import Actor
from tests.rooms.frontdoor.conftest import NOW, TOLD, Door

LETTER = GivenFile(name="letter.pdf", content=b"%PDF-1.7 Dear hub")
PICTURE = GivenFile(name="C:\\photos\\IMG_1.JPG", content=b"\xff\xd8\xff\xe0 a bruise")


def attached(hub: Door, *files: GivenFile, reference: str = "") -> tuple[str, UUID]:
    """A call has been written down and a letter added to it."""
    reference = reference or hub.called()
    attach_to_contact(actor=hub.here("contact-officer"), reference=reference, files=files or (LETTER,), now=NOW)
    return reference, _files(hub, reference)[-1].id


def about_ada(hub: Door) -> tuple[str, UUID]:
    """A call has been written down, and the child it is about is known."""
    reference, ada = hub.called(), hub.person()
    hub.matched(reference, ada)
    return reference, ada


def scanned(hub: Door, file: UUID, found: str = "") -> None:
    """The scanner has looked at it."""
    record_scan(actor=hub.system(), attachment=file, found=found, now=NOW)


def _files(hub: Door, reference: str) -> Sequence[FileCard]:
    return contact(reference, viewer=hub.here("screening-social-worker"), now=NOW).files


def test_a_file_is_held_until_it_has_been_scanned(hub: Door) -> None:
    reference, file = attached(hub)
    [held] = _files(hub, reference)
    assert (held.name, held.kind_title, held.is_clean) == ("letter.pdf", "PDF", False)
    with pytest.raises(OutOfOrder, match="checked for viruses"):
        open_attachment(actor=hub.here("hub-manager"), attachment=file, now=NOW)
    scanned(hub, file)
    opened = open_attachment(actor=hub.here("hub-manager"), attachment=file, now=NOW)
    assert (opened.content, opened.ending) == (LETTER.content, "pdf")


def test_opening_it_leaves_a_line_for_whom_it_is_about(hub: Door) -> None:
    reference, child = about_ada(hub)
    _, file = attached(hub, reference=reference)
    scanned(hub, file)
    open_attachment(actor=hub.here("hub-manager"), attachment=file, now=NOW)
    hub.system()
    with connection.cursor() as cursor:
        cursor.execute("select person_id from audit_event where act = 'attachment.open'")
        assert cursor.fetchall() == [(child,)]


def test_what_the_scanner_refuses_is_not_kept(hub: Door) -> None:
    reference, file = attached(hub)
    scanned(hub, file, found="Eicar-Test-Signature")
    [refused] = _files(hub, reference)
    assert "Eicar-Test-Signature" in refused.says
    assert not AttachmentContent.objects.exists()
    with pytest.raises(OutOfOrder, match="another copy"):
        open_attachment(actor=hub.here("hub-manager"), attachment=file, now=NOW)


def test_the_database_gives_nobody_what_is_held_nor_lets_anybody_call_it_clean(hub: Door) -> None:
    _, file = attached(hub)
    hub.here("hub-manager")
    assert AttachmentContent.objects.count() == 0
    assert Attachment.objects.filter(pk=file).update(says="Looked at it myself") == 0
    hub.there("hub-manager")
    assert Attachment.objects.count() == 0
    hub.here("referrer")
    assert Attachment.objects.count() == 0


def _package(*names: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return whole.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "becomes"),
    [
        ("a.pdf", b"\x89PNG\r\n\x1a\n...", "a.png"),
        ("C:\\x\\IMG.JPEG", b"\xff\xd8\xff", "IMG.jpg"),
        ("plan\u202efdp.txt", b"Words", "planfdp.txt"),
        ("letter", _package("word/document.xml"), "letter.docx"),
        ("notes of 3.11 visit", "Zoë said".encode(), "notes of 3.11 visit.txt"),
    ],
)
def test_a_file_is_named_by_what_is_in_it(hub: Door, name: str, content: bytes, becomes: str) -> None:
    reference, _ = attached(hub, GivenFile(name=name, content=content))
    assert [one.name for one in _files(hub, reference)] == [becomes]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00",
        b"<html><script>alert(1)</script>",
        b"<svg onload='alert(1)'/>",
        b"#!/bin/sh\nrm -rf /",
        b"w" * 10_000_001,
        b"\x00" * 9,
        _package("word/document.xml", "word/vbaProject.bin"),
        _package("setup.exe"),
    ],
)
def test_what_could_run_is_not_taken_whatever_it_is_called(hub: Door, content: bytes) -> None:
    reference = hub.called()
    with pytest.raises(BadInput):
        attached(hub, GivenFile(name="letter.pdf", content=content), reference=reference)
    assert _files(hub, reference) == ()


def test_all_the_files_of_one_go_are_taken_or_none(hub: Door) -> None:
    reference = hub.called()
    with pytest.raises(BadInput), transaction.atomic():
        attached(hub, LETTER, GivenFile(name="b.pdf", content=b"MZ"), reference=reference)
    assert _files(hub, reference) == ()


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_files_put_to_a_form_go_with_it_when_it_is_sent(hub: Door, is_signed_in: bool) -> None:
    actor: Actor = hub.here("referrer") if is_signed_in else hub.public()
    started = start_draft(actor=actor, council="middlesbrough", now=NOW)
    save_draft(actor=actor, token=started.token, answers=TOLD, now=NOW)
    attach_to_draft(actor=actor, token=started.token, files=[LETTER, PICTURE], now=NOW)
    [picture, _] = files_of_draft(viewer=actor, token=started.token, now=NOW)
    take_off_draft(actor=actor, token=started.token, attachment=picture.id, now=NOW)
    receipt = submit_referral(actor=actor, token=started.token, now=NOW)
    [sent] = _files(hub, receipt.reference)
    assert sent.name == "letter.pdf"
    assert len(my_files(receipt.reference, viewer=hub.again(actor))) == is_signed_in
    with pytest.raises(OutOfOrder, match="has been sent"):
        attach_to_draft(actor=hub.again(actor), token=started.token, files=[PICTURE], now=NOW)


def test_nobody_else_sees_files_of_a_form_not_sent_and_they_are_forgotten_with_it(hub: Door) -> None:
    actor = hub.here("referrer")
    started = start_draft(actor=actor, council="middlesbrough", now=NOW)
    attach_to_draft(actor=actor, token=started.token, files=[LETTER], now=NOW)
    hub.here("hub-manager")
    assert not Attachment.objects.exists()
    assert not files_to_scan(viewer=hub.system())
    forget_drafts(actor=hub.system(), now=NOW + timedelta(days=29))
    assert not Attachment.objects.exists()


def test_a_file_sent_with_an_answer_is_sealed_as_the_answer_is(hub: Door) -> None:
    _, [asked] = hub.asked("police")
    attach_to_request(actor=hub.partner("police"), reference=asked, files=[LETTER], now=NOW)
    [held] = request(asked, viewer=hub.partner("police"), now=NOW).files
    scanned(hub, held.id)
    assert open_attachment(actor=hub.partner("police"), attachment=held.id, now=NOW).content == LETTER.content
    assert open_attachment(actor=hub.here("screening-social-worker"), attachment=held.id, now=NOW).ending == "pdf"
    for other in (hub.here("contact-officer"), hub.partner("health"), hub.here("referrer"), hub.there("hub-manager")):
        hub.again(other)
        with pytest.raises(NotFound):
            open_attachment(actor=other, attachment=held.id, now=NOW)
    with pytest.raises(NotFound):
        attach_to_request(actor=hub.partner("health"), reference=asked, files=[LETTER], now=NOW)


def test_no_file_about_somebody_behind_a_shield_is_opened(hub: Door) -> None:
    reference, child = about_ada(hub)
    _, file = attached(hub, reference=reference)
    scanned(hub, file)
    put_up_shield(actor=hub.here("hub-manager"), person=child, since=NOW.date(), why="Court order", now=NOW)
    with pytest.raises(NotPermitted, match="keeper of shields"):
        open_attachment(actor=hub.here("hub-manager"), attachment=file, now=NOW)


def test_a_file_nobody_has_scanned_for_a_working_day_is_raised_once(hub: Door) -> None:
    attached(hub)
    for hours, raised in ((20, 0), (24 * 4, 1), (24 * 5, 1)):
        escalate_overdue(actor=hub.system(), now=NOW + timedelta(hours=hours))
        assert Escalation.objects.filter(kind="file-held").count() == raised


def test_content_once_written_is_never_changed(hub: Door) -> None:
    attached(hub)
    hub.system()
    with pytest.raises(DatabaseError), transaction.atomic():
        AttachmentContent.objects.update(bytes=b"")


def test_a_file_may_come_with_more_that_is_told(hub: Door) -> None:
    reference = hub.sent(hub.here("referrer"))
    add_to_referral(actor=hub.here("referrer"), reference=reference, words="She drew this.", files=[PICTURE], now=NOW)
    [drawing] = _files(hub, reference)
    assert drawing.addition is not None
