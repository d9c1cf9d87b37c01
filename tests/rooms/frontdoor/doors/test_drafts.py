"""Save and return: one draft by its token and code, two windows, wrong codes, somebody else's draft."""

from datetime import timedelta

import pytest

from onestory.frontdoor.actions.doors.return_to_draft import return_to_draft
from onestory.frontdoor.actions.doors.save_draft import save_draft
from onestory.frontdoor.actions.doors.start_draft import start_draft
from onestory.frontdoor.models import Draft
from onestory.frontdoor.queries.doors.drafts import draft, draft_of_mine, my_drafts
from onestory.grammar.refusals import BadInput, Conflict, NotFound, NotPermitted
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rooms.frontdoor.conftest import NOW, Door


def test_a_draft_is_left_and_come_back_to_with_its_code(hub: Door) -> None:
    public = hub.public()
    started = start_draft(actor=public, now=NOW)
    save_draft(actor=public, token=started.token, answers={"worry": "half a sent"}, council="redcar", now=NOW)
    back = return_to_draft(actor=hub.public(), token=started.token, code=started.code.lower(), now=NOW)
    assert back.draft is not None
    assert back.draft.answers == {"worry": "half a sent"}
    assert back.draft.council_code == "redcar"


def test_neither_token_nor_code_is_kept_in_clear(hub: Door) -> None:
    started = start_draft(actor=hub.public(), now=NOW)
    hub.system()
    kept = str(Draft.objects.values().get())
    assert started.token not in kept
    assert started.code not in kept


def test_a_token_opens_one_draft_and_no_other(hub: Door) -> None:
    public = hub.public()
    first = start_draft(actor=public, now=NOW)
    start_draft(actor=public, now=NOW)
    stand(public, token=first.token)
    assert Draft.objects.count() == 1
    stand(public, token="not a token")
    assert Draft.objects.count() == 0
    stand(public)
    assert Draft.objects.count() == 0


def test_five_wrong_codes_shut_it_even_to_the_right_one(hub: Door) -> None:
    public = hub.public()
    started = start_draft(actor=public, now=NOW)
    told = [return_to_draft(actor=public, token=started.token, code="WRONG1", now=NOW).why_not for _ in range(5)]
    assert told[0].endswith("Tries left: 4.")
    assert "shut" in told[4]
    assert return_to_draft(actor=public, token=started.token, code=started.code, now=NOW).draft is None


def test_two_windows_do_not_write_over_each_other(hub: Door) -> None:
    public = hub.public()
    started = start_draft(actor=public, now=NOW)
    first = save_draft(actor=public, token=started.token, answers={"worry": "one"}, saved_times=0, now=NOW)
    with pytest.raises(Conflict, match="10:30"):
        save_draft(actor=public, token=started.token, answers={"worry": "two"}, saved_times=0, now=NOW)
    assert draft(started.token, viewer=public, now=NOW).answers == {"worry": "one"}
    again = save_draft(
        actor=public, token=started.token, answers={"worry": "two"}, saved_times=first.saved_times, now=NOW
    )
    assert again.answers == {"worry": "two"}


def test_anything_typed_is_kept_as_it_was_typed(hub: Door) -> None:
    public = hub.public()
    started = start_draft(actor=public, now=NOW)
    typed = {"born_on": "31 February", "children": [{"given_name": "Zoë <b>Ŵ</b>"}], "scale": "eleven"}
    assert save_draft(actor=public, token=started.token, answers=typed, now=NOW).answers == typed


def test_a_draft_is_gone_after_28_days(hub: Door) -> None:
    public = hub.public()
    started = start_draft(actor=public, now=NOW)
    assert draft(started.token, viewer=public, now=NOW + timedelta(days=27))
    with pytest.raises(NotFound, match="28 days"):
        draft(started.token, viewer=public, now=NOW + timedelta(days=28))


def test_ones_own_drafts_are_listed_and_nobody_elses(hub: Door) -> None:
    teacher = hub.here("referrer")
    started = start_draft(actor=teacher, now=NOW)
    save_draft(actor=teacher, token=started.token, answers={"worry": "mine"}, now=NOW)
    [mine] = my_drafts(viewer=teacher, now=NOW)
    assert draft_of_mine(mine.id, viewer=teacher, now=NOW).answers == {"worry": "mine"}
    colleague = hub.actor("referrer", name="colleague")
    assert my_drafts(viewer=colleague, now=NOW) == []
    with pytest.raises(NotFound):
        draft_of_mine(mine.id, viewer=colleague, now=NOW)
    assert my_drafts(viewer=hub.public(), now=NOW) == []


def test_hub_staff_cannot_read_what_somebody_has_not_sent(hub: Door) -> None:
    public = hub.public()
    start_draft(actor=public, council="middlesbrough", now=NOW)
    hub.here("hub-manager")
    assert Draft.objects.count() == 0


def test_what_cannot_be_a_draft_is_refused_in_words(hub: Door) -> None:
    public = hub.public()
    with pytest.raises(BadInput, match="no form called"):
        start_draft(actor=public, form="census", now=NOW)
    started = start_draft(actor=public, now=NOW)
    with pytest.raises(BadInput, match="from the list"):
        save_draft(actor=public, token=started.token, answers={}, council="atlantis", now=NOW)
    with pytest.raises(BadInput, match="more than one form"):
        save_draft(actor=public, token=started.token, answers={"worry": "x" * 500_001}, now=NOW)
    with pytest.raises(NotPermitted):
        start_draft(actor=NOBODY, now=NOW)
