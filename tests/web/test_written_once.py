"""Every question that is written once says on the pages that ask it what the same question says when written afresh."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client

from onestory.access.rules.actors import the_public
from onestory.councils.models import Council
from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.frontdoor.queries.running import work
from onestory.frontdoor.queries.running.work import my_work
from onestory.walls.actor import NOBODY, Actor
from onestory.walls.asking import WrittenOnce
from onestory.walls.context import stand
from tests.web.hub.conftest import CALL
from tests.web.people.conftest import index_family
from tests.web.stories import asked as asked_of_partners
from tests.web.world import World

NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
ASK: Any = WrittenOnce.__call__


def told(row: object) -> str:
    """A row as words, with what was selected along with it."""
    if not isinstance(row, Model):
        return repr(row)
    fields = {name: value for name, value in vars(row).items() if name != "_state"}
    along = {name: told(other) for name, other in row._state.fields_cache.items()}
    return repr((type(row).__name__, sorted(fields.items(), key=lambda each: each[0]), sorted(along.items())))


def declared() -> dict[int, str]:
    """Every question of the product that is written once, by its name."""
    return {
        id(value): f"{name}.{called}"
        for name, module in list(sys.modules.items())
        if name.startswith("onestory.")
        for called, value in vars(module).items()
        if isinstance(value, WrittenOnce) and value.__module__ == name
    }


def all_is_counted(viewer: Actor) -> None:
    """What my work asks where there is more than a screenful."""
    whose = {"council": viewer.council, "user": viewer.user, "now": NOW}
    assert work._all_undecided(**whose) == work._all_untold(**whose) == []
    assert len(work._all_unowned_of_team(council=viewer.council, team=viewer.team)) == 1
    assert len(work._all_without_owner(council=viewer.council)) == 1


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """How many rows each question has given, each answer having been compared."""
    rows: Counter[int] = Counter()

    def ask(question: Any, **values: object) -> list[Any]:
        found: list[Any] = ASK(question, **values)
        assert Counter(map(told, found)) == Counter(map(told, question.afresh(**values))), question.__name__
        rows[id(question)] += len(found)
        return found

    monkeypatch.setattr(WrittenOnce, "__call__", ask)
    return rows


def test_every_page_is_told_the_same(world: World, sign_in: Callable[..., Client], asked: Counter[int]) -> None:
    """The pages that are asked for most, by those who ask for them; no question is left out of this."""
    family = index_family(world)
    officer = world.actor("contact-officer", now=NOW)
    told_of = record_phone_contact(actor=officer, answers=CALL, key="a-call", now=NOW).reference
    asked_of_partners(world, now=NOW - timedelta(minutes=30))
    stand(officer)
    my_work(viewer=replace(officer, team=0), now=NOW)  # somebody of no team
    all_is_counted(officer)
    stand(NOBODY)
    for name in ("screening-social-worker", "contact-officer", "hub-manager"):
        client = sign_in(name)
        for page in ("/my-work", "/front-door", f"/front-door/{told_of}", "/find"):
            assert client.get(page).status_code == 200, page
        client.post("/find", {"words": "kayleigh oneil"})
        person = f"/people/{family.kayleigh}"
        client.post(person, {"reason": "A worry from her school."})
        for page in (person, f"{person}/story", f"{person}/family", f"{person}/documents"):
            client.get(page)
    assert sign_in("partner-researcher").get("/requests").status_code == 200
    names = declared()
    assert not [name for key, name in names.items() if key not in asked]
    assert sum(asked[key] > 0 for key in names) > len(names) / 2


def test_a_question_whose_answers_differ_is_caught(world: World, asked: Counter[int]) -> None:
    """The comparison itself can fail: here what is written afresh gives nothing."""

    class Astray(WrittenOnce[[], Council]):
        def afresh(self) -> list[Council]:
            return []

    stand(the_public(council=0, council_code=""))
    with pytest.raises(AssertionError):
        Astray(Council.objects.all)()
