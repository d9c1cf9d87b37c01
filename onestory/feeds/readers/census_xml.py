"""The children in need census file, read child by child, in the shapes of 2022 to 2026; what is not read is told."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polars as pl
from lxml import etree

from onestory.feeds.readers.pieces import Entry, Piece, Progress, Source, numbered
from onestory.feeds.readers.survey import BLOCK
from onestory.grammar.feeds import Feed, Part
from onestory.grammar.refusals import BadInput

ROWS_A_PIECE = 50_000
MANY = "|"
LISTS = {"Disabilities": "Disability", "FactorsIdentifiedAtAssessment": "AssessmentFactors"}
MODULES = {
    "Assessments": "assessments",
    "CINPlanDates": "cin-plans",
    "Section47": "section-47",
    "ChildProtectionPlans": "cp-plans",
    "PreProceedingsandFGDM": "pre-proceedings",
}
CUT_SHORT = "The file stops in the middle, at line {line}. Nothing was imported; ask for the whole file."
NOT_WELL_FORMED = (
    "The file is not well-formed XML: {problem} (line {line}). Nothing was imported; ask for it to be made again."
)
HAS_DTD = "The file carries a document type definition, which no census file has and attackers use. It was not read."
NOT_A_CENSUS = "The file is XML but not a children in need census: it holds no <Child>. Send the census file."
TOO_MUCH = (
    "The file holds something longer or deeper than any census file does (line {line}), so it was not read on. "
    "Nothing was imported; ask for it to be made again."
)
LIMIT = "XML_PARSE_HUGE"
END = re.compile(rb"</(?:\w+:)?Message\s*>\s*$")
Cells = dict[str, str]


def open_census(feed: Feed, entry: Entry, *, progress: Progress | None = None) -> Source:
    """Look a census file over: refuse one that is empty, not XML, or armed; note the year and council it says."""
    digest, size = hashlib.sha256(), 0
    with entry.path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            size += len(block)
    if size == 0:
        raise BadInput("The file is empty. Nothing was imported; ask for it to be sent again.")
    source = Source(name=entry.name, sha256=digest.hexdigest(), size=size, pieces=lambda: iter(()))
    source.parts_found |= {part.name for part in feed.parts}
    source.pieces = lambda: _Census(feed, entry.path, source, progress).pieces()
    return source


class _Census:
    """One reading of a file: rows gathered part by part and handed on in pieces."""

    def __init__(self, feed: Feed, path: Path, source: Source, progress: Progress | None) -> None:
        self.source, self.path, self.progress = source, path, progress
        self.parts = {part.name: part for part in feed.parts}
        self.rows: dict[str, list[Cells]] = {name: [] for name in self.parts}
        self.given = dict.fromkeys(self.parts, 0)
        self.known = {part.name: _known(part) for part in feed.parts}
        self.strays: Counter[str] = Counter()
        self.differing: Counter[str] = Counter()

    def pieces(self) -> Iterator[Piece]:
        children = 0
        for child in self._children():
            children += 1
            self._read(child)
            if children % 2_000 == 0:
                yield from self._given(ROWS_A_PIECE)
        if not children:
            raise BadInput(NOT_A_CENSUS)
        yield from self._given(1)
        for name, times in self.strays.most_common(10):
            self.source.note(f"<{name}> is not read ({times:,} times in the file).")
        for name, times in self.differing.most_common(10):
            self.source.note(f"<{name}> is said twice and differently ({times:,} times). The first was read.")
        if self.progress:
            self.progress(self.source.size, self.source.size)

    def _children(self) -> Iterator[etree._Element]:
        events = etree.iterparse(
            str(self.path),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for place, (event, element) in enumerate(events):
                if place == 0 and element.getroottree().docinfo.internalDTD is not None:
                    raise BadInput(HAS_DTD)
                if event == "start":
                    continue
                name = _local(element)
                if name == "Child":
                    yield element
                    _forget(element)
                elif name == "Header":
                    self._tell_header(element)
        except etree.XMLSyntaxError as problem:
            sentence = _sentence(
                problem, is_message=_begins_as_a_census(self.path), is_cut_short=not _ends_as_a_census(self.path)
            )
            raise BadInput(sentence) from problem

    def _tell_header(self, header: etree._Element) -> None:
        said = {_local(each): (each.text or "").strip() for each in header.iter() if isinstance(each.tag, str)}
        year, council, day = said.get("Year", ""), said.get("LEA", ""), said.get("ReferenceDate", "")
        self.source.note(
            f"The file says it is the census of {year or 'an unnamed year'}, reference date {day or 'not given'}, "
            f"from council {council or 'not named'}."
        )

    def _read(self, child: etree._Element) -> None:
        cells: Cells = {}
        details: list[etree._Element] = []
        for section in _elements(child):
            if _local(section) == "CINdetails":
                details.append(section)
            else:
                self._gather(section, "children", cells)
        self._add("children", cells)
        for detail in details:
            self._read_details(detail, {"LAchildID": cells.get("LAchildID", "")})

    def _read_details(self, detail: etree._Element, child: Cells) -> None:
        cells = dict(child)
        modules: list[etree._Element] = []
        for element in _elements(detail):
            if _local(element) in MODULES:
                modules.append(element)
            else:
                self._put(element, "referrals", cells)
        self._add("referrals", cells)
        under = {**child, "CINreferralDate": cells.get("CINreferralDate", "")}
        for module in modules:
            self._read_module(module, under)

    def _read_module(self, module: etree._Element, under: Cells) -> None:
        part = MODULES[_local(module)]
        cells = dict(under)
        reviews: list[str] = []
        for element in _elements(module):
            if _local(element) == "Reviews":
                reviews += [_text(each) for each in _elements(element)]
            else:
                self._put(element, part, cells)
        self._add(part, cells)
        for review in reviews:
            plan = {"LAchildID": cells["LAchildID"], "CPPstartDate": cells.get("CPPstartDate", "")}
            self._add("cp-reviews", {**plan, "CPPreviewDate": review})

    def _gather(self, section: etree._Element, part: str, cells: Cells) -> None:
        for element in _elements(section):
            self._put(element, part, cells)

    def _put(self, element: etree._Element, part: str, cells: Cells) -> None:
        name = _local(element)
        if name in LISTS:
            cells[LISTS[name]] = MANY.join(filter(None, (_text(each) for each in _elements(element))))
        elif name in self.known[part]:
            said = _text(element)
            if cells.setdefault(self.known[part][name], said) != said:
                self.differing[name] += 1
        else:
            self.strays[name] += 1

    def _add(self, part: str, cells: Cells) -> None:
        if part in self.rows:
            self.rows[part].append(cells)

    def _given(self, least: int) -> Iterator[Piece]:
        """Hand on the rows gathered of each part that has at least so many."""
        for name, rows in self.rows.items():
            if len(rows) >= least:
                theirs = dict.fromkeys(column.theirs for column in self.parts[name].columns)
                columns = {each: [row.get(each) or None for row in rows] for each in theirs}
                frame = pl.DataFrame(columns, schema=dict.fromkeys(theirs, pl.String))
                yield Piece(name, numbered(frame, self.given[name] + 1))
                self.given[name] += len(rows)
                self.rows[name] = []
        if self.progress:
            self.progress(sum(self.given.values()), 0)


def _known(part: Part) -> dict[str, str]:
    return {said: column.theirs for column in part.columns for said in column.headings}


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _elements(element: etree._Element) -> Iterator[etree._Element]:
    return (each for each in element if isinstance(each.tag, str))


def _text(element: etree._Element) -> str:
    """All of its words: of a value with elements inside, a part could be taken for another value."""
    return "".join(map(str, element.itertext())).strip()


def _forget(element: etree._Element) -> None:
    """Let go of what has been read, so that memory does not grow with the file."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _begins_as_a_census(path: Path) -> bool:
    """Whether the first thing in the file is a message, however it is written."""
    with path.open("rb") as file:
        return b"Message" in file.read(4_000).replace(b"\x00", b"")


def _ends_as_a_census(path: Path) -> bool:
    """Whether the last thing in the file is the end of the message."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 400))
        return bool(END.search(file.read().replace(b"\x00", b"")))


def _sentence(problem: etree.XMLSyntaxError, *, is_message: bool, is_cut_short: bool) -> str:
    line, said = problem.lineno or 0, str(problem.msg or "")
    if "Document is empty" in said or "Start tag expected" in said:
        return "The file is not XML: it does not begin as XML does."
    if "entity" in said.lower() and "loop" in said.lower():
        return HAS_DTD
    if LIMIT in said:
        return TOO_MUCH.format(line=line)
    if not is_message:
        return NOT_A_CENSUS
    if is_cut_short:
        return CUT_SHORT.format(line=line)
    return NOT_WELL_FORMED.format(problem=said.split(", line ", 1)[0].strip(), line=line)
