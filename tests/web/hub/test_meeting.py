"""The daily domestic abuse meeting on one page."""

from __future__ import annotations

import pytest

from onestory.access.actions.come_in import come_in
from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.walls.actor import Actor
from tests.web.fixtures import SignIn
from tests.web.hub.conftest import CALL
from tests.web.world import World


@pytest.fixture
def notice(world: World, now: object) -> str:
    """A domestic abuse notice that nobody has triaged."""
    officer = Actor(user=world.users["contact-officer"], username="contact-officer", request="test")
    actor = come_in(actor=officer, now=now)  # type: ignore[arg-type]
    given = {**CALL, "kind": "domestic-abuse"}
    return record_phone_contact(actor=actor, answers=given, key="da", now=now).reference  # type: ignore[arg-type]


def test_a_notice_is_judged_in_the_meeting_and_leaves_its_list(sign_in: SignIn, notice: str) -> None:
    worker = sign_in("screening-social-worker")
    listed = worker.get("/front-door/daily-meeting").content.decode()
    assert notice in listed
    assert "with nobody yet" in listed
    assert "Those that nobody has are yours" in listed
    half = worker.post("/front-door/daily-meeting", {"attended": ["Police", "Health"], f"level-{notice}": "3"})
    assert half.status_code == 400
    assert "needs a level, an urgency and a reason" in half.content.decode()
    given = {f"level-{notice}": "3", f"brag-{notice}": "amber", f"reason-{notice}": "The second in a month."}
    done = worker.post("/front-door/daily-meeting", {"attended": ["Police", "Health"], **given}, follow=True)
    page = done.content.decode()
    assert "1 contact triaged." in page
    assert "Nothing waits for the meeting" in page
    assert "With</dt><dd>nobody yet" not in worker.get(f"/front-door/{notice}").content.decode()
    assert (
        "Daily domestic abuse meeting: Police, Health." in worker.get(f"/front-door/{notice}/triage").content.decode()
    )


def test_what_is_wrong_is_said_at_the_box_that_mends_it(sign_in: SignIn, notice: str) -> None:
    worker, here = sign_in("screening-social-worker"), {"attended": ["Police", "Health"]}
    for given, box in (
        ({f"level-{notice}": "3"}, "attended"),
        (here, f"level-{notice}"),
        ({**here, f"level-{notice}": "3"}, f"brag-{notice}"),
        ({**here, f"level-{notice}": "3", f"brag-{notice}": "amber"}, f"reason-{notice}"),
    ):
        page = worker.post("/front-door/daily-meeting", given).content.decode()
        assert f'href="#{box}"' in page
        assert f'id="{box}-error"' in page


def test_those_who_do_not_triage_have_no_meeting(sign_in: SignIn) -> None:
    assert sign_in("contact-officer").get("/front-door/daily-meeting").status_code == 403
