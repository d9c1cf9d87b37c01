"""A council's settings on pages: changed with a reason, shown with their history, refused beside what was typed."""

from __future__ import annotations

import re

import pytest
from lxml.html import FormElement, HtmlElement, fromstring

from onestory.frontdoor.declared.between_councils import COST_SHARES
from onestory.frontdoor.declared.local_settings import (
    CHOICE,
    DAY,
    HOURS,
    LINES,
    LOCAL_SETTINGS,
    NUMBER,
    WORDS,
    LocalSetting,
)
from tests.web.fixtures import SignIn

AT = "/set-up/settings/disagreement-days"


def test_an_administrator_sets_days_and_sees_who_set_them(sign_in: SignIn) -> None:
    keeper = sign_in("administrator")
    assert "Days to answer a professional disagreement" in keeper.get("/set-up/settings").content.decode()
    wrong = keeper.post(AT, {"1": "soon", "why": ""})
    assert wrong.status_code == 400
    for words in ("write a whole number from 1 to 60", "Say why it is changed", 'value="soon"'):
        assert words in wrong.content.decode()
    page = keeper.post(AT, {"1": "3", "why": "Agreed by the partnership."}, follow=True).content.decode()
    for words in ("Kept, from today.", "Agreed by the partnership.", 'value="3"'):
        assert words in page


def test_who_may_see_but_not_change_reads_them(sign_in: SignIn) -> None:
    reader = sign_in("access-reviewer")
    page = reader.get(AT).content.decode()
    assert "5 (as declared)" in page
    assert "Keep it from today" not in page


def test_an_administrator_sees_what_a_rule_by_colour_would_do_before_keeping_it(sign_in: SignIn) -> None:
    keeper, at = sign_in("administrator"), "/set-up/settings/brag-hours"
    typed = {"amber-hours": "4", "amber-out-of-hours": "never-stops", "why": ""}
    looked = keeper.post(at, {**typed, "look": "yes"})
    assert looked.status_code == 200
    page = looked.content.decode()
    for words in ("Nothing is kept yet", "half an hour before the door shuts", "6 hub hours", "4 hours", "Changes"):
        assert words in page
    assert 'value="never-stops" selected' in page
    assert "Never set here" in page
    assert keeper.post(at, {**typed, "look": "yes", "red-hours": "soon"}).status_code == 400
    kept = keeper.post(at, {**typed, "why": "Agreed."}, follow=True).content.decode()
    assert "Never stops: it runs by day and by night" in kept
    keeper.post(at, {"why": "Back."})
    earlier = re.findall(r"/set-up/settings/brag-hours\?as=\d+", keeper.get(at).content.decode())
    assert 'value="4"' not in keeper.get(earlier[-1]).content.decode()


def test_costs_that_do_not_make_a_hundred_are_refused_beside_what_was_typed(sign_in: SignIn) -> None:
    keeper, at = sign_in("administrator"), "/set-up/settings/cost-shares"
    typed = {
        "agreement": "Memorandum",
        "begins": "1 4 2026",
        "yearly-cost": "1200000",
        "equally": "90",
        "why": "Agreed.",
    }
    wrong = keeper.post(at, typed).content.decode()
    assert "they make 90" in wrong
    kept = keeper.post(at, {**typed, "equally": "100"}, follow=True).content.decode()
    for words in ("£1,200,000", "1 April 2026", "100 per cent", 'value="1 4 2026"'):
        assert words in kept


def test_an_administrator_sets_when_the_door_is_open(sign_in: SignIn) -> None:
    keeper, at = sign_in("administrator"), "/set-up/settings/hub-hours"
    assert "When the door is open" in keeper.get("/set-up/settings").content.decode()
    wrong = keeper.post(at, {"monday": "early", "bank-holidays": "open", "why": "Agreed."})
    assert wrong.status_code == 400
    for words in ("write 08:30 to 17:00, all day, or shut", 'value="early"', 'value="open" selected'):
        assert words in wrong.content.decode()
    page = keeper.post(at, {"monday": "all day", "why": "Agreed."}, follow=True).content.decode()
    assert 'value="all day"' in page
    reader = sign_in("access-reviewer").get(at).content.decode()
    assert "Shut (as declared)" in reader


SAMPLES = {NUMBER: "20", WORDS: "As agreed.", LINES: "One sign\nAnother", HOURS: "08:30 to 17:00", DAY: "1 4 2026"}


def _typed(setting: LocalSetting) -> dict[str, str]:
    """Something for every field; costs make a hundred together."""
    typed = {each.name: each.options[0][0] if each.kind == CHOICE else SAMPLES[each.kind] for each in setting.fields}
    if setting.code == COST_SHARES:
        parts = [each.name for each in setting.fields if each.after == "per cent"]
        typed |= dict.fromkeys(parts, "") | {parts[0]: "100"}
    return typed


@pytest.mark.parametrize("code", LOCAL_SETTINGS)
def test_once_kept_every_field_shows_what_is_in_force(sign_in: SignIn, code: str) -> None:
    keeper, at, setting = sign_in("administrator"), f"/set-up/settings/{code}", LOCAL_SETTINGS[code]
    typed = _typed(setting)
    kept = keeper.post(at, {**typed, "why": "Agreed."}, follow=True)
    assert "Kept, from today." in kept.content.decode()
    for page in (kept.content.decode(), keeper.get(at).content.decode()):
        drawn = fromstring(page)
        assert isinstance(drawn, HtmlElement)
        form = drawn.get_element_by_id("the-form")
        assert isinstance(form, FormElement)
        assert {name: form.fields[name] or "" for name in typed} == typed
