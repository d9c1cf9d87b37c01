"""Sight follows the agreements: nothing without one, nothing after its end, and whom to ask is told."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from onestory.access.actions.ask_to_switch_on import ask_to_switch_on
from onestory.access.actions.draft_agreement import Terms, draft_agreement
from onestory.access.actions.end_agreement import end_agreement
from onestory.access.actions.sign_agreement import sign_agreement
from onestory.access.actions.switch_on_agreement import switch_on_agreement
from onestory.access.models import Agreement
from onestory.access.queries.agreements import agreement, agreements
from onestory.grammar.refusals import BadInput, NotPermitted, OutOfOrder
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.opening.open_person import open_person
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.models import Person
from onestory.people.queries.agreed_before import would_see, would_show
from onestory.people.rules.page import KnownTo, PersonPage
from onestory.walls.actor import Actor
from tests.rooms.people.conftest import NOW, TODAY, World
from tests.rooms.people.told_rows import everybody

NOTICES = "police-notices"


@pytest.fixture
def linked(world: World) -> World:
    """The family of three, indexed, under the agreements that the hub was founded with."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    return world


def kayleigh(world: World) -> UUID:
    world.keeper()
    return Person.objects.get(given_name__startswith="Kayleigh").pk


def page_of(world: World, purpose: str = "front-door") -> PersonPage:
    child = kayleigh(world)
    return open_person(actor=world.worker(purpose=purpose), person=child, now=NOW, reason="A worry from school")


def police_on(page: PersonPage) -> KnownTo:
    return next(line for line in page.known_to if line.service == "police")


def of_police(world: World) -> Agreement:
    world.keeper()
    return Agreement.objects.get(giver__code="police", state="in-force")


def police(world: World) -> Actor:
    return world.worker("partner-manager", agency="police", purpose="answering")


def ended(world: World) -> int:
    found = of_police(world)
    end_agreement(actor=police(world), agreement=found.pk, why="The force has withdrawn.", now=NOW)
    return found.pk


def drafted(world: World, *shares: str, purposes: tuple[str, ...] = ("front-door",), until: date | None = None) -> int:
    terms = Terms(
        title="Police notices", giver=world.agencies["police"][0], readers=[world.agencies["council"][0]],
        shares=shares, purposes=purposes, lawful_basis="public-task", necessity="To see a pattern of incidents.",
        holder_name="Sgt Harker", holder_phone="01632 960 301", review_on=TODAY + timedelta(days=300), until=until,
    )  # fmt: skip
    return draft_agreement(actor=admin(world), terms=terms, now=NOW)


def admin(world: World, name: str = "administrator") -> Actor:
    return replace(world.worker("administrator", purpose="setting-up"), username=name)


def in_force(world: World, *shares: str, purposes: tuple[str, ...] = ("front-door",), now: datetime = NOW) -> int:
    number = drafted(world, *shares, purposes=purposes)
    sign_agreement(actor=police(world), agreement=number, now=now)
    sign_agreement(actor=world.worker("hub-manager"), agreement=number, now=now)
    ask_to_switch_on(actor=admin(world), agreement=number, now=now)
    switch_on_agreement(actor=world.worker("access-reviewer", purpose="oversight"), agreement=number, now=now)
    return number


def lines_of_police(page: PersonPage) -> int:
    return sum(entry.source.feed == NOTICES for entry in page.story.entries)


def test_what_is_agreed_is_there_and_ends_with_the_agreement_on_the_next_request(linked: World) -> None:
    before = page_of(linked)
    assert lines_of_police(before) > 0
    assert police_on(before).knowing == "current"
    ended(linked)
    after = page_of(linked)
    assert lines_of_police(after) == 0
    assert after.warnings == ()
    assert not any(each.source.feed == NOTICES for line in after.facts for each in (*line.agreeing, *line.otherwise))
    assert (police_on(after).knowing, police_on(after).ask) == (
        "held but not shared", "Ask the duty desk of Police, 01632 960 000.",
    )  # fmt: skip


def test_raw_sql_as_the_reader_sees_nothing_that_is_not_agreed(linked: World) -> None:
    ended(linked)
    linked.worker()
    for table in ("fact", "residence", "relationship", "involvement", "event"):
        with connection.cursor() as cursor:
            cursor.execute(f"select count(*) from people_{table} where feed = %s", [NOTICES])
            assert cursor.fetchone() == (0,), table


def test_only_the_kinds_agreed_are_shown_and_only_for_its_purposes(linked: World) -> None:
    ended(linked)
    in_force(linked, f"{NOTICES}:events")
    assert lines_of_police(page_of(linked)) > 0
    assert page_of(linked).fact("date-of-birth").otherwise == ()  # type: ignore[union-attr]
    assert lines_of_police(page_of(linked, purpose="protection-enquiry")) == 0


