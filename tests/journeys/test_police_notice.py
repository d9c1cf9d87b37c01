"""A police notice with three children in two councils: each where it belongs, and a school that knows in time."""

from collections.abc import Callable
from datetime import UTC, datetime

from tests.journeys.at_work import AtWork
from tests.web import stories
from tests.web.world import World

AtWorkAs = Callable[..., AtWork]


def test_a_police_notice_reaches_two_councils_and_a_school(at_work: AtWorkAs, standing_world: World) -> None:
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    ada, _, cleo = stories.incident(standing_world, now=now)

    officer = at_work("contact-officer")
    officer.opens(f"/front-door/{ada}")
    officer.reads("Others in this incident")
    officer.reads("Ben Bell")
    officer.reads("A child who lives in the area of Redcar and Cleveland Council")
    officer.reads_not("Cleo")
    officer.reads("The notice is with the school; nobody there has opened it.")
    officer.is_refused(f"/front-door/{cleo}", "There is no contact with this reference that you may see.")

    tom = at_work("referrer")
    tom.opens("/notices")
    tom.reads("I hid in the bath")
    tom.presses("We know, and will look out for Ada")
    tom.reads("The hub knows that your school has been told.")

    officer.opens(f"/front-door/{ada}")
    officer.reads("The school knows")
    officer.follows("Ben Bell")
    officer.reads("Ada Bell")
    officer.reads_not("Whether the school knows")
