"""The page of a night: the out-of-hours worker hands over, and the day team takes up."""

from __future__ import annotations

from datetime import datetime

from onestory.frontdoor.models import MorningHandover
from tests.web.examples import in_the_night
from tests.web.fixtures import SignIn
from tests.web.world import World


def test_the_night_hands_over_and_the_day_takes_up(sign_in: SignIn, world: World, now: datetime) -> None:
    kept = in_the_night(world, now=now)
    night, day = sign_in("emergency-duty"), sign_in("contact-officer")
    half = night.post("/front-door/night", {f"done-{kept}": "Rang her gran."})
    assert half.status_code == 400
    assert "say both what was done" in half.content.decode()
    assert "Rang her gran." in half.content.decode()
    given = {f"done-{kept}": "Rang her gran.", f"first-{kept}": "Ring again at 9."}
    done = night.post("/front-door/night", given, follow=True).content.decode()
    assert "1 contact handed to the day team." in done
    assert "You handed this over yourself" in done
    assert "Out of hours (2 to take up)" in day.get("/front-door").content.decode()
    world.keeper()
    waiting = MorningHandover.objects.get(contact__reference=kept)
    taken = day.post(f"/front-door/night/{waiting.pk}/take-up", follow=True).content.decode()
    assert f"You have taken up {kept}." in taken
    again = sign_in("hub-manager").post(f"/front-door/night/{waiting.pk}/take-up", follow=True).content.decode()
    assert "has taken this up already" in again


def test_partners_have_no_night(sign_in: SignIn) -> None:
    assert sign_in("partner-researcher").get("/front-door/night").status_code == 403
