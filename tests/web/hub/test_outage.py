"""The pages of an outage: a table is handed in, looked over, entered, and taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.rules.frontdoor.test_outage import WHOLE, table
from tests.web.fixtures import SignIn

HERE = "/front-door/after-outage"


def test_a_table_is_looked_over_entered_and_taken_back(sign_in: SignIn, now: datetime) -> None:
    officer = sign_in("contact-officer")
    sheet = {**WHOLE, "Day it came": f"{now - timedelta(days=1):%d/%m/%Y}"}
    file = SimpleUploadedFile("night.csv", table(sheet, {**sheet, "Sheet": "5", "Who told": ""}).encode())
    handed = officer.post(HERE, {"files": file}, follow=True)
    page = handed.content.decode()
    assert "Refused (1 sheet)" in page
    assert "Who told" in page
    assert "Enter 1 contact" in page
    where = handed.request["PATH_INFO"]
    done = officer.post(where, follow=True).content.decode()
    assert "1 contact entered, each with the time at which it came." in done
    assert "Nobody yet" in done
    assert "Say why" in officer.post(where, {"take_back": "yes", "why": ""}).content.decode()
    back = officer.post(where, {"take_back": "yes", "why": "The wrong file."}, follow=True).content.decode()
    assert "Taken back. 1 contact withdrawn." in back
    assert "Taken back" in officer.get(HERE).content.decode()


def test_what_is_no_table_says_so_and_keeps_what_was_pasted(sign_in: SignIn) -> None:
    officer = sign_in("contact-officer")
    refused = officer.post(HERE, {"pasted": "Sheet\tWhat they said\n1\tHungry"})
    assert refused.status_code == 400
    assert "Missing: Day it came" in refused.content.decode()
    assert "Hungry" in refused.content.decode()
    empty = officer.get(f"{HERE}/empty-table.csv")
    assert empty.content.decode("utf-8-sig").startswith("Sheet,Day it came,")
    assert sign_in("partner-researcher").get(HERE).status_code == 403


def test_what_was_handed_in_stands_on_the_board_until_somebody_enters_it_or_puts_it_aside(
    sign_in: SignIn, now: datetime
) -> None:
    officer, manager = sign_in("contact-officer"), sign_in("hub-manager")
    waits = "Handed in after an outage, and not entered"
    sheet = {**WHOLE, "Day it came": f"{now - timedelta(days=1):%d/%m/%Y}"}
    for ends in ({}, {"take_back": "yes", "why": "The wrong file."}):
        assert waits not in manager.get("/front-door").content.decode()
        file = SimpleUploadedFile("night.csv", table(sheet).encode())
        where = officer.post(HERE, {"files": file}, follow=True).request["PATH_INFO"]
        page = manager.get("/front-door").content.decode()
        assert waits in page
        assert f'href="{where}">night.csv</a>: 1 sheet' in page
        officer.post(where, ends)
    assert waits not in manager.get("/front-door").content.decode()
