"""The audit as its reviewer reads it: who looked, who was refused, and whether the chain is whole."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.test import Client

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
        assert sign_in(name).post("/audit/chain").status_code == 403
