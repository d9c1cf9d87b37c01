"""The audit as its reviewer reads it: who looked, who was refused, and whether the chain is whole."""

import csv
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.web.oversight.views import A_PAGEFUL
from tests.web import stories
from tests.web.world import World

SignIn = Callable[..., Client]
NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock


def test_the_reviewer_sees_who_did_what_and_why(sign_in: SignIn, world: World) -> None:
    reference = stories.asked(world, now=NOW)[0]
    sign_in("partner-researcher").get(f"/requests/{reference}")
    page = sign_in("access-reviewer").get("/audit").content.decode()
    assert reference in page
    assert "partner-researcher" in page
    assert "Answering a request from the hub" in page


def test_the_list_is_narrowed_by_what_was_done_and_by_whom(sign_in: SignIn) -> None:
    sign_in("referrer").get("/set-up")
    gwen = sign_in("access-reviewer")
    page = gwen.get("/audit?act=refused").content.decode()
    assert "/set-up" in page
    assert "Nothing fits" in gwen.get("/audit?act=refused&who=helen").content.decode()


def test_who_did_it_is_found_by_part_of_a_name_and_not_by_reading_every_line(sign_in: SignIn, world: World) -> None:
    sign_in("referrer").get("/set-up")
    note(act="people.link", actor=world.keeper(), now=NOW)
    gwen = sign_in("access-reviewer")
    for said in ("REFERRE", str(world.user("referrer")).split()[0]):
        with CaptureQueriesContext(connection) as asked:
            assert "/set-up" in gwen.get("/audit", {"act": "refused", "who": said}).content.decode()
        of_audit = [each["sql"] for each in asked if 'FROM "audit_event"' in each["sql"]]
        assert len(of_audit) == 1
        assert "LIKE" not in of_audit[0]
    assert "Nothing fits" in gwen.get("/audit", {"act": "people.link", "who": "referrer"}).content.decode()
    assert "Nothing fits" not in gwen.get("/audit", {"act": "people.link", "who": "SYS"}).content.decode()


def test_the_list_is_narrowed_by_reference_and_by_day(sign_in: SignIn, world: World) -> None:
    reference = stories.asked(world, now=NOW)[0]
    sign_in("partner-researcher").get(f"/requests/{reference}")
    gwen = sign_in("access-reviewer")
    today, tomorrow = (london_date(NOW + timedelta(days=days)).isoformat() for days in (0, 1))
    about = gwen.get("/audit", {"about": reference.lower(), "since": today, "until": today}).content.decode()
    assert reference in about
    assert "Read the audit</td>" not in about
    assert "Nothing fits" in gwen.get("/audit", {"about": reference, "since": tomorrow}).content.decode()
    assert "Nothing fits" in gwen.get("/audit", {"about": str(uuid4())}).content.decode()


@pytest.mark.parametrize("day", ["31/02/2026", "soon", "9" * 40])
def test_a_day_that_is_none_is_said_and_shows_nothing(day: str, sign_in: SignIn) -> None:
    answer = sign_in("access-reviewer").get("/audit", {"since": day})
    assert answer.status_code == 400
    assert "Give a real day" in answer.content.decode()


def test_older_lines_are_a_page_away_even_of_somebody_seldom_seen(sign_in: SignIn, world: World) -> None:
    sign_in("referrer").get("/set-up")
    gwen = sign_in("access-reviewer")
    for _ in range(A_PAGEFUL + 1):
        gwen.get("/audit?act=refused")
    first = gwen.get("/audit").content.decode()
    assert "Was refused</strong>" not in first
    older = re.search(r'href="(/audit\?before=[^"]+)"', first)
    assert older is not None
    second = gwen.get(unescape(older.group(1))).content.decode()
    assert "Was refused</strong>" in second and "Newest" in second
    assert "Was refused</strong>" in gwen.get("/audit?who=referrer").content.decode()


def test_the_lines_are_taken_as_a_file_that_no_spreadsheet_runs(sign_in: SignIn) -> None:
    sign_in("referrer").get("/set-up")
    gwen = sign_in("access-reviewer")
    taken = gwen.get("/audit/lines.csv?act=refused")
    assert taken["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(taken.content.decode().splitlines()))
    assert rows[0][:4] == ["When", "Who", "Name", "Role"]
    assert {row[4] for row in rows[1:]} == {"Was refused"}
    assert "Took lines of the audit as a file" in gwen.get("/audit?act=audit.take").content.decode()


def test_reading_the_audit_is_in_the_audit(sign_in: SignIn) -> None:
    gwen = sign_in("access-reviewer")
    gwen.get("/audit")
    assert "Read the audit" in gwen.get("/audit?act=audit.read").content.decode()


def test_the_chain_is_checked_on_demand(sign_in: SignIn) -> None:
    page = sign_in("access-reviewer").post("/audit/chain").content.decode()
    assert "The chain is whole" in page


def test_the_audit_is_shut_to_everybody_else(sign_in: SignIn) -> None:
    for name in ("hub-manager", "administrator", "referrer"):
        assert sign_in(name).get("/audit").status_code == 403
        assert sign_in(name).get("/audit/lines.csv").status_code == 403
        assert sign_in(name).post("/audit/chain").status_code == 403
