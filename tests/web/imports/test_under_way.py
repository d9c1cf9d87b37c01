"""What a data officer sees while the worker reads, imports or takes back a file."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from onestory.feeds.models import Errand
from onestory.jobs import errands
from tests.web.imports.handing_in import GOOD, clock, delivery_at, file_of, hand_in, seen_through, take_in, words_of
from tests.web.world import HERE, THERE, World

pytestmark = pytest.mark.django_db


def told(world: World, number: int, **how_far: Any) -> None:
    """What the worker has written on an errand so far."""
    world.keeper()
    Errand.objects.filter(pk=number).update(**how_far)


def asked_to_import(officer: Client) -> tuple[str, str, int]:
    """A file previewed and its import asked for: its page, the page that waits, the errand."""
    delivery = delivery_at(hand_in(officer, file_of(GOOD)))
    waits = officer.post(f"{delivery}/take-in", follow=True).request["PATH_INFO"]
    return delivery, waits, int(waits.rsplit("/", 1)[-1])


def test_the_page_says_that_it_waits_and_how_to_look_again(officer: Client) -> None:
    _, waits, _ = asked_to_import(officer)
    page = officer.get(waits)
    words = words_of(page)
    assert "Importing the file" in words and "Waiting for its turn" in words and "You may leave this page" in words
    assert f'href="{waits}">Look again' in page.content.decode()


def test_the_page_says_how_far_it_is(officer: Client, world: World) -> None:
    _, waits, number = asked_to_import(officer)
    told(world, number, state="running", done=3 * 1024**2, of=12 * 1024**2)
    page = officer.get(waits)
    assert "Read 3.0 MB of 12.0 MB" in words_of(page)
    assert '<progress value="3145728" max="12582912"' in page.content.decode()
    told(world, number, done=12 * 1024**2)
    assert "comparing it with what is held" in words_of(officer.get(waits))


def test_a_script_asks_for_the_progress_alone_and_is_sent_on_when_it_has_ended(officer: Client, world: World) -> None:
    _, waits, number = asked_to_import(officer)
    part = officer.get(waits, headers={"HX-Request": "true"})
    assert b"<html" not in part.content and b"hx-get" in part.content
    errands.carry_out(number, council=world.councils[HERE], clock=clock)
    assert officer.get(waits, headers={"HX-Request": "true"})["HX-Redirect"] == waits


def test_a_file_under_way_is_listed_with_its_feed_and_offers_no_second_button(officer: Client) -> None:
    delivery, waits, _ = asked_to_import(officer)
    assert waits in officer.get("/imports/feed/youth-justice").content.decode()
    page = officer.get(delivery).content.decode()
    assert "Being imported" in page and "Import this file" not in page


def test_what_was_refused_is_said_on_the_files_own_page(officer: Client, world: World) -> None:
    delivery, waits, number = asked_to_import(officer)
    world.keeper()
    Errand.objects.filter(pk=number).update(state="refused", answer=errands.OUR_FAULT, ended_at=clock())
    page = officer.get(waits)
    assert page.status_code == 400
    assert errands.OUR_FAULT in words_of(page) and "Import this file" in words_of(page)
    take_in(officer, delivery)
    assert "Imported on" in words_of(officer.get(delivery))


def test_a_file_that_could_not_be_read_leads_back_to_its_choice(officer: Client) -> None:
    take_in(officer, delivery_at(hand_in(officer, file_of(GOOD))))
    response = hand_in(officer, file_of(GOOD), day=20)
    assert response.status_code == 400 and "There is a problem" in words_of(response)
    assert 'value="youth-justice" selected' in response.content.decode()


def test_another_council_finds_nothing_there(officer: Client, world: World, sign_in: Any) -> None:
    _, waits, _ = asked_to_import(officer)
    with transaction.atomic():
        world.hire("over-there-too", role="data-officer", council=THERE, now=clock())
    assert sign_in("over-there-too").get(waits).status_code == 404


def test_looking_at_it_again_after_it_has_ended_leads_to_the_file(officer: Client) -> None:
    delivery, waits, _ = asked_to_import(officer)
    assert delivery_at(seen_through(officer, officer.get(waits))) == delivery
    assert delivery_at(officer.get(waits, follow=True)) == delivery
