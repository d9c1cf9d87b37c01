"""Writing one judgement of level and urgency, and starting its clock."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onestory.calendars.instants import london_date
from onestory.frontdoor.models import Contact, Triage, TriageIndicator
from onestory.frontdoor.queries.setting.settings import clocks_of, level_indicators
from onestory.frontdoor.rules.clocks import colour_due, next_due
from onestory.grammar.refusals import BadInput
from onestory.vocabulary.frontdoor import BRAG, LEVELS_OF_NEED
from onestory.walls.actor import Actor


@transaction.atomic
def set_colour(
    *,
    actor: Actor,
    contact: Contact,
    level: str,
    brag: str,
    reason: str,
    now: datetime,
    indicators: Sequence[str] = (),
) -> Triage:
    """Add the judgement to the contact's history and carry it on the contact itself, for the board."""
    if level not in LEVELS_OF_NEED:
        raise BadInput("Choose the level of need, from 1 to 4.")
    if brag not in BRAG:
        raise BadInput("Choose the urgency: red, amber, green or blue.")
    if not reason.strip():
        raise BadInput("Say why: a level or a colour without its reason cannot be relied on later.")
    seen = _seen(actor, indicators, now)
    clocks = clocks_of(viewer=actor, on=london_date(now))
    due = colour_due(brag=brag, started_at=now, clocks=clocks)
    contact.level, contact.brag = level, brag
    contact.due_at = next_due(colour_due_at=due, decide_by=contact.decide_by, now=now)
    contact.save(update_fields=["state", "level", "brag", "due_at"])
    judged = Triage.objects.create(
        council_id=contact.council_id,
        contact=contact,
        number=contact.triages.count() + 1,
        level=level,
        brag=brag,
        reason=reason.strip(),
        by_id=actor.user or None,
        at=now,
        clock_started_at=now,
        clock_due_at=due,
        out_of_hours=not clocks.is_open(now),
    )
    TriageIndicator.objects.bulk_create(
        TriageIndicator(council_id=contact.council_id, contact=contact, triage=judged, number=number, says=says)
        for number, says in enumerate(seen, start=1)
    )
    return judged


def _seen(actor: Actor, indicators: Sequence[str], now: datetime) -> list[str]:
    """The indicators ticked, each once; refused where one is on none of the council's lists."""
    listed = {says for level in level_indicators(viewer=actor, on=london_date(now)).values() for says in level}
    strange = [says for says in indicators if says not in listed]
    if strange:
        raise BadInput(f"“{strange[0]}” is not one of the indicators. Choose from the list, or write it in the reason.")
    return list(dict.fromkeys(indicators))
