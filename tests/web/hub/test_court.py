"""A court's day on its pages: on the contact's head, on the boards, kept anew with a reason, and ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.walls.actor import Actor
from tests.web.fixtures import SignIn
from tests.web.hub.conftest import CALL

KEPT = ("channel", "immediate_danger", "children", "adults")
COURT = {"court": "Teesside Family Court", "section": "s37", "due_time": "16:00", "words": "As to Amira and Yusuf."}


@pytest.fixture
def asked(as_actor: Callable[[str], Actor], now: datetime) -> str:
    """A court's request for tomorrow, as a contact officer typed it."""
    answers = {name: CALL[name] for name in KEPT} | COURT | {"due_on": (now + timedelta(days=1)).date().isoformat()}
    officer = as_actor("contact-officer")
    return record_phone_contact(actor=officer, answers=answers, key="c", form="court-request", now=now).reference


@pytest.fixture
def officer(sign_in: SignIn) -> Client:
    """A contact officer."""
    return sign_in("contact-officer")


def day(on: datetime, **said: str) -> dict[str, str]:
    """The form of another day, filled in."""
    parts = {"due_on-day": f"{on.day}", "due_on-month": f"{on.month}", "due_on-year": f"{on.year}"}
    return {"_form": "another-day", **parts, "why": "The order of today says so.", **said}


def read(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode()


def test_it_stands_on_the_head_the_boards_and_the_list_of_courts(officer: Client, sign_in: SignIn, asked: str) -> None:
    page = read(officer, f"/front-door/{asked}")
    assert "Teesside Family Court wants it by" in page
    assert "An investigation of the child" in page
    assert "Courts (1, 1 near)" in read(officer, "/front-door")
    listed = read(officer, "/front-door/courts")
    assert "Amira Stonebridge and 1 other" in listed
    assert "at 16:00" in listed
    assert "1 court that waits for something" in read(sign_in("hub-manager"), "/front-door/manager")


def test_no_court_no_list(officer: Client, reference: str) -> None:
    assert "No court waits for us" in read(officer, "/front-door/courts")
    page = read(officer, f"/front-door/{reference}")
    assert "wants it by" not in page
    assert "The court\u2019s day" not in page


def test_another_day_is_kept_with_why_and_stands_in_the_history(officer: Client, asked: str, now: datetime) -> None:
    at, later = f"/front-door/{asked}", now + timedelta(days=40)
    done = officer.post(f"{at}/court", day(later, due_time="10.30"), follow=True).content.decode()
    assert "The court&#39;s day is kept" in done or "The court's day is kept" in done
    assert f"{later.day} {later:%B %Y} at 10:30" in done
    assert "The order of today says so." in read(officer, f"{at}/history")


@pytest.mark.parametrize(
    ("said", "field", "says"),
    [
        ({"why": " "}, "why", "Enter why it is another day"),
        ({"due_on-year": "26"}, "due_on-day", "must be a real date"),
        ({"due_on-year": "2099"}, "due_on-day", "must lie between"),
        ({"due_time": "noon"}, "due_time", "like 15:30"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stands(
    officer: Client, asked: str, now: datetime, said: dict[str, str], field: str, says: str
) -> None:
    answer = officer.post(f"/front-door/{asked}/court", day(now, **said))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert f'href="#{field}"' in page
    assert says in page
    if "why" not in said:
        assert "The order of today says so." in page


def test_it_ends_when_somebody_says_what_the_court_has(officer: Client, asked: str) -> None:
    at = f"/front-door/{asked}/court"
    assert officer.post(at, {"_form": "answered"}).status_code == 400
    sent = {"_form": "answered", "step": "sent", "words": "The report, by the court's portal."}
    page = officer.post(at, sent, follow=True).content.decode()
    assert "It is kept, and the clock has ended." in page
    assert "Sent to the court" in page
    assert "No court waits for us" in read(officer, "/front-door/courts")
    again = officer.post(at, sent)
    assert again.status_code == 400
    assert "No court waits for anything on this contact" in again.content.decode()


def test_a_request_without_a_day_says_so_and_is_given_one(
    officer: Client, as_actor: Callable[[str], Actor], now: datetime
) -> None:
    answers = {**CALL, "kind": "court-request"}
    receipt = record_phone_contact(actor=as_actor("contact-officer"), answers=answers, key="k", now=now)
    at = f"/front-door/{receipt.reference}"
    assert "no day is kept by which it wants it" in read(officer, at)
    first = day(now + timedelta(days=9)) | {"_form": "first-day", "court": "Leeds Family Court", "section": "s7"}
    assert "Leeds Family Court wants it by" in officer.post(f"{at}/court", first, follow=True).content.decode()


def test_only_those_who_record_contacts_keep_a_day(sign_in: SignIn, asked: str, now: datetime) -> None:
    assert sign_in("partner-researcher").get(f"/front-door/{asked}/court").status_code in (403, 404)
    assert sign_in("locality-worker").post(f"/front-door/{asked}/court", day(now)).status_code in (403, 404)
