"""Files are looked at by clamd over its own protocol; here a small server speaks it, on a real socket."""

from __future__ import annotations

import socketserver
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from onestory.frontdoor.actions.files.attach_to_contact import attach_to_contact
from onestory.frontdoor.queries.cards import FileCard
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.attaching import GivenFile
from onestory.jobs import rounds
from onestory.jobs.scanner import Clamd, ScannerUnavailable, scanner_at
from tests.rooms.frontdoor.conftest import NOW, Door, founded

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
BROKEN = b"break the scanner"


class Speaks(socketserver.StreamRequestHandler):
    """INSTREAM, as clamd speaks it: pieces after their length, an empty one to end, one verdict."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(size)
        self.wfile.write(self._verdict(content))

    def _verdict(self, content: bytes) -> bytes:
        if BROKEN in content:
            return b"INSTREAM size limit exceeded. ERROR\0"
        return b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"


@pytest.fixture
def clamd(tmp_path: Path) -> Iterator[str]:
    """Its socket's path."""
    path = str(tmp_path / "clamd.sock")
    with socketserver.UnixStreamServer(path, Speaks) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield path
        server.shutdown()


@pytest.fixture
def hub(db: None) -> Door:
    return founded()


def attached(hub: Door, **files: bytes) -> str:
    reference = hub.called()
    given = [GivenFile(name=f"{name}.txt", content=content) for name, content in files.items()]
    attach_to_contact(actor=hub.here("contact-officer"), reference=reference, files=given, now=NOW)
    return reference


def files(hub: Door, reference: str) -> dict[str, FileCard]:
    found = contact(reference, viewer=hub.here("hub-manager"), now=NOW).files
    return {card.name.removesuffix(".txt"): card for card in found}


def test_a_scanner_that_is_there_passes_the_clean_and_refuses_the_rest(hub: Door, clamd: str) -> None:
    reference = attached(hub, clean=b"w" * 200_000, bad=EICAR)
    assert rounds.scan(now=NOW, scanner=scanner_at(clamd)) == 2
    found = files(hub, reference)
    assert found["clean"].is_clean
    assert (found["bad"].state, "Eicar-Test-Signature" in found["bad"].says) == ("refused", True)
    assert rounds.scan(now=NOW, scanner=scanner_at(clamd)) == 0


def test_where_no_scanner_is_set_up_files_stay_held_and_say_so(hub: Door, clamd: str) -> None:
    reference = attached(hub, letter=b"Dear hub")
    assert rounds.scan(now=NOW, scanner=scanner_at("")) == 0
    assert "no virus scanner is set up" in files(hub, reference)["letter"].says
    assert rounds.scan(now=NOW, scanner=scanner_at(clamd)) == 1
    letter = files(hub, reference)["letter"]
    assert (letter.is_clean, letter.says) == (True, "")


def test_one_file_that_breaks_the_scanner_holds_up_no_other(hub: Door, clamd: str) -> None:
    reference = attached(hub, odd=BROKEN, letter=b"Dear hub")
    assert rounds.scan(now=NOW, scanner=scanner_at(clamd)) == 1
    found = files(hub, reference)
    assert (found["odd"].state, found["letter"].state) == ("held", "clean")
    assert "did not answer" in found["odd"].says


@pytest.mark.parametrize("address", ["/nowhere/clamd.sock", "127.0.0.1:1", "clamd", "host:port"])
def test_a_scanner_that_is_not_there_gives_no_verdict(address: str) -> None:
    with pytest.raises(ScannerUnavailable):
        Clamd(address, wait_s=1.0).scan(b"Dear hub")


def test_it_is_spoken_to_over_the_network_too() -> None:
    with socketserver.TCPServer(("127.0.0.1", 0), Speaks) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        host, port = server.server_address[:2]
        assert Clamd(f"{host!s}:{port}").scan(EICAR) == "Eicar-Test-Signature"
        server.shutdown()
