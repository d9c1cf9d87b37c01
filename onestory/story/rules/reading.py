"""Reading the words in a document, so that it can be previewed and found. Pure: what cannot be read has no words."""

import io
import zipfile
from pathlib import PurePath

from lxml import etree
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from onestory.story.declared.documents import BEGINS, MEDIA, MOST_BYTES

MOST_WORDS = 400_000
MOST_PAGES = 500
MOST_XML = 60_000_000
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
    """The words, paragraph by paragraph; blank for pictures and for what cannot be read."""
    readers = {".txt": _in_text, ".docx": _in_word, ".pdf": _in_pdf}
    read = readers.get(PurePath(name).suffix.lower())
    words = read(content) if read else ""
    return words.replace("\x00", "")[:MOST_WORDS].strip()


def _in_text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _in_word(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            inside = package.getinfo("word/document.xml")
            if inside.file_size > MOST_XML:
                return ""
            with package.open(inside) as file:
                return _paragraphs(file.read(MOST_XML))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, EOFError, RuntimeError, NotImplementedError, OSError):
        return ""


def _paragraphs(xml: bytes) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(xml, parser)
    lines = ("".join(text.text or "" for text in paragraph.iter(TEXT)) for paragraph in root.iter(PARAGRAPH))
    return "\n".join(line for line in lines if line.strip())


def _in_pdf(content: bytes) -> str:
    try:
        pages = PdfReader(io.BytesIO(content)).pages[:MOST_PAGES]
        return "\n\n".join(page.extract_text() for page in pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError):
        # A broken or hostile file is kept and can be downloaded; it merely has no words.
        return ""
