"""Triage: how much help, and how fast to ask, each with its reason."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.telling_more.mark_read import mark_read
from onestory.frontdoor.actions.understanding.set_colour import set_colour
from onestory.frontdoor.actions.working.take_unowned import take_unowned
from onestory.frontdoor.actions.write_up import write_up
from onestory.frontdoor.policies import allowed
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import BRAG, LEVELS_OF_NEED
from onestory.walls.actor import Actor


@transaction.atomic
def triage_contact(
    *,
    actor: Actor,
    reference: str,
    level: str,
    brag: str,
    reason: str,
    now: datetime,
    indicators: Sequence[str] = (),
) -> None:
    """Set the level of need (1 to 4) and the colour, start the colour's clock, and say why.

    Whoever triages what nobody has, has it from then on; so too who asks partners of it, analyses or proposes.
    """
    found = allowed("triage", actor=actor, reference=reference)
    contact = found.contact
    take_unowned(actor=actor, contact=contact, reason="taken with its triage", now=now)
    contact.state = found.go_to.value
    set_colour(actor=actor, contact=contact, level=level, brag=brag, reason=reason, indicators=indicators, now=now)
    mark_read(actor=actor, contact=contact, now=now)
    words = f"Triaged: level of need {label_of(LEVELS_OF_NEED, level)}; urgency {label_of(BRAG, brag).lower()}."
    write_up(actor=actor, contact=contact, kind="contact.triage", text=words, now=now)
    note(
        act="contact.triage",
        subject=contact.reference,
        subject_kind="contact",
        detail={"level": level, "brag": brag},
        actor=actor,
        now=now,
    )
