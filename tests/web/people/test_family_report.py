"""A report for the family: prepared by the right people, read first, kept as given, printed, never a name too many."""

from __future__ import annotations

import io

import pypdf
import pytest
from django.db import DatabaseError, connection, transaction

from onestory.frontdoor.actions.asking.enter_share import About, Share, enter_share
from onestory.frontdoor.models import Contact, FamilyReportGiven
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.web import stories
from tests.web.fixtures import SignIn
from tests.web.people.conftest import NOW, Family
from tests.web.world import World

WORKER = "screening-social-worker"
GIVEN = {"given_to": "Her mother", "given_how": "by-hand", "was_read": "yes"}


@pytest.fixture
def shared(world: World, family: Family) -> str:
    """The police were asked about the child; her mother knew of it. The address of her report."""
    with transaction.atomic():
        reference = stories.told(world, now=NOW)
        worker = world.actor(WORKER, now=NOW)
        enter_share(
            actor=worker,
            contact=Contact.objects.get(reference=reference).pk,
            request=None,
            share=Share(
                what="Names and questions",
                to_whom="Teesside Police",
                to_agency=world.agencies["police"],
                lawful_basis="public-task",
                necessity="Zqxwords",
                told="yes",
            ),
            about=[About(name="Kayleigh Oneil", person_id=family.kayleigh)],
            now=NOW,
        )
        stand(NOBODY)
    return f"/people/{family.kayleigh}/for-family"


def test_it_is_prepared_read_kept_and_printed(sign_in: SignIn, shared: str, world: World, family: Family) -> None:
    client = sign_in(WORKER)
    client.post(f"/people/{family.kayleigh}", {"reason": "Her mother asked."})
    page = client.get(shared).content.decode()
    assert "The hub to Teesside Police" in page
    assert "A parent was told, and agreed" in page
    assert "What is left out, and why" in page
    for missing, says in (("given_to", "to whom"), ("given_how", "how the report"), ("was_read", "Read the report")):
        refused = client.post(shared, {**GIVEN, missing: ""})
        assert refused.status_code == 400
        assert says in refused.content.decode()
    kept = client.post(shared, GIVEN, follow=True).content.decode()
    assert "This is what was given." in kept
    printed = pypdf.PdfReader(io.BytesIO(client.get(f"{shared}/1.pdf").content))
    text = "".join(sheet.extract_text() for sheet in printed.pages)
    assert "Teesside Police" in text
    for kept_back in ("Sunita", "Zqxwords", "Tom Whitfield", "What is left out"):
        assert kept_back not in text + kept.split("</h1>")[1].split("What was shared")[1]
    assert "Report given to the family" in client.get(f"/people/{family.kayleigh}/story").content.decode()


def test_a_shield_put_up_since_keeps_an_earlier_report_back(
    sign_in: SignIn, shared: str, world: World, family: Family
) -> None:
    client = sign_in(WORKER)
    client.post(f"/people/{family.kayleigh}", {"reason": "Her mother asked."})
    client.post(shared, GIVEN)
    with transaction.atomic():
        manager = world.actor("hub-manager", now=NOW)
        put_up_shield(actor=manager, person=family.kayleigh, since=NOW.date(), why="Court order", now=NOW)
        stand(NOBODY)
    assert client.get(f"{shared}/1").status_code == 404
    page = client.get(shared).content.decode()
    assert "The hub to Police" in page
    assert "Teesside Police" not in page.split("<main")[1]
    assert "Report 2 is kept" in client.post(shared, GIVEN, follow=True).content.decode()


def test_nobody_changes_what_was_given(sign_in: SignIn, shared: str, world: World, family: Family) -> None:
    client = sign_in(WORKER)
    client.post(f"/people/{family.kayleigh}", {"reason": "Her mother asked."})
    client.post(shared, GIVEN)
    with transaction.atomic(), connection.cursor() as cursor:
        stand(NOBODY)
        cursor.execute("select count(*) from frontdoor_familyreportgiven")
        assert cursor.fetchone() == (0,)
        world.keeper()
        cursor.execute("select count(*) from frontdoor_familyreportgiven")
        assert cursor.fetchone() == (1,)
    for act in ("update frontdoor_familyreportgiven set told = ''", "delete from frontdoor_familyreportgiven"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            world.keeper()
            cursor.execute(act)
    with transaction.atomic():
        world.keeper()
        assert FamilyReportGiven.objects.count() == 1


@pytest.mark.parametrize("role", ["referrer", "partner-researcher", "contact-officer", "access-reviewer"])
def test_it_is_shut_to_whoever_gives_no_reports(sign_in: SignIn, shared: str, role: str) -> None:
    client = sign_in(role)
    assert client.get(shared).status_code == 403
    assert client.get(f"{shared}/1.pdf").status_code == 403
