"""What a file is, by what is in it; and a name for it that says so. Pure."""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

from onestory.frontdoor.declared.attachments import KINDS, MOST_BYTES, MOST_FILES, TAKEN, TEXT, FileKind
from onestory.grammar.refusals import BadInput

MOST_PARTS = 5_000
LONGEST_NAME = 120
NUL_AND_ITS_LIKE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
LOOKS_ALIVE = re.compile(r"^\s*(<!doctype|<html|<svg|<script|<\?xml|<\?php|#!|MZ)", re.IGNORECASE)
EMPTY = "{name} is empty."
TOO_LARGE = "{name} is larger than 10 MB. Send it in parts, or ring the front door."
NOT_TAKEN = "{name} was not taken: it is none of the files we can open safely, whatever its name says. Send {taken}."
TOO_MANY = "There are {most} files here already, which is the most one place can hold. Ring the front door."
HAS_MACROS = "{name} was not taken: it holds a program (a macro). Save it as a PDF and send that."


@dataclass(frozen=True, kw_only=True)
class GivenFile:
    """A file as it was handed in."""

    name: str
    content: bytes


def refusal_of_file(given: GivenFile) -> str:
    """Why a file is not taken; blank when it is."""
    name = shown_name(given.name)
    if not given.content:
        return EMPTY.format(name=name)
    if len(given.content) > MOST_BYTES:
        return TOO_LARGE.format(name=name)
    parts = _parts(given.content)
    if any(part.lower().endswith("vbaproject.bin") for part in parts):
        return HAS_MACROS.format(name=name)
    return "" if kind_of(given.content) else NOT_TAKEN.format(name=name, taken=TAKEN)


def taken_as(given: GivenFile, *, there: int) -> FileKind:
    """The kind as which a file is taken. Raises BadInput where it is not, or `there` are as many as one place holds."""
    wrong, kind = refusal_of_file(given), kind_of(given.content)
    if wrong or kind is None:
        raise BadInput(wrong)
    if there >= MOST_FILES:
        raise BadInput(TOO_MANY.format(most=MOST_FILES))
    return kind


def kind_of(content: bytes) -> FileKind | None:
    """The kind of file, by its first bytes, by the parts of a package, or because it is text and nothing else."""
    parts = _parts(content)
    for kind in KINDS:
        if any(content.startswith(begins) for begins in kind.begins) or (kind.holds and kind.holds in parts):
            return kind
    return TEXT if _is_text(content) else None


def name_by_kind(name: str, kind: FileKind) -> str:
    """The name it was given, with the ending that its content deserves."""
    shown = shown_name(name)
    stem, dot, ending = shown.rpartition(".")
    stem = stem if dot and len(ending) <= len("jpeg") + 1 else shown
    return f"{stem[:LONGEST_NAME].strip() or 'file'}.{kind.ending}"


def shown_name(name: str) -> str:
    """The last part of a path, without what would hide or turn round its letters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    return " ".join(kept.split())[: LONGEST_NAME * 2] or "file"


def _parts(content: bytes) -> frozenset[str]:
    """The names of the parts of a package; none for what is no package, or has more than any document would."""
    if not content.startswith(b"PK\x03\x04"):
        return frozenset()
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return frozenset()
    return frozenset(names) if len(names) <= MOST_PARTS else frozenset()


def _is_text(content: bytes) -> bool:
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not NUL_AND_ITS_LIKE.search(words) and not LOOKS_ALIVE.match(words)
