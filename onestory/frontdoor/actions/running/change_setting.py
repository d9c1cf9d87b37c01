"""Changing what a council set for its front door: from today, with the reason; what stood before stays, dated."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.frontdoor.actions.running.keep_setting import keep_setting
from onestory.frontdoor.declared.local_settings import LOCAL_SETTINGS
from onestory.frontdoor.rules.setting import problems_of, value_of
from onestory.grammar.refusals import BadInput, NotFound
from onestory.walls.actor import Actor

NO_SETTING = "There is no such setting on these pages."


@transaction.atomic
def change_setting(*, actor: Actor, name: str, typed: Mapping[str, str], why: str, now: datetime) -> None:
    """Clocks that run keep what they were given. A second change on a day replaces the first; the audit keeps both."""
    require(actor, "setup.change", council=actor.council)
    if name not in LOCAL_SETTINGS:
        raise NotFound(NO_SETTING)
    wrong = problems_of(LOCAL_SETTINGS[name], typed)
    if wrong:
        raise BadInput(next(iter(wrong.values())))
    if not why.strip():
        raise BadInput("Say why it is changed: who agreed it, and where.")
    declared = LOCAL_SETTINGS[name]
    keep_setting(actor=actor, name=name, value_after=lambda before: value_of(declared, typed, before), why=why, now=now)
