"""The texts of the front door that a search found, read through the wall: each with what it is, whose, and of when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Manager

from onestory.calendars.instants import london_date
from onestory.frontdoor.models import (
    Addition,
    Analysis,
    Answer,
    AnswerFact,
    Contact,
    Decision,
    Handover,
    HandoverPart,
    Proposal,
    Triage,
)
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Text:
    """What somebody said, as one text."""

    title: str
    source: str
    on: date
    words: str


@dataclass(frozen=True, kw_only=True)
class Kind:
    """How the texts of one table are read. `by` and `at` are paths from the row."""

    rows: Manager[Any]
    title: str
    columns: tuple[str, ...]
    by: str
    at: str


KINDS = {
    "told": Kind(
        rows=Contact.objects,
        title="What was told",
        columns=("worry", "working_well", "needs_to_happen", "danger", "told_why_not"),
        by="source_organisation",
        at="received_at",
    ),
    "addition": Kind(
        rows=Addition.objects, title="Told later", columns=("words", "changes"), by="by__name", at="told_at"
    ),
    "triage": Kind(rows=Triage.objects, title="Its triage, and why", columns=("reason",), by="by__name", at="at"),
    "answer": Kind(
        rows=Answer.objects,
        title="A partner's view, under seal",
        columns=("comment", "withheld_why", "missing"),
        by="agency__name",
        at="at",
    ),
    "fact": Kind(
        rows=AnswerFact.objects,
        title="What a partner answered, under seal",
        columns=("words",),
        by="agency__name",
        at="answer__at",
    ),
    "analysis": Kind(
        rows=Analysis.objects,
        title="The hub's analysis",
        columns=(
            "harm", "strengths", "complicating", "history", "childs_voice", "unknown", "needs_to_happen",
        ),
        by="by__name",
        at="at",
    ),
    "proposal": Kind(
        rows=Proposal.objects,
        title="What was proposed, and why",
        columns=("rationale", "unknown", "would_change"),
        by="proposed_by__name",
        at="proposed_at",
    ),
    "decision": Kind(
        rows=Decision.objects,
        title="What was decided, and why",
        columns=("rationale", "would_change", "undone_why"),
        by="decided_by__name",
        at="decided_at",
    ),
    "handover": Kind(
        rows=Handover.objects,
        title="What was asked of a team, and what it said",
        columns=("note", "answer"),
        by="team__name",
        at="offered_at",
    ),
    "part": Kind(
        rows=HandoverPart.objects,
        title="What was handed over",
        columns=("title", "words"),
        by="source",
        at="handover__offered_at",
    ),
}  # fmt: skip
"""By the code that the search gives each table's texts."""


def texts_of(found: Iterable[tuple[str, UUID]], *, viewer: Actor) -> dict[tuple[str, UUID], Text]:
    """Those of them that the wall lets this reader read, in the order in which they were found."""
    wanted = list(found)
    read = {
        code: _read(kind, [number for part, number in wanted if part == code], viewer) for code, kind in KINDS.items()
    }
    return {(part, number): read[part][number] for part, number in wanted if number in read[part]}


def _read(kind: Kind, numbers: Sequence[UUID], viewer: Actor) -> Mapping[UUID, Text]:
    if not numbers:
        return {}
    rows = kind.rows.filter(pk__in=numbers, council_id=viewer.council)
    return {row["pk"]: _text(kind, row) for row in rows.values("pk", kind.by, kind.at, *kind.columns)}


def _text(kind: Kind, row: Mapping[str, Any]) -> Text:
    words = [str(row[column]).strip() for column in kind.columns]
    return Text(
        title=kind.title,
        source=row[kind.by] or "",
        on=london_date(row[kind.at]),
        words="\n".join(each for each in words if each),
    )
