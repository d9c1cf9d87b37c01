"""The network: who is said to be a risk to whom, who was in one incident; and no way through a shielded place."""

from datetime import date
from uuid import UUID

import pytest

from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.opening.open_part import open_part
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.models import Person, Relationship, Residence
from onestory.people.queries.family import family_ties
from onestory.people.queries.network import network_around
from onestory.people.rules.network import JoinKind, Network, PointKind
from tests.rooms.people.conftest import NOW, TODAY, World
from tests.rooms.people.told_rows import HEALTH, POLICE, SCHOOL, held, told_by

SUSPECT = "N2 | 14/1 | 01/11/2026 21:40 | 02/11/2026 | Domestic abuse | Suspect | BROWN | JASON | 07/06/1985 | M"
VICTIM = "N3 | 14/1 | 01/11/2026 21:40 | 02/11/2026 | Domestic abuse | Victim | ONEIL | DONNA | 05/01/1990 | F"
BEFORE = "N2 | 13/7 | 11/03/2025 20:10 | 12/03/2025 | Domestic abuse | Suspect | BROWN | JASON | 07/06/1985 | M"
BEFORE_HER = "N3 | 13/7 | 11/03/2025 20:10 | 12/03/2025 | Domestic abuse | Victim | ONEIL | DONNA | 05/01/1990 | F"
NOTICES = "\n".join([
    POLICE.rstrip(),
    f"    {SUSPECT} | 2 Mill Lane | S66 2CD | HIGH | Shouting | PC Day",
    f"    {VICTIM} | 14 High Street | S65 1AB | HIGH | Shouting | PC Day",
    f"    {BEFORE} | 2 Mill Lane | S66 2CD | MEDIUM | At the door | PC Day",
    f"    {BEFORE_HER} | 14 High Street | S65 1AB | MEDIUM | At the door | PC Day",
])  # fmt: skip
EVERYBODY = held(
    told_by("health-registrations", HEALTH), told_by("school-census", SCHOOL), told_by("police-notices", NOTICES)
)


