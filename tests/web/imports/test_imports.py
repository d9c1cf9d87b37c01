"""A data officer brings a partner's file: seen first, taken in, worked through, taken back."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onestory.grammar.cells import plain_cell
from tests.web.imports.handing_in import (
    BAD,
    GOOD,
    HEADINGS,
    SECOND,
    delivery_at,
    file_of,
    hand_in,
    seen_through,
    take_back,
    take_in,
    words_of,
)

pytestmark = pytest.mark.django_db


def test_every_feed_is_listed_even_before_any_file_came(officer: Client) -> None:
    words = words_of(officer.get("/imports"))
    assert "Never sent" in words and "Youth justice" in words


def test_a_file_is_seen_before_it_counts(officer: Client) -> None:
    words = words_of(hand_in(officer, file_of(GOOD, SECOND, SECOND, BAD)))
    assert "Nothing of this file has been imported yet." in words
    assert "4 rows in = 2 accepted + 1 refused + 1 that came twice" in words
    assert "Up to date" not in words_of(officer.get("/imports"))


def test_a_previewed_file_is_taken_in_and_the_sum_still_holds(officer: Client) -> None:
    where = delivery_at(hand_in(officer, file_of(GOOD, SECOND, BAD)))
    words = words_of(take_in(officer, where))
    assert "Imported: 2 rows taken in." in words
    assert "3 rows in = 2 accepted + 1 refused + 0 that came twice" in words
    assert "Up to date" in words_of(officer.get("/imports"))


def test_a_previewed_file_can_be_let_go(officer: Client) -> None:
    where = delivery_at(hand_in(officer, file_of(GOOD)))
    assert "was let go" in words_of(officer.post(f"{where}/drop", follow=True))


def test_a_whole_import_is_taken_back_with_a_reason(officer: Client) -> None:
    where = delivery_at(hand_in(officer, file_of(GOOD)))
    take_in(officer, where)
    refused = officer.post(f"{where}/undo", {"why": " "})
    assert refused.status_code == 400 and "Say why the import is undone" in words_of(refused)
    words = words_of(take_back(officer, where, "Wrong month"))
    assert "was taken back" in words and "Wrong month" in words


def test_the_same_file_again_is_refused_with_a_sentence_and_nothing_lost(officer: Client) -> None:
    where = delivery_at(hand_in(officer, file_of(GOOD)))
    take_in(officer, where)
    again = hand_in(officer, file_of(GOOD), day=20)
    assert again.status_code == 400 and "already" in words_of(again)


def test_a_file_of_half_the_size_asks_before_it_withdraws_people(officer: Client) -> None:
    many = [GOOD.replace("YJ1", f"YJ{n}").replace("Ellie", f"Ellie{chr(97 + n)}") for n in range(1, 9)]
    take_in(officer, delivery_at(hand_in(officer, file_of(*many))))
    where = delivery_at(hand_in(officer, file_of(*many[:2]), day=20))
    refused = officer.post(f"{where}/take-in")
    assert refused.status_code == 400 and "6" in words_of(refused)
    assert "Imported: 2 rows" in words_of(take_in(officer, where, confirm="yes"))


def test_an_unknown_files_headings_are_matched_by_hand_and_remembered(officer: Client) -> None:
    strange = HEADINGS.replace("YJ ID", "Ref").replace("Surname", "Nom")
    page = hand_in(officer, file_of(GOOD, headings=strange))
    assert "Match the columns" in words_of(page)
    html = page.content.decode()
    held = re.search(r'name="held" value="(\w+)"', html).group(1)  # type: ignore[union-attr]
    chosen = {f"heading-{n}": theirs for n, theirs in enumerate(HEADINGS.split(","))}
    sent = {"feed": "youth-justice", "held": held, "as_of": "2026-11-19", **chosen}
    words = words_of(seen_through(officer, officer.post("/imports/match", sent, follow=True)))
    assert "1 row in = 1 accepted" in words
    remembered = hand_in(officer, file_of(SECOND, headings=strange), day=20)
    assert "row in = 1 accepted" in words_of(remembered)


def test_a_refused_row_is_mended(officer: Client) -> None:
    take_in(officer, delivery_at(hand_in(officer, file_of(GOOD, BAD))))
    listing = officer.get("/imports/refused").content.decode()
    row = re.search(r'href="(/imports/refused/\d+)"', listing).group(1)  # type: ignore[union-attr]
    assert "DOB" in words_of(officer.get(row))
    still_bad = officer.post(row, {"act": "mend", "value-DOB": "never"})
    assert still_bad.status_code == 400 and 'value="never"' in still_bad.content.decode()
    assert "mended and taken in" in words_of(officer.post(row, {"act": "mend", "value-DOB": "28/02/2010"}, follow=True))
    assert "No refused row waits here" in words_of(officer.get("/imports/refused"))


def test_a_refused_row_is_discarded_only_with_a_reason(officer: Client) -> None:
    take_in(officer, delivery_at(hand_in(officer, file_of(GOOD, BAD))))
    row = re.search(r'href="(/imports/refused/\d+)"', officer.get("/imports/refused").content.decode()).group(1)  # type: ignore[union-attr]
    assert officer.post(row, {"act": "discard", "why": ""}).status_code == 400
    assert "set aside" in words_of(officer.post(row, {"act": "discard", "why": "A test row of theirs"}, follow=True))


def test_waiting_rows_are_run_again_and_taken_away_as_a_file(officer: Client) -> None:
    where = delivery_at(hand_in(officer, file_of(GOOD, BAD)))
    take_in(officer, where)
    assert "Passed this time: 0. Still waiting: 1." in words_of(officer.post(f"{where}/again", follow=True))
    taken = officer.get("/imports/refused.csv?feed=youth-justice")
    assert taken["Content-Type"].startswith("text/csv") and "31/02/2010" in taken.content.decode()


@pytest.mark.parametrize("feed", ["youth-justice\r\nSet-Cookie: a=b", '";x="', "no-such-feed", "é" * 500])
def test_a_feed_that_there_is_not_names_no_file(feed: str, officer: Client) -> None:
    taken = officer.get("/imports/refused.csv", {"feed": feed})
    assert taken.status_code == 200
    assert taken["Content-Disposition"] == 'attachment; filename="refused-rows.csv"'


def test_the_list_of_feeds_leads_to_the_rows_that_wait_in_that_feed(officer: Client) -> None:
    take_in(officer, delivery_at(hand_in(officer, file_of(GOOD, BAD))))
    leads = re.search(r'href="(/imports/refused\?[^"]+)"', officer.get("/imports").content.decode())
    assert leads is not None
    rows = officer.get(unescape(leads.group(1)))
    assert 'value="youth-justice" selected' in rows.content.decode()


@pytest.mark.parametrize("page", ["9" * 5000, "\u00b2", "-1", "", "1e3"])
def test_a_page_number_that_is_none_is_the_first_page(page: str, officer: Client) -> None:
    assert officer.get("/imports/refused", {"page": page, "delivery": page}).status_code == 200


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-1", "@x", "\t=x", " =x", "\uff1d1", ";=x"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_plain(cell: str) -> None:
    assert plain_cell(cell) == f"'{cell}"


def test_a_plain_cell_stays_as_it_is() -> None:
    assert plain_cell("O'Neil, 3 Elm Road") == "O'Neil, 3 Elm Road"


def test_nothing_chosen_says_what_to_do(officer: Client) -> None:
    words = words_of(
        officer.post("/imports/new", {"feed": "", "as_of-day": "31", "as_of-month": "2", "as_of-year": "x"})
    )
    assert "Choose which feed this is" in words and "Choose the partner's file".replace("'", "&#39;") in words
    assert "Enter the day on which the partner made the file" in words


@pytest.mark.parametrize("body", [b"", b"\x00\x01\x02", b"just words", HEADINGS.encode()])
def test_a_file_that_is_no_feed_is_refused_in_plain_words(officer: Client, body: bytes) -> None:
    response = hand_in(officer, SimpleUploadedFile("x.csv", body))
    assert response.status_code in (200, 400)
    assert "There is a problem" in words_of(response)


def test_another_persons_held_file_is_not_found(officer: Client, sign_in: Any) -> None:
    page = hand_in(officer, file_of(GOOD, headings=HEADINGS.replace("YJ ID", "Ref")))
    held = re.search(r'name="held" value="(\w+)"', page.content.decode()).group(1)  # type: ignore[union-attr]
    manager = sign_in("hub-manager")
    assert manager.get(f"/imports/match?feed=youth-justice&held={held}").status_code in (403, 404)


@pytest.mark.parametrize("role", ["referrer", "contact-officer", "partner-researcher", "administrator"])
def test_those_who_keep_no_feeds_are_refused(sign_in: Any, role: str) -> None:
    assert sign_in(role).get("/imports").status_code == 403


def test_an_analyst_sees_but_does_not_import(sign_in: Any) -> None:
    analyst = sign_in("analyst")
    assert "not part of your role (analyst)" in words_of(analyst.get("/imports"))
    assert analyst.get("/imports/new").status_code == 403
