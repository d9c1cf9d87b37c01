"""A council sets its own target for a figure on a page, and the page of figures holds the figure to it."""

from __future__ import annotations

import pytest

from tests.web.fixtures import SignIn
from tests.web.setup.test_measures import words

AT = "/set-up/targets/answered-in-time"
WHOLE = {"aims": "82.5", "source": "Hub board, 3 November 2026, item 4", "why": "Agreed by the hub's board."}


def test_a_target_set_stands_beside_the_figure_with_where_it_was_agreed_and_since_when(sign_in: SignIn) -> None:
    keeper = sign_in("administrator")
    assert "/set-up/targets" in keeper.get("/set-up").content.decode()
    assert keeper.post(AT, WHOLE).status_code == 302
    assert "Aims at 82.5% Set here, since" in words(keeper, "/set-up/targets")
    page = words(sign_in("hub-manager"), "/figures/answered-in-time")
    assert "Target 82.5% since" in page
    assert "(Hub board, 3 November 2026, item 4)" in page


def test_one_that_is_ended_gives_back_what_is_declared_and_stays_in_the_history(sign_in: SignIn) -> None:
    keeper = sign_in("administrator")
    before = words(sign_in("hub-manager"), "/figures/answered-in-time")
    keeper.post(AT, WHOLE)
    keeper.post(AT, {"aims": "", "source": "", "why": "The partners asked for time."})
    assert words(sign_in("hub-manager"), "/figures/answered-in-time") == before
    assert "The partners asked for time." in words(keeper, AT)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"aims": ""}, "Say what you aim at"),
        ({"aims": "many"}, "Say what you aim at"),
        ({"aims": "101"}, "aim at no more than 100 per cent"),
        ({"source": " "}, "Say where it was agreed"),
        ({"source": "x" * 301}, "Write at most 300 letters"),
        ({"why": ""}, "Say why it is changed"),
    ],
)
def test_one_that_is_not_whole_is_refused_and_changes_nothing(
    sign_in: SignIn, changes: dict[str, str], says: str
) -> None:
    keeper = sign_in("administrator")
    answer = keeper.post(AT, WHOLE | changes)
    assert (answer.status_code, says in answer.content.decode()) == (400, True)
    assert "Never set here" in words(keeper, AT)


def test_who_may_not_set_up_sets_none_and_a_figure_without_a_good_way_has_none(sign_in: SignIn) -> None:
    reader = sign_in("access-reviewer")
    assert "Keep it from today" not in reader.get(AT).content.decode()
    assert reader.post(AT, WHOLE).status_code == 403
    for code in ("contacts", "happiness"):
        assert sign_in("administrator").get(f"/set-up/targets/{code}").status_code == 404