@pytest.fixture
def linked(world: World) -> World:
    """A family of three, and a man whom the police suspect of hurting the mother."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=EVERYBODY)
    world.keeper()
    return world


def called(given: str) -> UUID:
    return Person.objects.get(given_name__startswith=given, retired_at=None).pk


def network(world: World, given: str, role: str = "screening-social-worker") -> Network:
    world.keeper()
    person = called(given)
    worker = world.worker(role)
    head = open_part(actor=worker, person=person, part="network", now=NOW, reason="A worry from school")
    return network_around(head, viewer=worker, now=NOW)


def says(found: Network, *kinds: JoinKind) -> set[str]:
    labels = found.labels()
    return {f"{labels[join.one]} {join.words}" for join in found.of(*kinds)}


def test_who_is_suspected_of_harm_is_told_as_a_risk_to_whom_it_came_to(linked: World) -> None:
    found = Relationship.objects.filter(kind="poses-risk-to").order_by("since")
    told = [(row.person.given_name, row.other.given_name, row.since, row.confidence) for row in found]
    assert told == [
        ("Jason", "Donna", date(2025, 3, 11), "alleged"),
        ("Jason", "Kayleigh Anne", date(2026, 11, 1), "alleged"),
    ]


def test_a_risk_is_no_family(linked: World) -> None:
    worker = linked.worker()
    head = open_part(actor=worker, person=called("Kayleigh"), part="network", now=NOW, reason="A worry from school")
    assert called("Jason") not in {each.person for each in head.around.family}
    assert "poses-risk-to" not in {tie.kind for tie in family_ties(head, viewer=worker)}


def test_taking_the_same_in_twice_changes_no_risk(linked: World) -> None:
    before = list(Relationship.objects.order_by("person_id", "other_id", "kind", "feed").values())
    link_council(actor=linked.keeper(), council=linked.council, now=NOW, source=EVERYBODY)
    linked.keeper()
    assert list(Relationship.objects.order_by("person_id", "other_id", "kind", "feed").values()) == before


def test_an_incident_that_the_police_take_back_takes_its_risk_with_it(linked: World) -> None:
    quiet = held(
        told_by("health-registrations", HEALTH), told_by("school-census", SCHOOL), told_by("police-notices", POLICE)
    )
    link_council(actor=linked.keeper(), council=linked.council, now=NOW, source=quiet)
    linked.keeper()
    assert not Relationship.objects.filter(kind="poses-risk-to").exists()


def test_the_network_shows_people_places_agencies_and_what_happened(linked: World) -> None:
    found = network(linked, "Kayleigh")
    kinds = {point.kind for point in found.points}
    assert kinds == set(PointKind)
    assert "Jason Brown poses a risk to Kayleigh Anne Oneil" in says(found, JoinKind.RISK)
    assert "Donna Oneil mother of Kayleigh Anne Oneil" in says(found, JoinKind.FAMILY)
    assert all(said.source and said.as_of for join in found.joins for said in join.said)


def test_those_in_one_incident_meet_in_it(linked: World) -> None:
    found = network(linked, "Kayleigh")
    labels = found.labels()
    night = next(point for point in found.points if point.kind is PointKind.HAPPENING)
    assert {labels[join.one] for join in found.joins if join.other == night.id} == {
        "Kayleigh Anne Oneil", "Donna Oneil", "Jason Brown", "Police"
    }  # fmt: skip


def test_another_incident_of_her_mother_is_not_on_the_childs_network(linked: World) -> None:
    assert [point.on for point in network(linked, "Kayleigh").points if point.on] == [date(2026, 11, 1)]
    assert len([point for point in network(linked, "Donna").points if point.on]) == 2


def test_two_said_to_be_the_one_mother_are_contested(linked: World) -> None:
    linked.keeper()
    mother = Relationship.objects.filter(kind="mother", other_id=called("Kayleigh")).first()
    assert mother is not None
    Relationship.objects.create(
        council_id=linked.council, person_id=called("Jason"), other_id=called("Kayleigh"), kind="mother", feed="ssd",
        agency="council", record="r", as_of=TODAY, confidence="stated",
    )  # fmt: skip
    found = network(linked, "Kayleigh")
    contested = [join for join in found.of(JoinKind.FAMILY) if join.contested]
    assert {join.contested for join in contested} == {"Sources name more than one mother"}
    assert len(contested) >= 2


@pytest.mark.parametrize("role", ["screening-social-worker", "hub-manager"])
@pytest.mark.parametrize("whose", ["Kayleigh", "Donna", "Jason"])
def test_canary_no_shielded_place_is_a_point_a_join_a_count_or_a_way(linked: World, whose: str, role: str) -> None:
    manager = linked.worker("hub-manager")
    put_up_shield(actor=manager, person=called("Kayleigh"), since=TODAY, why="Court order", now=NOW)
    found = network(linked, whose, role)
    said = repr(found)
    for canary in ("High Street", "High St", "S65", "07700900123", "Valley Primary", "Mrs Green", "Clifton"):
        assert canary not in said or (whose == "Jason" and canary == "Clifton"), canary
    homes = {join.one for join in found.of(JoinKind.HOME)}
    assert homes <= {f"person-{called('Jason')}"}


def test_canary_a_place_is_no_point_even_where_another_is_said_to_live_there(linked: World) -> None:
    """The partners' next file may place him there before the shield has reached him: still there is no way."""
    put_up_shield(
        actor=linked.worker("hub-manager"), person=called("Kayleigh"), since=TODAY, why="Court order", now=NOW
    )
    linked.keeper()
    Residence.objects.create(
        council_id=linked.council, person_id=called("Jason"), place="S651AB|14", address="14 High Street, Rotherham",
        postcode="S65 1AB", feed="ssd", agency="council", record="r2", as_of=TODAY, chosen=False,
    )  # fmt: skip
    for whose in ("Kayleigh", "Jason"):
        found = network(linked, whose)
        assert "High Street" not in repr(found)
        assert "[withheld]" not in [point.label for point in found.points if point.kind is PointKind.PLACE]


def test_canary_without_the_second_look_that_place_would_be_a_point(
    linked: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutation: nothing is looked through. If this shows no place, the test above proves nothing."""
    put_up_shield(
        actor=linked.worker("hub-manager"), person=called("Kayleigh"), since=TODAY, why="Court order", now=NOW
    )
    linked.keeper()
    Residence.objects.create(
        council_id=linked.council, person_id=called("Jason"), place="S651AB|14", address="14 High Street, Rotherham",
        postcode="S65 1AB", feed="ssd", agency="council", record="r2", as_of=TODAY, chosen=False,
    )  # fmt: skip
    monkeypatch.setattr("onestory.people.queries.network.withheld", lambda tree, **_: tree)
    assert "High Street" in repr(network(linked, "Kayleigh"))
