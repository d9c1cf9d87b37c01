"""A council's settings on pages: changed with a reason, shown with their history, refused beside what was typed."""

from __future__ import annotations

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
