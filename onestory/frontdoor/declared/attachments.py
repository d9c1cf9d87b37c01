"""Files that come with a contact: which kinds are taken, how large, and that none is opened before it is scanned."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Scan(StrEnum):
    """Where a file stands. Nobody can open one that is held, and one that was refused is not kept."""

    HELD = "held"
    CLEAN = "clean"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class FileKind:
    """One kind of file, known by what is in it and never by its name."""

    code: str
    title: str
    ending: str
    begins: tuple[bytes, ...] = ()
    holds: str = ""
    since: date = date(2026, 1, 1)
    source: str = "What schools, surgeries and police send with a referral; nothing that runs"


PDF = FileKind(code="pdf", title="PDF", ending="pdf", begins=(b"%PDF-",))
JPEG = FileKind(code="jpeg", title="Picture (JPEG)", ending="jpg", begins=(b"\xff\xd8\xff",))
PNG = FileKind(code="png", title="Picture (PNG)", ending="png", begins=(b"\x89PNG\r\n\x1a\n",))
WORD = FileKind(code="word", title="Word document", ending="docx", holds="word/document.xml")
SHEET = FileKind(code="sheet", title="Excel workbook", ending="xlsx", holds="xl/workbook.xml")
OPEN_TEXT = FileKind(code="open-text", title="OpenDocument text", ending="odt", holds="content.xml")
TEXT = FileKind(code="text", title="Plain text", ending="txt")
KINDS = (PDF, JPEG, PNG, WORD, SHEET, OPEN_TEXT, TEXT)
BY_CODE = {kind.code: kind for kind in KINDS}

MOST_BYTES = 10_000_000
MOST_FILES = 10
TAKEN = "PDF, Word, Excel, OpenDocument, plain text, or a picture (JPEG or PNG), up to 10 MB each"
LOCKED = "Held: a shield has it locked, and the keys to shielded places do not answer. It is scanned once they do."
NO_SCANNER = "Held: no virus scanner is set up here. Whoever runs this hub can set one up; until then nobody opens it."
BEING_SCANNED = "Held until it has been checked for viruses. That takes a minute or so."
NOT_REACHED = "Held: the virus scanner did not answer. It is tried again by itself."
