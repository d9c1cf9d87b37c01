"""A real mail server that keeps what it is given, for whatever test sends letters."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Sink:
    """A mail server that keeps what it is given, or refuses it."""

    taken: list[Envelope] = field(default_factory=list)
    refusal: str = ""

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take the address, or not."""
        envelope.rcpt_tos.append(address)
        return self.refusal or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep the letter."""
        self.taken.append(envelope)
        return "250 OK"

    def words(self) -> str:
        """The last letter, as its reader sees it."""
        mail = message_from_bytes(self.taken[-1].content)  # type: ignore[arg-type]
        return mail.get_payload(decode=True).decode().replace("\r\n", "\n")  # type: ignore[union-attr]


@contextmanager
def a_sink(settings: Any) -> Iterator[Sink]:
    """One that listens at a port of its own, and that Django sends to."""
    kept = Sink()
    server = Controller(kept, hostname="127.0.0.1", port=_free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    try:
        yield kept
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])
