"""Writing what the hub makes of what it knows."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.models import Analysis
from onestory.frontdoor.policies import allowed
from onestory.frontdoor.rules.analysing import GivenAnalysis, refusal_of_analysis
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@transaction.atomic
def write_analysis(*, actor: Actor, reference: str, given: GivenAnalysis, now: datetime) -> None:
    """Add an analysis: the newest counts, the others stay. Read under seal, for it may rest on answers."""
    contact = allowed("analyse", actor=actor, reference=reference).contact
    wrong = refusal_of_analysis(given)
    if wrong:
        raise BadInput(wrong)
    Analysis.objects.create(
        **vars(given),
        council_id=contact.council_id,
        contact=contact,
        number=contact.analyses.count() + 1,
        by_id=actor.user or None,
        at=now,
    )
    note(act="contact.analyse", subject=contact.reference, subject_kind="contact", actor=actor, now=now)
