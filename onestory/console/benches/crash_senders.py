"""Partners' systems that send without pause, note what was acknowledged, and send again what was not."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from itertools import count

from onestory.console.benches.crash_kept import Kept, lines_of
from onestory.console.benches.crash_messages import Message
from onestory.console.plain import Plain
from onestory.console.programs.addresses import Address

TAKEN = (200, 201)
ANSWERED_WITHIN_S = 20.0
FIRST_WITHIN_S = SETTLED_WITHIN_S = 300.0


class Senders:
    """So many threads. What nobody acknowledged is sent again under its key, by two. Counts are of contacts."""

    def __init__(self, secret: str, threads: int) -> None:
        self.secret, self.threads = secret, threads
        self.kept = Kept()
        self.two_references = 0
        self.sent_again = 0
        self.sending_s = 0.0
        self._name = f"{id(self):x}-{time.time_ns():x}"
        self._numbers = count(1)
        self._began = datetime.now(UTC)
        self._unsure: list[Message] = []
        self._again: dict[Message, list[str]] = {}
        self._lock, self._some = threading.Lock(), threading.Event()

    @property
    def acknowledged(self) -> int:
        """How many contacts, until now."""
        return self.kept.count

    @contextmanager
    def at_work(self, address: Address) -> Iterator[threading.Event]:
        """Sending, until the block ends, the hub is gone, or what is given is set."""
        ended, began = threading.Event(), time.monotonic()
        self._some.clear()
        working = [threading.Thread(target=self._send, args=(address, ended)) for _ in range(self.threads)]
        for thread in working:
            thread.start()
        try:
            yield ended
        finally:
            self.sending_s += time.monotonic() - began
            ended.set()
            for thread in working:
                thread.join()

    def wait_for_one(self) -> None:
        """Until the first is acknowledged, so that no round kills an idle hub."""
        if not self._some.wait(FIRST_WITHIN_S):
            raise Plain("The hub acknowledged nothing within five minutes of coming up.")

    def wait_until(self, acknowledged: int) -> Iterator[int]:
        """How many there are, a hundred times a second, until so many; a refusal if none came for five minutes."""
        known, until = self.acknowledged, time.monotonic() + FIRST_WITHIN_S
        while self.acknowledged < acknowledged:
            if self.acknowledged > known:
                known, until = self.acknowledged, time.monotonic() + FIRST_WITHIN_S
            if time.monotonic() > until:
                raise Plain("The hub acknowledged nothing for five minutes.")
            yield known
            time.sleep(0.01)

    def settle(self, address: Address) -> None:
        """Send again what is still unsure, so that each has been acknowledged in the end."""
        until = time.monotonic() + SETTLED_WITHIN_S
        with self.at_work(address):
            while self._unsure:
                if time.monotonic() > until:
                    raise Plain("The hub came up, and did not acknowledge what it was sent again.")
                time.sleep(0.05)

    def _send(self, address: Address, ended: threading.Event) -> None:
        connection = _connected(address)
        while not ended.is_set():
            message = self._next()
            try:
                self._once(connection, message)
            except (OSError, HTTPException):
                self._not_acknowledged(message)
                connection.close()
                time.sleep(0.05)
        connection.close()

    def _next(self) -> Message:
        with self._lock:
            if self._unsure:
                self.sent_again += 1
                return self._unsure.pop()
            return Message(self._name, next(self._numbers), self._began)

    def _once(self, connection: HTTPConnection, message: Message) -> None:
        """Send it under its key, and note the receipt."""
        status, references = self._posted(connection, message)
        if status not in TAKEN:
            self._not_acknowledged(message)
            time.sleep(0.05)
            return
        with self._lock:
            before = self._again.get(message)
            if before:
                self.two_references += before != references
            else:
                self.kept.add(lines_of(message, references))
            if before is not None:
                self._again[message] = references
        self._some.set()

    def _not_acknowledged(self, message: Message) -> None:
        """It may be there or not: two will send it again, perhaps at once."""
        with self._lock:
            if not self._again.setdefault(message, []):
                self._unsure += [message, message]

    def _posted(self, connection: HTTPConnection, message: Message) -> tuple[int, list[str]]:
        connection.request("POST", message.address, message.body(), self._headers(message.key))
        answer = connection.getresponse()
        read = answer.read()
        if answer.status not in TAKEN:
            return answer.status, []
        said = json.loads(read)
        return answer.status, [one["reference"] for one in said.get("contacts", [said])]

    def _headers(self, key: str) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {self.secret}",
            "Content-Type": "application/json",
            "Idempotency-Key": key,
        }


def _connected(address: Address) -> HTTPConnection:
    return HTTPConnection(address.host, address.port, timeout=ANSWERED_WITHIN_S)
