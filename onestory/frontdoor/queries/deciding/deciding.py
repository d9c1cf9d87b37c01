"""The newest analysis and proposal, and the decisions, of one contact."""

from onestory.frontdoor.declared.outcomes import CLASS_OF
from onestory.frontdoor.models import Contact, Decision
from onestory.frontdoor.queries.cards import AnalysisCard, DecisionCard, ProposalCard
from onestory.frontdoor.rules.deciding import may_be_undone_until
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import CONTACT_OUTCOMES, NO_FURTHER_ACTION_REASONS, ContactOutcome
from onestory.walls.actor import Actor


def newest_analysis(contact: Contact, *, viewer: Actor) -> AnalysisCard | None:
    """What the hub makes of it; nothing for those who may not read under seal."""
    row = contact.analyses.select_related("by").order_by("-number").first()
    if row is None:
        return None
    return AnalysisCard(
        number=row.number,
        harm=row.harm,
        strengths=row.strengths,
        complicating=row.complicating,
        history=row.history,
        childs_voice=row.childs_voice,
        unknown=row.unknown,
        needs_to_happen=row.needs_to_happen,
        scale=row.scale,
        by=row.by.name if row.by else "",
        at=row.at,
    )


def newest_proposal(contact: Contact, *, viewer: Actor) -> ProposalCard | None:
    """The proposal that stands; nothing for those who may not read under seal."""
    row = contact.proposals.select_related("proposed_by").order_by("-number").first()
    if row is None:
        return None
    return ProposalCard(
        number=row.number,
        outcome=row.outcome,
        outcome_title=label_of(CONTACT_OUTCOMES, row.outcome),
        reason_code=row.reason_code,
        reason_title=label_of(NO_FURTHER_ACTION_REASONS, row.reason_code) if row.reason_code else "",
        level=row.level,
        rationale=row.rationale,
        unknown=row.unknown,
        would_change=row.would_change,
        by=row.proposed_by.name,
        by_user=row.proposed_by_id,
        at=row.proposed_at,
    )


def decisions_on(contact: Contact, *, viewer: Actor) -> tuple[DecisionCard | None, tuple[DecisionCard, ...]]:
    """The standing decision, if there is one, and those taken back."""
    rows = list(contact.decisions.select_related("proposed_by", "decided_by", "undone_by"))
    standing = [_decision(row) for row in rows if row.undone_at is None]
    return (standing[0] if standing else None), tuple(_decision(row) for row in rows if row.undone_at)


def _decision(row: Decision) -> DecisionCard:
    return DecisionCard(
        outcome=row.outcome,
        outcome_title=label_of(CONTACT_OUTCOMES, row.outcome),
        reason_code=row.reason_code,
        reason_title=label_of(NO_FURTHER_ACTION_REASONS, row.reason_code) if row.reason_code else "",
        level=row.level,
        rationale=row.rationale,
        would_change=row.would_change,
        proposed_by=row.proposed_by.name,
        by=row.decided_by.name,
        at=row.decided_at,
        may_be_undone_until=may_be_undone_until(row.decided_at),
        undone_by=row.undone_by.name if row.undone_by else "",
        undone_at=row.undone_at,
        undone_why=row.undone_why,
        referrer_will_read=CLASS_OF[ContactOutcome(row.outcome)].sentence,
    )
