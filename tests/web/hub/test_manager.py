"""The manager's board, as a manager opens it in the morning."""

from __future__ import annotations

import re

from tests.web.fixtures import SignIn


def test_an_empty_hub_says_of_everything_that_nothing_waits(sign_in: SignIn) -> None:
    page = sign_in("hub-manager").get("/front-door/manager").content.decode()
    for words in (
        "No contact is open",
        "Nobody has an open contact",
        "No partner has anything of ours to answer",
        "no disagreement is open",
        "None left too long",
        "None failed",
    ):
        assert words in page


def test_every_number_leads_to_the_rows_behind_it(sign_in: SignIn, reference: str) -> None:
    manager = sign_in("hub-manager")
    assert 'href="/front-door/manager"' in manager.get("/front-door").content.decode()
    page = manager.get("/front-door/manager").content.decode()
    numbers = re.findall(r'href="(/front-door[^"]*)">(?:<span[^>]*>)?(\d+)<', page)
    assert ("/front-door/manager/came-today", "1") in numbers
    assert ("/front-door?stage=new&amp;urgency=none", "1") in numbers
    for address, number in numbers:
        rows = manager.get(address.replace("&amp;", "&"))
        assert rows.status_code == 200
        assert (reference in rows.content.decode()) == (number != "0"), address


def test_what_is_no_number_of_the_board_is_no_page(sign_in: SignIn) -> None:
    manager = sign_in("hub-manager")
    assert manager.get("/front-door/manager/rubbish").status_code == 404
    empty = manager.get("/front-door/manager/danger?agency=x&page=y")
    assert "None just now" in empty.content.decode()


def test_whoever_does_not_answer_for_the_hub_is_told_whom_to_ask(sign_in: SignIn) -> None:
    for who in ("screening-social-worker", "partner-manager"):
        refused = sign_in(who).get("/front-door/manager")
        assert refused.status_code == 403
    assert "/front-door/manager" not in sign_in("screening-social-worker").get("/front-door").content.decode()
