"""``python -m tests.strangers.fuzz [SECONDS]``: atheris sends each parser bytes that nobody thought of.

A parser may take what it is given or refuse it with a sentence; anything else it raises is a fault, which stops its
run. Each runs in a process of its own, guided by what of our own code its bytes have reached. Needs ``atheris``:
``uv run --with atheris``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import xlsxwriter

SECONDS = 60
MOST_BYTES = 20_000
TODAY = date(2026, 11, 25)
XML = (
    b"<Message><Header>"
    b"<CollectionDetails><Collection>CIN</Collection><Year>2026</Year></CollectionDetails></Header></Message>"
)


@dataclass(frozen=True, kw_only=True)
class Parser:
    """One parser of strangers' bytes, and something it takes, to begin from."""

    name: str
    reads: Callable[[bytes], object]
    begins: tuple[bytes, ...]


def parsers() -> tuple[Parser, ...]:
    """Every parser of what comes from outside. Imported late: atheris must watch the modules as they load."""
    from onestory.feeds.declared.catalogue import FEEDS
    from onestory.feeds.readers.open import opened_source
    from onestory.feeds.rules.read import read_part
    from onestory.people.rules.asking import read_words
    from onestory.story.rules.reading import words_in

    feeds = {feed.code: feed for feed in FEEDS}

    def imported(code: str, ending: str) -> Callable[[bytes], object]:
        parts = {part.name: part for part in feeds[code].parts}

        def read(given: bytes) -> None:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"given{ending}"
                path.write_bytes(given)
                with opened_source(feeds[code], path) as source:
                    for piece in source.pieces():
                        read_part(parts[piece.part], piece.rows, as_of=TODAY)

        return read

    columns = feeds["youth-justice"].parts[0].columns
    lines = (",".join(column.headings[0] for column in columns) + "\n").encode()
    return (
        Parser(name="delimited", reads=imported("youth-justice", ".csv"), begins=(lines, lines + b'"a"",3/2/2014\n')),
        Parser(name="census", reads=imported("cin", ".xml"), begins=(XML,)),
        Parser(name="workbook", reads=imported("annex-a", ".xlsx"), begins=(a_workbook(),)),
        Parser(name="archive", reads=imported("ssda903", ".zip"), begins=(a_zip("header.csv"),)),
        Parser(
            name="words-asked",
            reads=lambda given: read_words(as_text(given), today=TODAY),
            begins=(b"kayleigh 3/2/2014 S65",),
        ),
        Parser(
            name="word-document", reads=lambda given: words_in("a.docx", given), begins=(a_zip("word/document.xml"),)
        ),
        Parser(
            name="pdf",
            reads=lambda given: words_in("a.pdf", given),
            begins=(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n",),
        ),
    )


def a_zip(name: str) -> bytes:
    """A small archive with one file in it."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, "<a>words</a>")
    return held.getvalue()


def a_workbook() -> bytes:
    """A small workbook with one sheet."""
    held = BytesIO()
    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet("List 1")
        for column, words in enumerate(("Child Unique ID", "Gender", "Date of Birth")):
            sheet.write(0, column, words)
    return held.getvalue()


def as_text(given: bytes) -> str:
    """Bytes as what somebody could have typed."""
    return given.decode("utf-8", errors="replace")


def alone(name: str, seconds: int) -> None:
    """Run one parser until the time is up or it breaks. Never returns: libFuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=["onestory"]):
        parser = next(each for each in parsers() if each.name == name)
    from onestory.grammar.refusals import Refusal

    def once(given: bytes) -> None:
        try:
            parser.reads(given)
        except Refusal:
            return

    with tempfile.TemporaryDirectory() as corpus:
        for place, begins in enumerate(parser.begins):
            Path(corpus, str(place)).write_bytes(begins)
        flags = [f"-max_total_time={seconds}", f"-max_len={MOST_BYTES}", "-timeout=10", "-rss_limit_mb=2048"]
        atheris.Setup([sys.argv[0], *flags, f"-artifact_prefix={tempfile.gettempdir()}/onestory-{name}-", corpus], once)
        atheris.Fuzz()


def main(seconds: int) -> int:
    """One after another; a line each. 1 if any broke."""
    broken = 0
    print("| parser | tried | broke |\n|---|---|---|")
    for parser in parsers():
        command = [sys.executable, "-m", "tests.strangers.fuzz", str(seconds), parser.name]
        settings = os.environ | {"DJANGO_SETTINGS_MODULE": "onestory.config.settings"}
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=seconds * 3 + 60, env=settings
        )
        tried = re.findall(r"^(?:#|Done )(\d+)", done.stderr, re.MULTILINE)
        fault = re.search(r"^(?:Traceback|==\d+== ERROR)[\s\S]{0,2000}", done.stderr, re.MULTILINE)
        broken += bool(done.returncode)
        print(
            f"| {parser.name} | {int(tried[-1]) if tried else 0:,} | {'yes' if done.returncode else 'no'} |", flush=True
        )
        if done.returncode:
            print(fault[0] if fault else done.stderr[-2000:], file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    if len(sys.argv) > 2:
        alone(sys.argv[2], wanted)
    sys.exit(main(wanted))
