"""Setting what a council aims at by a figure, in the place of what is declared for every council."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.frontdoor.actions.running.keep_setting import keep_setting
from onestory.grammar.refusals import BadInput
from onestory.performance.rules.own_targets import kept_target, one_that_may_have_target, problems_of_target
from onestory.walls.actor import Actor


@transaction.atomic
def set_target(*, actor: Actor, code: str, typed: Mapping[str, str], why: str, now: datetime) -> None:
    """From today; what stood before stays, with its dates. All empty ends it, and the declared one stands again."""
    require(actor, "setup.change", council=actor.council)
    indicator = one_that_may_have_target(code)
    wrong = problems_of_target(indicator, typed)
    if wrong:
        raise BadInput(next(iter(wrong.values())))
    if not why.strip():
        raise BadInput("Say why it is changed: who agreed it, and where.")
    value = kept_target(typed)
    keep_setting(actor=actor, name=indicator.target_setting, value_after=lambda _: value, why=why, now=now)
