"""Partners' systems that send contacts without pause, note what was acknowledged, and send again what was not."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from itertools import count

from onestory.console.addresses import Address
from onestory.console.plain import Plain

TAKEN = (200, 201)
ANSWERED_WITHIN_S = 10.0
FIRST_WITHIN_S = SETTLED_WITHIN_S = 300.0


class Senders:
    """So many threads, each with keys of its own. What nobody acknowledged is sent again under its key, by two."""

    def __init__(self, secret: str, threads: int) -> None:
        self.secret, self.threads = secret, threads
        self.acknowledged: dict[str, str] = {}
        self.two_references: set[str] = set()
        self.sent_again = 0
        self._name = f"{id(self):x}-{time.time_ns():x}"
        self._numbers = count(1)
        self._unsure: list[str] = []
        self._lock, self._some = threading.Lock(), threading.Event()

    @contextmanager
    def at_work(self, address: Address) -> Iterator[threading.Event]:
        """Sending, until the block ends, the hub is gone, or what is given is set."""
        ended = threading.Event()
        self._some.clear()
        working = [threading.Thread(target=self._send, args=(address, ended)) for _ in range(self.threads)]
        for thread in working:
            thread.start()
        try:
            yield ended
        finally:
            ended.set()
            for thread in working:
                thread.join()

    def wait_for_one(self) -> None:
        """Until the first is acknowledged, so that no round kills an idle hub."""
        if not self._some.wait(FIRST_WITHIN_S):
            raise Plain("The hub acknowledged nothing within five minutes of coming up.")

    def wait_until(self, acknowledged: int) -> None:
        """Until so many are acknowledged in all, or none was for five minutes."""
        known, until = len(self.acknowledged), time.monotonic() + FIRST_WITHIN_S
        while len(self.acknowledged) < acknowledged:
            if len(self.acknowledged) > known:
                known, until = len(self.acknowledged), time.monotonic() + FIRST_WITHIN_S
            if time.monotonic() > until:
                raise Plain("The hub acknowledged nothing for five minutes.")
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
            key = self._next()
            try:
                self._once(connection, key)
            except (OSError, HTTPException):
                self._not_acknowledged(key)
                connection.close()
                time.sleep(0.05)
        connection.close()

    def _next(self) -> str:
        with self._lock:
            if self._unsure:
                self.sent_again += 1
                return self._unsure.pop()
            return f"{self._name}-{next(self._numbers)}"

    def _once(self, connection: HTTPConnection, key: str) -> None:
        """Send it under its key, and note the receipt."""
        status, said = self._posted(connection, key)
        if status not in TAKEN:
            self._not_acknowledged(key)
            time.sleep(0.05)
            return
        with self._lock:
            if self.acknowledged.setdefault(key, said["reference"]) != said["reference"]:
                self.two_references.add(key)
        self._some.set()

    def _not_acknowledged(self, key: str) -> None:
        """It may be there or not: two will send it again, perhaps at once."""
        with self._lock:
            if key not in self.acknowledged:
                self._unsure += [key, key]

    def _posted(self, connection: HTTPConnection, key: str) -> tuple[int, dict[str, str]]:
        connection.request("POST", "/api/v1/contacts", _body(key), self._headers(key))
        answer = connection.getresponse()
        read = answer.read()
        return answer.status, json.loads(read) if answer.status in TAKEN else {}

    def _headers(self, key: str) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {self.secret}",
            "Content-Type": "application/json",
            "Idempotency-Key": key,
        }


def _connected(address: Address) -> HTTPConnection:
    return HTTPConnection(address.host, address.port, timeout=ANSWERED_WITHIN_S)


def _body(key: str) -> str:
    return json.dumps(
        {
            "their_reference": key,
            "source_code": "6",
            "worry": key,
            "children": [{"given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03"}],
        }
    )
