"""The kinds of document a record holds, and which of them a worker looks for first."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_code, check_no_repeats

SOURCE = "What practitioners look for first: North Yorkshire's study of finding a safety plan, 2024"


@dataclass(frozen=True, kw_only=True)
class DocumentKind:
    """One kind. `sought` is asked of every record: does one exist? `shown_by` are lines of a story that tell of one."""

    code: str
    title: str
    sought: bool = False
    shown_by: tuple[str, ...] = ()
    ask: str = ""
    since: date = date(2026, 1, 1)
    source: str = SOURCE

    def __post_init__(self) -> None:
        check_code("A kind of document", self.code)


WORKER = "Ask the child's worker, or the duty team."
DOCUMENT_KINDS = (
    DocumentKind(code="safety-plan", title="Safety plan", sought=True, ask=WORKER),
    DocumentKind(code="cp-plan", title="Child protection plan", sought=True, shown_by=("cp-plan",), ask=WORKER),
    DocumentKind(code="cin-plan", title="Child in need plan", shown_by=("cin-plan",), ask=WORKER),
    DocumentKind(code="care-plan", title="Care plan", shown_by=("looked-after", "care-episode"), ask=WORKER),
    DocumentKind(code="pathway-plan", title="Pathway plan", shown_by=("pathway-review",), ask=WORKER),
    DocumentKind(
        code="early-help-plan", title="Early help plan", shown_by=("early-help",), ask="Ask the early help hub."
    ),
    DocumentKind(code="assessment", title="Assessment", sought=True, shown_by=("assessment",), ask=WORKER),
    DocumentKind(code="minutes", title="Minutes of a meeting"),
    DocumentKind(code="report", title="Report"),
    DocumentKind(code="letter", title="Letter"),
    DocumentKind(code="childs-words", title="The child's own words or drawing"),
    DocumentKind(code="other", title="Other document"),
)
check_no_repeats("The kinds of document", (kind.code for kind in DOCUMENT_KINDS))
BY_CODE = {kind.code: kind for kind in DOCUMENT_KINDS}

MOST_BYTES = 10_000_000
MEDIA = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".txt": "text/plain",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
BEGINS = {
    ".pdf": b"%PDF-",
    ".docx": b"PK\x03\x04",
    ".png": b"\x89PNG",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
}
"""What a file of each kind begins with: one that is not what its name says is not taken."""
