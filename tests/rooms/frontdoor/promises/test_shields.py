"""What a contact must not betray: a shielded person's place, and a colleague's own family."""

from typing import Any

from onestory.access.rules.actors import the_system
from onestory.frontdoor.models import Contact, ContactChild, Triage
from onestory.frontdoor.queries.running.board import board
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.models import Person
from onestory.walls.context import stand
from tests.rooms.frontdoor.conftest import NOW, Door

LANE = "17 Zqx Lane"
AT_HOME: dict[str, Any] = {
    "children": [
        {"is_unborn": "no", "given_name": "Ada", "address": LANE, "postcode": "TS1 2AB", "school": "Zqx School"}
    ],
    "adults": [{"given_name": "Una", "address": LANE, "phone": "07700 900 982"}],
}


def test_a_shielded_place_told_to_the_hub_is_not_shown_again(hub: Door) -> None:
    reference, person = hub.called(**AT_HOME), hub.person()
    officer = hub.here("contact-officer")
    assert LANE in repr(contact(reference, viewer=officer, now=NOW))
    hub.matched(reference, person)
    hub.system()
    Person.objects.filter(pk=person).update(is_shielded=True)
    page = contact(reference, viewer=hub.again(officer), now=NOW)
    for told in ("Zqx", "TS1 2AB", "07700"):
        assert told not in repr(page)
    assert [one.place_is_hidden for group in (page.children, page.adults) for one in group] == [True, True]
    keeper = the_system(council=officer.council, council_code="middlesbrough")
    stand(keeper)
    assert LANE not in repr(contact(reference, viewer=keeper, now=NOW)), "its keepers see one place at a time"


def test_a_contact_about_ones_own_family_is_not_there(hub: Door) -> None:
    reference, person = hub.triaged(), hub.person()
    hub.matched(reference, person)
    manager, colleague = hub.here("hub-manager"), hub.actor("hub-manager", name="colleague")
    declare_kin(actor=hub.system(), user=manager.user, person=person, kind="relative", now=NOW)
    hub.again(manager)
    assert board(viewer=manager, now=NOW).rows == ()
    assert [model.objects.count() for model in (Contact, ContactChild, Triage)] == [0, 0, 0]
    hub.again(colleague)
    assert [row.reference for row in board(viewer=colleague, now=NOW).rows] == [reference]
    assert contact(reference, viewer=colleague, now=NOW).children[0].person_id == person
