"""The indicators that led to a level of need: kept as ticked, from the council's own list where it has one."""

from __future__ import annotations

import pytest

from onestory.frontdoor.actions.understanding.recolour import recolour
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.declared.indicators import BY_DEFAULT
from onestory.frontdoor.models import Triage
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.grammar.refusals import BadInput
from onestory.vocabulary.frontdoor import LevelOfNeed
from tests.rooms.frontdoor.conftest import NOW, Door

HUNGRY = "Needs not met again and again: hungry, cold, unwashed, not brought to appointments"
TOLD = "The child says that somebody hurt them"
OWN = "Two or more of the borough's neglect markers"


def test_what_was_ticked_is_kept_with_the_judgement_it_led_to(hub: Door) -> None:
    reference = hub.called()
    worker = hub.here("screening-social-worker")
    judged = {"actor": worker, "reference": reference, "now": NOW}
    triage_contact(level="3", brag="amber", reason="Hunger.", indicators=[HUNGRY, HUNGRY], **judged)  # type: ignore[arg-type]
    recolour(level="4", reason="She spoke.", indicators=[TOLD], **judged)  # type: ignore[arg-type]
    page = contact(reference, viewer=worker, now=NOW)
    assert [each.indicators for each in page.triages] == [(HUNGRY,), (TOLD,)]


def test_nobody_writes_an_indicator_of_their_own(hub: Door) -> None:
    reference = hub.called()
    worker = hub.here("screening-social-worker")
    with pytest.raises(BadInput, match="is not one of the indicators"):
        triage_contact(
            actor=worker, reference=reference, level="3", brag="red", reason="X.", indicators=["Dirty"], now=NOW
        )
    assert Triage.objects.count() == 0


def test_a_council_has_its_own_list(hub: Door) -> None:
    hub.set("level-indicators", {"3": [OWN]})
    reference = hub.called()
    worker = hub.here("screening-social-worker")
    triage_contact(actor=worker, reference=reference, level="3", brag="red", reason="X.", indicators=[OWN], now=NOW)
    with pytest.raises(BadInput, match="is not one of the indicators"):
        recolour(actor=worker, reference=reference, level="2", reason="X.", indicators=[HUNGRY], now=NOW)


@pytest.mark.parametrize("level", list(LevelOfNeed))
def test_every_level_has_indicators(level: LevelOfNeed) -> None:
    assert [each.says for each in BY_DEFAULT if each.level == level]
