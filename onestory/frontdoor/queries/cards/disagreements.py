"""Professional disagreements: in a list, and one in full."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onestory.frontdoor.declared.disagreements import DisagreementStage
from onestory.frontdoor.rules.acts import Act
from onestory.grammar.timescales import Standing


@dataclass(frozen=True, kw_only=True)
class DisagreementRow:
    """One in a list. `waits_for_me`: the next word is the viewer's side's."""

    id: UUID
    reference: str
    contact_reference: str
    about: str
    agency_name: str
    raised_by_hub: bool
    topic_title: str
    stage: int
    stage_title: str
    state: str
    state_title: str
    due_at: datetime
    standing: Standing
    raised_by: str
    raised_at: datetime
    settled_title: str
    closed_at: datetime | None
    waits_for_me: bool


@dataclass(frozen=True, kw_only=True)
class StepRow:
    """One word of it."""

    stage: int
    stage_title: str
    kind: str
    title: str
    words: str
    given_by: str
    by: str
    at: datetime
    due_at: datetime
    was_late: bool


@dataclass(frozen=True, kw_only=True)
class DisagreementPage:
    """All of it, as either side sees it, with what the viewer may do."""

    row: DisagreementRow
    issue: str
    wants: str
    steps: tuple[StepRow, ...]
    stage: DisagreementStage
    acts: Mapping[str, Act]
