"""Who has what, and covering for somebody who is away."""

from __future__ import annotations

from tests.web.fixtures import SignIn
from tests.web.world import World


def test_a_manager_gives_on_all_that_somebody_has(sign_in: SignIn, world: World, reference: str) -> None:
    worker, manager = sign_in("screening-social-worker"), sign_in("hub-manager")
    worker.post(f"/front-door/{reference}/take")
    page = manager.get("/front-door/who-has-what").content.decode()
    assert "Sunita Rao" in page
    address = f"/front-door/who-has-what/{world.users['screening-social-worker']}"
    assert f'href="{address}"' in page
    assert reference in manager.get(address).content.decode()
    nothing = manager.post(address, {"to": "", "reason": ""})
    assert nothing.status_code == 400
    for words in ("Select at least one contact", "Select who takes them", "Say why you are giving them on"):
        assert words in nothing.content.decode()
    given = {"reference": reference, "to": f"person-{world.users['contact-officer']}", "reason": "Away today."}
    done = manager.post(address, given, follow=True).content.decode()
    assert "You have given on 1 contact of Sunita Rao." in done
    assert "Ruth Appleby" in manager.get(f"/front-door/{reference}").content.decode()


def test_it_can_go_back_into_a_queue(sign_in: SignIn, world: World, reference: str) -> None:
    worker = sign_in("screening-social-worker")
    worker.post(f"/front-door/{reference}/take")
    address = f"/front-door/who-has-what/{world.users['screening-social-worker']}"
    given = {"reference": reference, "to": f"queue-{world.teams['middlesbrough']}", "reason": "Away."}
    worker.post(address, given)
    assert "Nobody has taken this contact" in worker.get(f"/front-door/{reference}").content.decode()


def test_somebody_without_work_here_has_no_page(sign_in: SignIn) -> None:
    assert sign_in("hub-manager").get("/front-door/who-has-what/999999").status_code == 404
    assert sign_in("partner-researcher").get("/front-door/who-has-what").status_code == 403
