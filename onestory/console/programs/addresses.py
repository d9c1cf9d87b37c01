"""Ports: whether one is free, and when a hub has begun to answer on it."""

from __future__ import annotations

import http.client
import socket
import time
from dataclasses import dataclass

from onestory.console.plain import Plain
from onestory.console.programs.children import Child

USUAL = 8000
TRIES = 20
ANSWERS_WITHIN_S = 180.0


@dataclass(frozen=True)
class Address:
    """Where a hub answers."""

    host: str
    port: int

    @property
    def url(self) -> str:
        shown = "127.0.0.1" if self.host in ("0.0.0.0", "::", "") else self.host  # noqa: S104
        return f"http://[{shown}]:{self.port}" if ":" in shown else f"http://{shown}:{self.port}"


def choose(host: str, port: int | None) -> Address:
    """The port asked for, or a plain refusal; with none asked for, the usual one or the next that is free."""
    if port is not None:
        if port and not _is_free(host, port):
            raise Plain(f"Port {port} is taken by another program: choose one with --port.")
        return Address(host, port or any_port(host))
    for candidate in range(USUAL, USUAL + TRIES):
        if _is_free(host, candidate):
            return Address(host, candidate)
    return Address(host, any_port(host))


def any_port(host: str) -> int:
    with socket.socket(_family(host)) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def wait_until_answers(address: Address, child: Child) -> None:
    """Wait for the first answer, whatever it says; a server that dies meanwhile is quoted."""
    until = time.monotonic() + ANSWERS_WITHIN_S
    while not _answers(address):
        if child.is_down:
            raise Plain(f"The web server did not start. {child.last_words()}")
        if time.monotonic() > until:
            raise Plain(
                f"The web server did not answer within {ANSWERS_WITHIN_S:.0f} seconds; the machine may be very busy. "
                f"The same command takes it up again. {child.last_words()}"
            )
        time.sleep(0.1)


def _answers(address: Address) -> bool:
    host = "127.0.0.1" if address.host == "0.0.0.0" else address.host  # noqa: S104
    connection = http.client.HTTPConnection(host, address.port, timeout=30)
    try:
        connection.request("GET", "/", headers={"Host": f"127.0.0.1:{address.port}"})
        connection.getresponse().read()
    except OSError:
        return False
    finally:
        connection.close()
    return True


def _is_free(host: str, port: int) -> bool:
    with socket.socket(_family(host)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
