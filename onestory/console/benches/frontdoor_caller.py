"""Somebody's connections to a hub, as a browser or a partner's system keeps them open between requests."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException

from onestory.console.programs.addresses import Address
from onestory.console.walking.visitor import Visitor

NO_ANSWER = 599


class Caller:
    """Sends requests with somebody's headers; each thread has a connection of its own."""

    def __init__(self, address: Address, headers: Mapping[str, str]) -> None:
        self.address, self.headers = address, dict(headers)
        self._local = threading.local()

    @classmethod
    def as_visitor(cls, address: Address, visitor: Visitor) -> Caller:
        """With the cookies of somebody who is signed in."""
        return cls(address, {"Cookie": visitor.cookies, "Referer": address.url})

    def get(self, path: str) -> int:
        """Open a page and read it whole; how it was answered."""
        return self._sent("GET", path, None, {})

    def post(self, path: str, body: str, **headers: str) -> int:
        """Send a body; how it was answered."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._sent("POST", path, body, named)

    def _sent(self, verb: str, path: str, body: str | None, more: Mapping[str, str]) -> int:
        """Once more where the connection had been closed meanwhile, as a browser does."""
        for _ in range(2):
            try:
                self._connection().request(verb, path, body, {**self.headers, **more})
                answer = self._connection().getresponse()
                answer.read()
            except (OSError, HTTPException):
                self._connection().close()
            else:
                return int(answer.status)
        return NO_ANSWER

    def _connection(self) -> HTTPConnection:
        held: HTTPConnection | None = getattr(self._local, "connection", None)
        if held is None:
            held = self._local.connection = HTTPConnection(self.address.host, self.address.port, timeout=60)
        return held
