"""Writing what the hub makes of what it knows."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.working.take_unowned import take_unowned
from onestory.frontdoor.models import Analysis
from onestory.frontdoor.policies import allowed
from onestory.frontdoor.rules.analysing import GivenAnalysis, refusal_of_analysis
from onestory.grammar.refusals import BadInput, Conflict
from onestory.walls.actor import Actor

FIRST = (
    "Somebody else kept an analysis while you wrote. It stands below, beside yours: put into yours what must stay, "
    "and record it again."
)


@transaction.atomic
def write_analysis(
    *, actor: Actor, reference: str, given: GivenAnalysis, now: datetime, after: int | None = None
) -> None:
    """Add an analysis: the newest counts, the others stay. Read under seal, for it may rest on answers.

    ``after`` is the number of the newest that its writer had read, 0 for none: another kept since is a conflict.
    """
    contact = allowed("analyse", actor=actor, reference=reference).contact
    wrong = refusal_of_analysis(given)
    if wrong:
        raise BadInput(wrong)
    newest = contact.analyses.count()
    if after is not None and after != newest:
        raise Conflict(FIRST)
    take_unowned(actor=actor, contact=contact, reason="taken with its analysis", now=now)
    Analysis.objects.create(
        **vars(given),
        council_id=contact.council_id,
        contact=contact,
        number=newest + 1,
        by_id=actor.user or None,
        at=now,
    )
    note(act="contact.analyse", subject=contact.reference, subject_kind="contact", actor=actor, now=now)
