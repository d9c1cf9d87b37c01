"""Documents that are not what they seem, made when asked for."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Bytes = Callable[[], bytes]


def pdf(
    stream: bytes = b"BT /F 9 Tf (Ada) Tj ET", *, catalog: bytes = b"", page: bytes = b"", trailer: bytes = b""
) -> bytes:
    """A document of one page with something in its catalogue, its page or its trailer."""
    packed = zlib.compress(stream)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>" + page + b">>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj" % number + each + b"endobj\n"
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    ending = b"trailer<</Size 6/Root 1 0 R" + trailer + b">>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + table + ending


def word(
    body: str = "<w:p><w:r><w:t>Ada</w:t></w:r></w:p>", *, before: str = "", more: Mapping[str, bytes] | None = None
) -> bytes:
    """A Word document of this body."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f'{before}<w:document xmlns:w="{WORD}">{body}</w:document>')
        for name, content in (more or {}).items():
            package.writestr(name, content)
    return whole.getvalue()


KEPT: Mapping[str, tuple[str, Bytes]] = {
    "a PDF that runs a script": ("a.pdf", lambda: pdf(catalog=b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")),
    "a PDF that starts a program": ("a.pdf", lambda: pdf(catalog=b"/OpenAction<</S/Launch/F(/bin/sh)>>")),
    "a PDF with a file inside": ("a.pdf", lambda: pdf(catalog=b"/Names<</EmbeddedFiles<</Names[(a.exe) 9 0 R]>>>>")),
    "a PDF that is locked": ("a.pdf", lambda: pdf(trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(x)/P -1>>")),
    "a PDF that is its own page": ("a.pdf", lambda: pdf().replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")),
    "a PDF of a million letters one by one": ("a.pdf", lambda: pdf(b"BT /F 9 Tf " + b"(a) Tj " * 1_000_000 + b"ET")),
    "a PDF that unpacks to a hundred megabytes": ("a.pdf", lambda: pdf(b"BT (" + b"a" * 100_000_000 + b") Tj ET")),
    "a PDF cut short": ("a.pdf", lambda: pdf()[:-150]),
    "a PDF and an archive at once": ("a.pdf", lambda: pdf() + word()),
    "a Word document that laughs": (
        "a.docx",
        lambda: word("&b;", before='<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'),
    ),
    "a Word document of nine million paragraphs": ("a.docx", lambda: word("<w:p/>" * 9_000_000)),
    "a Word document nested very deep": ("a.docx", lambda: word("<w:p>" * 200_000 + "</w:p>" * 200_000)),
    "a Word document with macros": ("a.docx", lambda: word(more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})),
    "a Word document that leads elsewhere": ("a.docx", lambda: word(more={"../../escaped": b"x"})),
    "a Word document with no words": ("a.docx", lambda: b"PK\x03\x04" + b"\x00" * 100),
    "a picture of a thousand million dots": (
        "a.png",
        lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00\x00\xff\xff" * 2,
    ),
    "a picture that is a script": ("a.png", lambda: b"\x89PNG<script>alert(1)</script>"),
    "a page called text": ("a.txt", lambda: b"<html><script>alert(1)</script>"),
    "text of NULs": ("a.txt", lambda: b"\x00" * 10_000),
    "text of another century": ("a.txt", lambda: "Zoë".encode("utf-16")),
    "a name written backwards": ("plan\u202efdp.txt", lambda: b"Words"),
    "a name that leads elsewhere": ("../../../etc/cron.d/plan.txt", lambda: b"Words"),
    "a name of Windows's own": ("CON.txt", lambda: b"Words"),
    "a name without end": (f"{'n' * 400}.txt", lambda: b"Words"),
}
REFUSED: Mapping[str, tuple[str, Bytes]] = {
    "a picture of lines": ("a.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    "a page": ("a.html", lambda: b"<script>alert(1)</script>"),
    "a program called a PDF": ("a.pdf", lambda: b"MZ\x90\x00"),
    "a PDF called Word": ("a.docx", pdf),
    "a workbook with macros": ("a.xlsm", lambda: b"PK\x03\x04"),
    "nothing": ("a.pdf", lambda: b""),
    "eleven megabytes": ("a.txt", lambda: b"w" * 11_000_000),
    "no ending": ("plan", lambda: b"Words"),
}
