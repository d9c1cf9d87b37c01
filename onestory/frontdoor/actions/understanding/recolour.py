"""Changing a colour or a level as information arrives, up or down."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.understanding.set_colour import set_colour
from onestory.frontdoor.actions.write_up import write_up
from onestory.frontdoor.policies import allowed
from onestory.grammar.refusals import BadInput
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import BRAG, LEVELS_OF_NEED
from onestory.walls.actor import Actor


@transaction.atomic
def recolour(
    *,
    actor: Actor,
    reference: str,
    reason: str,
    now: datetime,
    brag: str = "",
    level: str = "",
    indicators: Sequence[str] = (),
) -> None:
    """Name a new colour, a new level or both. The earlier judgement stays in the history."""
    contact = allowed("recolour", actor=actor, reference=reference).contact
    new_brag, new_level = brag or contact.brag, level or contact.level
    if (new_brag, new_level) == (contact.brag, contact.level):
        raise BadInput("That is the colour and the level it has already.")
    was = {"brag": contact.brag, "level": contact.level}
    set_colour(
        actor=actor, contact=contact, level=new_level, brag=new_brag, reason=reason, indicators=indicators, now=now
    )
    words = f"Now level of need {label_of(LEVELS_OF_NEED, new_level)}; urgency {label_of(BRAG, new_brag).lower()}."
    write_up(actor=actor, contact=contact, kind="contact.triage", text=words, now=now)
    note(
        act="contact.recolour",
        subject=contact.reference,
        subject_kind="contact",
        detail={"was": was, "brag": new_brag, "level": new_level},
        actor=actor,
        now=now,
    )
