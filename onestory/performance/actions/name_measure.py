"""Naming a council's own measure of success: which figure tells it, what it aims at, where it was agreed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.frontdoor.actions.running.keep_setting import keep_setting
from onestory.grammar.refusals import BadInput, NotFound
from onestory.performance.declared.own_measures import PLACES, setting_of
from onestory.performance.rules.own_measures import kept_of, problems_of_measure
from onestory.walls.actor import Actor


@transaction.atomic
def name_measure(*, actor: Actor, place: int, typed: Mapping[str, str], why: str, now: datetime) -> None:
    """From today; what stood at the place before stays, with its dates. All empty ends the measure."""
    require(actor, "setup.change", council=actor.council)
    if place not in PLACES:
        raise NotFound("A council names six measures, from 1 to 6.")
    wrong = problems_of_measure(typed)
    if wrong:
        raise BadInput(next(iter(wrong.values())))
    if not why.strip():
        raise BadInput("Say why it is changed: who agreed it, and where.")
    value = kept_of(typed)
    keep_setting(actor=actor, name=setting_of(place), value_after=lambda _: value, why=why, now=now)
