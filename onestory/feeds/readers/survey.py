"""A first look at a text file from end to end: its digest, its encoding, its line ends, and whether it is cut short."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onestory.grammar.refusals import BadInput

BLOCK = 4 * 1024 * 1024
NAMES = {"utf-8": "UTF-8", "cp1252": "Windows-1252", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
BINARY = {
    b"PK\x03\x04": "a zip archive or a workbook",
    b"%PDF": "a PDF document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x1f\x8b": "a gzip archive",
}


@dataclass
class Survey:
    """What a text file is like. `notes` are sentences about how it will be read."""

    size: int
    sha256: str
    encoding: str
    bare_returns: bool
    ends_with_newline: bool
    notes: list[str] = field(default_factory=list)


def survey(path: Path, *, declared: str) -> Survey:
    """Look a file over; a file that is empty, or not text at all, is refused."""
    counts = _Counts()
    for block in _blocks(path):
        counts.add(block)
    if counts.size == 0:
        raise BadInput("The file is empty. Nothing was imported; ask for it to be sent again.")
    for magic, what in BINARY.items():
        if counts.first.startswith(magic):
            raise BadInput(f"The file is not text: it is {what}, whatever its name says. Send it as agreed.")
    encoding, note = counts.encoding(declared)
    return Survey(
        size=counts.size,
        sha256=counts.digest.hexdigest(),
        encoding=encoding,
        bare_returns=counts.returns > 0 and counts.newlines == 0,
        ends_with_newline=counts.last in (b"\n", b"\r", b"\x00") or counts.last == b"",
        notes=[note] if note else [],
    )


class _Counts:
    def __init__(self) -> None:
        self.size = self.newlines = self.returns = self.bad = self.beyond_ascii = 0
        self.first, self.last = b"", b""
        self.digest = hashlib.sha256()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._is_pending = False

    def add(self, block: bytes) -> None:
        self.size += len(block)
        self.first = self.first or block[:4096]
        self.last = block[-1:]
        self.digest.update(block)
        self.newlines += block.count(b"\n")
        self.returns += block.count(b"\r")
        if not block.isascii() or self._is_pending:
            text = self._decoder.decode(block)
            self.bad += text.count("\ufffd")
            self.beyond_ascii += len(text) - len(text.encode("ascii", "ignore")) - text.count("\ufffd")
            self._is_pending = bool(self._decoder.getstate()[0])

    def encoding(self, declared: str) -> tuple[str, str]:
        """How the file is written, and what to tell about it."""
        wide = _wide(self.first)
        if wide:
            return wide, f"The file is {NAMES[wide]}, not {NAMES[declared]} as agreed. It was read all the same."
        if self.first.startswith(codecs.BOM_UTF8):
            return "utf-8-sig", "" if declared == "utf-8" else _otherwise("utf-8", declared)
        if not self.bad:
            return "utf-8", _otherwise("utf-8", declared) if self.beyond_ascii and declared != "utf-8" else ""
        if declared == "utf-8" and self.beyond_ascii:
            return "utf-8", "Some lines are not UTF-8 text, though others are. Those lines were refused."
        return "cp1252", "" if declared == "cp1252" else _otherwise("cp1252", declared)


def _otherwise(found: str, declared: str) -> str:
    return f"The file is {NAMES[found]}, not {NAMES[declared]} as agreed. It was read as {NAMES[found]}."


def _wide(first: bytes) -> str:
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    halves = first[0::2].count(0), first[1::2].count(0)
    if max(halves) > len(first) // 4:
        return "utf-16-be" if halves[0] > halves[1] else "utf-16-le"
    return ""


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def as_utf8(path: Path, found: Survey) -> Iterator[bytes]:
    """The file's text as UTF-8 with plain line ends, block by block. Bytes that are no text become U+FFFD."""
    decoder = codecs.getincrementaldecoder(found.encoding)("replace")
    held = b""
    for block in _blocks(path):
        whole = held + _decoded(decoder, block, found)
        held = b"\r" if whole.endswith(b"\r") else b""
        yield _with_newlines(whole[: len(whole) - len(held)], found)
    yield _with_newlines(held + decoder.decode(b"", final=True).encode(), found)


def _decoded(decoder: codecs.IncrementalDecoder, block: bytes, found: Survey) -> bytes:
    is_plain = found.encoding in ("utf-8", "cp1252") and block.isascii() and not decoder.getstate()[0]
    return block if is_plain else decoder.decode(block).encode()


def _with_newlines(block: bytes, found: Survey) -> bytes:
    return block.replace(b"\r", b"\n") if found.bare_returns else block.replace(b"\r\n", b"\n")
