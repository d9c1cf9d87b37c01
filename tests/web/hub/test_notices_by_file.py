"""Police notices by file on the pages: what waits is on the board, and a contact says which row it came of."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from onestory.access.rules.actors import the_system
from onestory.frontdoor.declared.file_notices import WHY_IT_WAITS
from onestory.frontdoor.models import Addition, Contact, NoticedRow
from onestory.walls.context import stand
from tests.web import stories
from tests.web.fixtures import SignIn
from tests.web.world import HERE, World


@pytest.fixture
def officer(sign_in: SignIn) -> Client:
    """A contact officer."""
    return sign_in("contact-officer")


def noticed(world: World, now: datetime, **of: object) -> NoticedRow:
    """A row of a file, as the clock leaves it."""
    stand(the_system(council=world.councils[HERE], council_code=HERE))
    row = {"source_key": "CL/7/26|N1", "notice": "CL/7/26", "delivery": 1, "file_name": "night <1>.csv", "row": 1204}
    return NoticedRow.objects.create(council_id=world.councils[HERE], came_at=now, at=now, **row, **of)


@pytest.mark.parametrize("why", WHY_IT_WAITS)
def test_one_that_waits_is_on_the_board_with_what_to_do_and_names_nobody(
    why: str, world: World, officer: Client, now: datetime
) -> None:
    noticed(world, now, waits=why, waits_since=now - timedelta(minutes=20))
    page = officer.get("/front-door").content.decode()
    assert "Police notices from a file that are not contacts yet" in page
    assert "row 1,204 of night &lt;1&gt;.csv" in page
    assert WHY_IT_WAITS[why].replace("'", "&#39;") in page
    assert "Late" in page


def test_a_board_on_which_none_waits_says_nothing_of_it(officer: Client) -> None:
    assert "not contacts yet" not in officer.get("/front-door").content.decode()


def test_a_contact_says_which_row_it_came_of_and_that_the_file_holds_it_no_more(
    world: World, officer: Client, reference: str, now: datetime
) -> None:
    assert "In the police\u2019s file" not in officer.get(f"/front-door/{reference}").content.decode()
    stand(the_system(council=world.councils[HERE], council_code=HERE))
    found = Contact.objects.get(reference=reference)
    noticed(world, now, contact=found, home_id=found.council_id, content=uuid4(), is_child=True, gone_at=now)
    page = officer.get(f"/front-door/{reference}").content.decode()
    assert "Row 1,204 of night &lt;1&gt;.csv, which came" in page
    assert "No longer there" in page


def test_what_the_file_told_since_is_said_to_be_the_files(
    world: World, officer: Client, reference: str, now: datetime
) -> None:
    stand(the_system(council=world.councils[HERE], council_code=HERE))
    found = Contact.objects.get(reference=reference)
    told = Addition.objects.create(
        council_id=found.council_id, contact=found, reference=reference, words="More.", told_at=now, due_at=now
    )
    page = officer.get(f"/front-door/{reference}/more/{told.pk}").content.decode()
    assert "The police&#39;s file, " in page
    assert "did not sign in" not in page


@pytest.mark.parametrize(
    ("channel", "says"),
    [
        ("web-form", "Whoever sent the form, who did not sign in"),
        (None, "Whoever sent the form, who did not sign in"),
        ("feed", "The police&#39;s file"),
        ("api", "The police again, by: partner&#39;s system"),
    ],
)
def test_of_a_contact_by_form_it_is_said_who_told_more(
    world: World, officer: Client, now: datetime, channel: str | None, says: str
) -> None:
    reference = stories.told(world, now=now)
    stand(the_system(council=world.councils[HERE], council_code=HERE))
    found = Contact.objects.get(reference=reference)
    told = Addition.objects.create(
        council_id=found.council_id,
        contact=found,
        reference=reference,
        words="More.",
        channel=channel,
        told_at=now,
        due_at=now,
    )
    assert f"{says}, " in officer.get(f"/front-door/{reference}/more/{told.pk}").content.decode()
    assert f"{says}, " in officer.get("/front-door/more").content.decode()
