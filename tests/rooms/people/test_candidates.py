"""Who is this? One box and a form, typos and all; shielded people never by a hidden field."""

from datetime import date
from typing import Any

import pytest

from onestory.grammar.refusals import NotPermitted
from onestory.people.actions.indexing.link_council import link_council
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
    {"words": "kayleigh or kaylee oneil"},
    {"words": "ONEIL, Kayleigh about 12"},
    {"words": "kayleigh oneil 12 years old girl"},
    {"words": "k oneil march 2014"},
    {"words": "kaylee s65 1"},
    {"words": "14 high street kayleigh"},
    {"given": "Kayleigh", "address": "14 High St", "born": date(2014, 3, 2)},
)


def test_the_child_is_found_first_however_she_is_asked_for(linked: World) -> None:
    worker = linked.worker()
    found = [candidates(viewer=worker, now=NOW, **asked) for asked in ASKED]
    first = [found_now[0].name if found_now else "nobody" for found_now in found]
    assert [asked for asked, name in zip(ASKED, first, strict=True) if name != "Kayleigh Anne Oneil"] == []


@pytest.mark.parametrize("asked", [{"words": "unborn oneil"}, {"given": "Unborn", "family": "O'Neil"}])
def test_whoever_asks_for_an_unborn_child_is_shown_one_first(linked: World, asked: dict[str, Any]) -> None:
    found = candidates(viewer=linked.worker(), now=NOW, **asked)
    assert found[0].kind == "unborn", "her family bears the name too"
    assert "a child who is awaited, as was asked" in {reason.words for reason in found[0].reasons}


def test_an_empty_search_finds_nobody(linked: World) -> None:
    assert candidates(viewer=linked.worker(), now=NOW, words="  ") == []


def test_nobody_searches_without_a_purpose(linked: World) -> None:
    with pytest.raises(NotPermitted, match="what you are looking for"):
        candidates(viewer=linked.worker(purpose=""), now=NOW, words="kayleigh")


def test_why_is_said_in_words_and_the_weights_add_up(linked: World) -> None:
    best = candidates(viewer=linked.worker(), now=NOW, given="Kayleigh", family="Oneil", born=date(2014, 3, 2))[0]
    assert {reason.words for reason in best.reasons} == {"same date of birth", "same surname", "same first name"}
    assert best.band is Band.STRONG
    assert best.weight == pytest.approx(best.before + sum(reason.weight for reason in best.reasons), abs=1e-5)
    assert (best.address, best.age) == ("14 High St, Rotherham, S65 1AB", "12 years")


def test_it_is_said_how_a_box_was_read_and_whose_record_fits_best(linked: World) -> None:
    best = candidates(viewer=linked.worker(), now=NOW, words="oneil kayleigh 2014")[0]
    assert best.read_as == "first name kayleigh, surname oneil"
    assert "School census" in best.sources


BAD = (
    "\U0001f600\U0001f600", "%", "_" * 50, "x" * 2_000, "31/02/2014", "00/00/0000", "\x00kayleigh", "\ud800", "9" * 500,
    "'; drop table people_lookup; --", "- - -", "\u202eabc", "kayleigh " * 60, "a or b or c or d or e", "about 999",
    "01/01/0001 x", "(((", "\u0660\u0661/\u0660\u0662/\u0662\u0660\u0661\u0664", "@", "a@b.c", "1 " * 40,
)  # fmt: skip


def test_nothing_typed_breaks_the_search(linked: World) -> None:
    worker = linked.worker()
    fields = ("given", "family", "postcode", "phone", "nhs_number", "upn", "address")
    for words in BAD:
        assert isinstance(candidates(viewer=worker, now=NOW, words=words), list)
        assert isinstance(candidates(viewer=worker, now=NOW, **dict.fromkeys(fields, words)), list)  # type: ignore[arg-type]
