"""Answering an ask: the holder's manager releases what was asked for, or part of it, or refuses with the ground."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.actions.asking.enter_share import About, Share, enter_share
from onestory.frontdoor.declared.answers import WITHHOLDING
from onestory.frontdoor.declared.held_asks import HELD_ASK, MOVE_OF, AskState
from onestory.frontdoor.models import HeldAsk
from onestory.frontdoor.queries.held.held_asks import NO_ASK
from onestory.frontdoor.rules.held_asks import DECIDED_AS, UNSAFE, GivenRelease, refusal_of_release
from onestory.grammar.refusals import BadInput, NotFound
from onestory.vocabulary.code_sets import label_of
from onestory.walls.actor import Actor


@transaction.atomic
def answer_ask(*, actor: Actor, ask: UUID, given: GivenRelease, now: datetime) -> None:
    """Whoever asked reads it at once. Each way of deciding stands in the child's ledger, a refusal with its ground."""
    require(actor, "request.release")
    row = HeldAsk.objects.select_for_update().filter(pk=ask, agency_id=actor.agency).first()
    if row is None:
        raise NotFound(NO_ASK)
    _, wrong = refusal_of_release(given)
    if wrong:
        raise BadInput(wrong)
    to = AskState(given.state)
    HELD_ASK.check(MOVE_OF[to], AskState(row.state))
    row.state, row.answered_by_id, row.answered_at = to.value, actor.user, now
    row.words = "" if to is AskState.REFUSED else given.words.strip()
    row.ground, row.why = ("", "") if to is AskState.RELEASED else (given.ground, given.why.strip())
    row.save(update_fields=["state", "words", "ground", "why", "answered_by", "answered_at"])
    _enter(row, given, to, actor, now)
    note(
        act="held.answer",
        subject=str(row.pk),
        subject_kind="held-ask",
        person=row.person_id,
        detail={"decided": to.value, "ground": row.ground},
        actor=actor,
        now=now,
    )


def _enter(row: HeldAsk, given: GivenRelease, to: AskState, actor: Actor, now: datetime) -> None:
    decision, what = DECIDED_AS[to]
    share = Share(
        what=what,
        to_whom=row.from_agency.name,
        from_agency=row.agency_id,
        to_agency=row.from_agency_id,
        lawful_basis=row.lawful_basis,
        necessity=row.necessity,
        told=UNSAFE if given.unsafe_to_tell else row.told,
        told_why_not="The holder says that telling the family could put somebody at risk."
        if given.unsafe_to_tell
        else row.told_why_not,
        decision=decision,
        refused_why=f"{label_of(WITHHOLDING, row.ground)}. The holder gave its reason to whoever asked."
        if row.ground
        else "",
    )
    about = [About(name=row.about, person_id=row.person_id)]
    enter_share(actor=actor, ask=row.pk, request=row.request_id, share=share, about=about, now=now)
