"""Who is this? One box and a form, typos and all; shielded people never by a hidden field."""

from datetime import date
from typing import Any

import pytest

from onestory.grammar.refusals import NotPermitted
from onestory.people.actions.link_council import link_council
from onestory.people.queries.candidates import candidates
from onestory.people.rules.finding import Band
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.told_rows import everybody


@pytest.fixture
def linked(world: World) -> World:
    """The family of three, indexed."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    world.worker()
    return world


ASKED: tuple[dict[str, Any], ...] = (
    {"words": "kayleigh oneil 2014 s65"},
    {"words": "Kayleigh O'Neil 02/03/2014"},
    {"words": "oneil kayleigh"},
    {"words": "9434765919"},
    {"words": "943 476 5919"},
    {"words": "kayleigh 2/3/14"},
    {"words": "2 March 2014 kayley"},
    {"words": "kayleigh S65 1AB"},
    {"words": "kayleih onel"},
    {"words": "kaylee oniel 2014"},
    {"given": "Kayleigh", "family": "Oneil", "born": date(2014, 3, 2)},
    {"given": "Kaylee", "family": "O'Neill", "born": date(2014, 2, 3)},
    {"given": "Oneil", "family": "Kayleigh"},
    {"given": "Kaley", "family": "Oniel", "born": date(2014, 3, 2)},
    {"given": "Kayleigh", "family": "Oneil", "phone": "07700 900123"},
    {"given": "Kayleigh", "family": "Other", "born": date(2014, 3, 2), "postcode": "s65 1ab"},
    {"given": "Kay", "family": "Oneil", "born": date(2014, 3, 12)},
)


def test_the_child_is_found_first_however_she_is_asked_for(linked: World) -> None:
    worker = linked.worker()
    found = [candidates(viewer=worker, now=NOW, **asked) for asked in ASKED]
    first = [found_now[0].name if found_now else "nobody" for found_now in found]
    assert [asked for asked, name in zip(ASKED, first, strict=True) if name != "Kayleigh Anne Oneil"] == []


def test_an_empty_search_finds_nobody(linked: World) -> None:
    assert candidates(viewer=linked.worker(), now=NOW, words="  ") == []


def test_nobody_searches_without_a_purpose(linked: World) -> None:
    with pytest.raises(NotPermitted, match="what you are looking for"):
        candidates(viewer=linked.worker(purpose=""), now=NOW, words="kayleigh")


def test_why_is_said_in_words(linked: World) -> None:
    best = candidates(viewer=linked.worker(), now=NOW, given="Kayleigh", family="Oneil", born=date(2014, 3, 2))[0]
    assert [reason.words for reason in best.reasons] == [
        "same date of birth", "same surname, now or earlier", "same first name",
    ]  # fmt: skip
    assert best.band is Band.STRONG
    assert (best.address, best.age) == ("14 High St, Rotherham, S65 1AB", "12 years")
