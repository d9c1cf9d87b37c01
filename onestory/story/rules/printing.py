"""A kept story as a PDF, set by Typst: given as data, so that no word in it is taken for markup. Pure."""

from pathlib import Path

import typst

SHEET = Path(__file__).with_name("chronology.typ")


def as_pdf(text: str, *, sha256: str, sheet: Path = SHEET) -> bytes:
    """The PDF of the kept text, with its digest at the foot of each page."""
    made = typst.compile(
        sheet.read_bytes(), format="pdf", sys_inputs={"told": text, "sha256": sha256}, pdf_standards="ua-1"
    )
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no file.")
    return made
