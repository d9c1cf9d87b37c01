"""A council names its own measures of success on a page, and the page of figures holds it to them."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from tests.web.fixtures import SignIn

AT = "/set-up/measures/2"
WHOLE = {
    "title": "Families are answered in time",
    "figure": "decided-in-time",
    "aims": "97.5",
    "source": "Memorandum of the two councils, 1 July 2018, schedule 2",
    "why": "Agreed by the hub's board.",
}


def words(client: Client, address: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", client.get(address).content.decode())))


def test_a_measure_named_stands_first_on_the_page_of_figures_with_its_aim_and_where_it_was_agreed(
    sign_in: SignIn,
) -> None:
    keeper = sign_in("administrator")
    assert "/set-up/measures" in keeper.get("/set-up").content.decode()
    assert "2. Free" in words(keeper, "/set-up/measures")
    assert keeper.post(AT, WHOLE).status_code == 302
    assert "Decided within the time of their colour, aims at 97.5" in words(keeper, "/set-up/measures")
    for role in ("hub-manager", "lead-member"):
        page = words(sign_in(role), "/figures")
        assert "Families are answered in time Memorandum of the two councils, 1 July 2018, schedule 2" in page, role
        assert "aims at 97.5%" in page
        assert page.index("Families are answered") < page.index("Contacts received")


def test_one_that_is_ended_leaves_the_figures_and_stays_in_the_history(sign_in: SignIn) -> None:
    keeper = sign_in("administrator")
    keeper.post(AT, WHOLE)
    keeper.post(AT, {"why": "Met for three years."})
    assert "Families are answered" not in words(sign_in("hub-manager"), "/figures")
    assert "Met for three years." in words(keeper, AT)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"title": ""}, "Say what you call the measure"),
        ({"title": "x" * 121}, "Write at most 120 letters"),
        ({"figure": "happiness"}, "Select the figure that tells it"),
        ({"aims": "many"}, "Say what you aim at"),
        ({"aims": "101"}, "aim at no more than 100 per cent"),
        ({"source": " "}, "Say where it was agreed"),
        ({"why": ""}, "Say why it is changed"),
    ],
)
def test_one_that_is_not_whole_is_refused_beside_what_was_typed(
    sign_in: SignIn, changes: dict[str, str], says: str
) -> None:
    answer = sign_in("administrator").post(AT, WHOLE | changes)
    assert answer.status_code == 400
    assert says in html.unescape(answer.content.decode())
    assert "Agreed by the hub" in answer.content.decode() or not changes.get("why", "x")


def test_who_may_not_set_up_names_none_and_there_is_no_seventh(sign_in: SignIn) -> None:
    reader = sign_in("access-reviewer")
    assert "Keep it from today" not in reader.get(AT).content.decode()
    assert reader.post(AT, WHOLE).status_code == 403
    assert sign_in("administrator").get("/set-up/measures/7").status_code == 404
