"""Reading the words in a document, so that it can be previewed and found. Pure: what cannot be read has no words."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath

from lxml import etree
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from onestory.story.declared.documents import BEGINS, MEDIA, MOST_BYTES

BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, etree.XMLSyntaxError, EOFError, IndexError, KeyError,
    NotImplementedError, OSError, RuntimeError, ValueError,
)  # fmt: skip
"""What the libraries raise on a document that says one thing and holds another."""
MOST_WORDS = 400_000
MOST_PAGES = 500
MOST_XML = 60_000_000
MOST_ELEMENTS = 2_000_000
PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def refusal_of_file(name: str, content: bytes) -> str:
    """Why a file is not taken, in a sentence; blank when it is."""
    ending = PurePath(name).suffix.lower()
    if ending not in MEDIA:
        return "Choose a PDF, a Word document (.docx), a plain text file or a picture (.png or .jpg)."
    if not content:
        return "The file is empty."
    if len(content) > MOST_BYTES:
        return f"The file is larger than {MOST_BYTES // 1_000_000} MB."
    if ending in BEGINS and not content.startswith(BEGINS[ending]):
        return f"The file is called {ending} but is something else inside. Save it again and choose it anew."
    return ""


def media_type_of(name: str) -> str:
    """What kind of file it is, by its name's ending."""
    return MEDIA.get(PurePath(name).suffix.lower(), "application/octet-stream")


def words_in(name: str, content: bytes) -> str:
    """The words, paragraph by paragraph; blank for pictures and for what cannot be read.

    A hostile file can take very long: what comes from strangers is read by `onestory.story.apart`.
    """
    return "".join(parts_of(name, content)).replace("\x00", "")[:MOST_WORDS].strip()


def parts_of(name: str, content: bytes) -> Iterator[str]:
    """The same, page by page or paragraph by paragraph as they are read."""
    readers = {".txt": _in_text, ".docx": _in_word, ".pdf": _in_pdf}
    read = readers.get(PurePath(name).suffix.lower())
    if read:
        yield from read(content)


def _in_text(content: bytes) -> Iterator[str]:
    try:
        yield content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield content.decode("cp1252", errors="replace")


def _in_word(content: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            inside = package.getinfo("word/document.xml")
            if inside.file_size <= MOST_XML:
                with package.open(inside) as file:
                    yield from _paragraphs(file.read(MOST_XML))
    except BROKEN:
        # A broken or hostile file is kept and can be downloaded; it merely has no words, or no more.
        return


def _paragraphs(xml: bytes) -> Iterator[str]:
    """Each paragraph let go of once it is read, so that memory does not grow with the document."""
    events = etree.iterparse(
        io.BytesIO(xml),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    for place, (event, element) in enumerate(events):
        if place > MOST_ELEMENTS or (place == 0 and element.getroottree().docinfo.internalDTD is not None):
            return
        if event == "end" and element.tag == PARAGRAPH:
            line = "".join(text.text or "" for text in element.iter(TEXT))
            if line.strip():
                yield f"{line}\n"
            _forget(element)


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _in_pdf(content: bytes) -> Iterator[str]:
    try:
        for page in PdfReader(io.BytesIO(content)).pages[:MOST_PAGES]:
            yield f"{page.extract_text()}\n\n"
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError):
        return
