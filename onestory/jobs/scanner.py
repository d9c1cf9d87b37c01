"""Asking a virus scanner: clamd, over its own socket protocol. Nothing of the file is kept there or here."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

PIECE = 64 * 1024
WAIT_S = 60.0
LONGEST_ANSWER = 4096
CLEAN = "stream: OK"
FOUND = " FOUND"


class ScannerUnavailable(Exception):
    """It did not answer, or said something that is no verdict. The file stays held."""


class Scanner(Protocol):
    """Whatever can say what is in a file."""

    def scan(self, content: bytes) -> str:
        """The name of what was found; blank for nothing. Raises ScannerUnavailable."""


@dataclass(frozen=True)
class Clamd:
    """A clamd, at "host:port" or the path of its socket."""

    address: str
    wait_s: float = WAIT_S

    def scan(self, content: bytes) -> str:
        """Stream the content; read the verdict."""
        try:
            with self._connected() as line:
                line.sendall(b"zINSTREAM\0")
                for piece in _pieces(content):
                    line.sendall(len(piece).to_bytes(4, "big") + piece)
                line.sendall((0).to_bytes(4, "big"))
                return _verdict(_answer(line))
        except OSError as lost:
            raise ScannerUnavailable(str(lost)) from lost

    def _connected(self) -> socket.socket:
        if self.address.startswith("/"):
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(self.wait_s)
            line.connect(self.address)
            return line
        host, _, port = self.address.rpartition(":")
        if not host or not port.isdigit():
            raise ScannerUnavailable("ONESTORY_CLAMD is a path, or host:port.")
        return socket.create_connection((host, int(port)), timeout=self.wait_s)


def scanner_at(address: str) -> Scanner | None:
    """The scanner that was set up, if one was."""
    return Clamd(address) if address else None


def _pieces(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), PIECE):
        yield content[start : start + PIECE]


def _answer(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER:
        more = line.recv(1024)
        if not more:
            break
        said += more
    return said.rstrip(b"\0").decode("ascii", "replace").strip()


def _verdict(said: str) -> str:
    if said == CLEAN:
        return ""
    if said.endswith(FOUND):
        return said.removeprefix("stream:").removesuffix(FOUND).strip() or "something"
    raise ScannerUnavailable(said or "It said nothing.")
