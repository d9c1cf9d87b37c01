"""Letters handed to a real mail server, and to a server that checks what GOV.UK Notify checks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import jwt
import pytest

from onestory.jobs.senders import ByMail, ByNotify, sender_of
from onestory.letters.rules.posting import Outgoing
from onestory.letters.rules.sending import NotSent
from tests.mail_sink import Sink, a_sink

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"hub-{SERVICE}-{SECRET}"
LETTER = Outgoing(to="dean@police.example", subject="OneStory: a test", words="Sign in.\n", reference="letter-1")


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    """It listens at a port of its own."""
    with a_sink(settings) as kept:
        yield kept


def test_a_mail_server_gets_the_letter_as_it_is(sink: Sink) -> None:
    ByMail().send(LETTER)
    [envelope] = sink.taken
    mail = message_from_bytes(envelope.content)  # type: ignore[arg-type]
    assert envelope.rcpt_tos == ["dean@police.example"]
    assert (mail["Subject"], mail["Auto-Submitted"]) == ("OneStory: a test", "auto-generated")
    assert str(mail.get_payload()).strip() == "Sign in."


@pytest.mark.parametrize(("says", "for_good"), [("550 No such user", True), ("450 Try later", False)])
def test_a_mail_servers_refusal_is_for_good_or_not(sink: Sink, says: str, for_good: bool) -> None:
    sink.refusal = says
    with pytest.raises(NotSent) as refused:
        ByMail().send(LETTER)
    assert refused.value.for_good is for_good
    assert "dean" not in refused.value.why


def test_a_mail_server_that_is_not_there_is_tried_again(settings: Any) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    with pytest.raises(NotSent) as lost:
        ByMail().send(LETTER)
    assert lost.value.for_good is False


class Notify(HTTPServer):
    """As the documentation of GOV.UK Notify has it: a bearer token signed with the secret, and a whole body."""

    answer = 201
    asked: list[dict[str, Any]]


class Handler(BaseHTTPRequestHandler):
    """One request of it."""

    server: Notify

    def do_POST(self) -> None:
        """Check the token and the body; answer as told."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status, errors = self.server.answer, [{"error": "BadRequestError", "message": f"no {body['email_address']}"}]
        try:
            scheme, token = self.headers["Authorization"].split()
            claims = jwt.decode(token, SECRET, algorithms=["HS256"], options={"require": ["iss", "iat"]})
            assert (scheme, claims["iss"], self.path) == ("Bearer", SERVICE, "/v2/notifications/email")
        except (jwt.InvalidTokenError, AssertionError):
            status, errors = 403, [{"error": "AuthError", "message": "Invalid token"}]
        if status == 201:
            self.server.asked.append(body)
        said = json.dumps({"id": "n-1"} if status == 201 else {"status_code": status, "errors": errors}).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def notify() -> Iterator[Notify]:
    """It listens at a port of its own."""
    server = Notify(("127.0.0.1", 0), Handler)
    server.asked = []
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def by_notify(server: Notify, key: str = KEY) -> ByNotify:
    """The sender, pointed there."""
    where = f"http://127.0.0.1:{server.server_address[1]}"
    return ByNotify(key=key, template="t-1", address=where, clock=lambda: datetime.now(UTC))  # noqa: TID251


def test_notify_gets_one_letter_under_a_token_of_the_services_own(notify: Notify) -> None:
    by_notify(notify).send(LETTER)
    assert notify.asked == [
        {
            "email_address": "dean@police.example",
            "template_id": "t-1",
            "personalisation": {"subject": "OneStory: a test", "words": "Sign in.\n"},
            "reference": "letter-1",
        }
    ]


@pytest.mark.parametrize(("answer", "for_good"), [(400, True), (429, False), (500, False), (503, False)])
def test_what_notify_refuses_is_for_good_or_not(notify: Notify, answer: int, for_good: bool) -> None:
    notify.answer = answer
    with pytest.raises(NotSent) as refused:
        by_notify(notify).send(LETTER)
    assert refused.value.for_good is for_good
    assert "dean" not in refused.value.why


def test_a_wrong_key_loses_no_letter(notify: Notify) -> None:
    with pytest.raises(NotSent, match="403") as refused:
        by_notify(notify, key=f"hub-{SERVICE}-{SERVICE}").send(LETTER)
    assert refused.value.for_good is False
    notify.shutdown()
    notify.server_close()
    with pytest.raises(NotSent, match="not reached"):
        by_notify(notify).send(LETTER)


def test_where_there_is_a_key_notify_carries_the_letters_and_else_mail() -> None:
    assert isinstance(sender_of(notify_key="", notify_template="", notify_url=""), ByMail)
    chosen = sender_of(notify_key=KEY, notify_template="t-1", notify_url="")
    assert isinstance(chosen, ByNotify)
    assert chosen.address == "https://api.notifications.service.gov.uk"