def test_existence_alone_may_be_agreed(linked: World) -> None:
    ended(linked)
    in_force(linked)
    page = page_of(linked)
    assert lines_of_police(page) == 0
    assert police_on(page).knowing == "held but not shared"
    assert police_on(page).ask == "Ask Sgt Harker at Police, 01632 960 301."


def test_nothing_is_shown_before_every_party_has_signed_and_two_people_have_switched_it_on(linked: World) -> None:
    ended(linked)
    number = drafted(linked, f"{NOTICES}:events")
    with pytest.raises(OutOfOrder):
        ask_to_switch_on(actor=admin(linked), agreement=number, now=NOW)
    assert sign_agreement(actor=police(linked), agreement=number, now=NOW) == "draft"
    with pytest.raises(OutOfOrder, match="signed it already"):
        sign_agreement(actor=police(linked), agreement=number, now=NOW)
    assert sign_agreement(actor=linked.worker("hub-manager"), agreement=number, now=NOW) == "agreed"
    ask_to_switch_on(actor=admin(linked), agreement=number, now=NOW)
    with pytest.raises(NotPermitted, match="another person"):
        switch_on_agreement(actor=admin(linked), agreement=number, now=NOW)
    assert lines_of_police(page_of(linked)) == 0
    switch_on_agreement(actor=admin(linked, "second"), agreement=number, now=NOW)
    assert lines_of_police(page_of(linked)) > 0


def test_nobody_signs_for_another_agency_nor_changes_terms_even_by_statement(linked: World) -> None:
    ended(linked)
    number = drafted(linked, f"{NOTICES}:events")
    with pytest.raises(NotPermitted, match="not party"):
        sign_agreement(actor=linked.worker("partner-manager", agency="health"), agreement=number, now=NOW)
    linked.worker("hub-manager")
    with connection.cursor() as cursor:
        cursor.execute("update access_agreementparty set signed_at = now(), signed_by = 'x' where signed_at is null")
        assert cursor.rowcount == 1, "their own agency's part, and no other"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update access_agreement set shares = '{}'")


@pytest.mark.parametrize(("until", "shows"), [(date(2020, 1, 2), False), (date(2999, 1, 1), True), (None, True)])
def test_an_agreement_shows_nothing_from_its_last_day_on(linked: World, until: date | None, shows: bool) -> None:
    """The wall goes by the database's own day, so these days are far from any."""
    found = Agreement.objects.get(pk=ended(linked))
    linked.keeper()
    found.pk, found.state, found.until, found.ended_at, found.ended_by, found.ended_why = (
        None,
        "in-force",
        until,
        None,
        "",
        "",
    )
    found.save(force_insert=True)
    found.parties.create(
        council_id=linked.council, agency_id=linked.agencies["council"][0], signed_at=NOW, signed_by="x"
    )
    assert (lines_of_police(page_of(linked)) > 0) is shows


@pytest.mark.parametrize(
    ("shares", "says"),
    [(("health-registrations:events",), "only what it sends itself"), (("police-notices:secrets",), "only what")],
)
def test_an_agency_can_share_only_its_own(linked: World, shares: tuple[str, ...], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        drafted(linked, *shares)


def test_before_it_is_switched_on_it_says_what_it_would_show_to_whom_without_the_shielded(linked: World) -> None:
    found = of_police(linked)
    reader = linked.worker("access-reviewer", purpose="oversight")
    card = agreement(found.pk, viewer=reader)
    shown = {row.kind: row for row in would_show(card, [NOTICES], viewer=reader)}
    assert shown["What happened"].shared
    assert shown["What happened"].people == -1, "too few to count out"
    assert [row.shared for row in would_show(replace(card, shares=()), [NOTICES], viewer=reader)] == [False] * 5
    child = kayleigh(linked)
    put_up_shield(actor=linked.worker("hub-manager"), person=child, since=TODAY, why="Court", now=NOW)
    again = {row.kind: row for row in would_show(card, [NOTICES], viewer=reader)}
    assert again["What happened"].people == 0
    seen = would_see(card, viewer=linked.worker("access-reviewer", purpose="oversight"), today=TODAY)
    assert ("Children's social care", "Screening social worker", 1) in [(s.agency, s.role, s.how_many) for s in seen]


def test_the_list_is_for_those_who_keep_agreements(linked: World) -> None:
    assert len(agreements(viewer=linked.worker("hub-manager"))) == 9
    with pytest.raises(NotPermitted):
        agreements(viewer=linked.worker())
