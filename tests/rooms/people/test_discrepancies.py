"""Where sources disagree the agency that can put it right is told, no more than it may be, and it closes by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from onestory.access.models import Agreement
from onestory.audit.queries import sights, sights_of
from onestory.audit.rules.wanted import Wanted
from onestory.grammar.refusals import BadInput, Conflict, NotFound, NotPermitted
from onestory.people.actions.correcting.answer_discrepancy import answer_discrepancy
from onestory.people.actions.correcting.look_at_discrepancies import look_at_discrepancies
from onestory.people.actions.correcting.read_corrections import read_corrections
from onestory.people.actions.correcting.take_discrepancies import take_discrepancies
from onestory.people.actions.correcting.tell_agency import tell_agency
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.index.taking_in import Held
from onestory.people.models import Discrepancy
from onestory.people.rules.discrepancies import Narrowed, Standing
from onestory.walls.actor import Actor
from onestory.walls.context import stand
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.told_rows import HEALTH, POLICE, SCHOOL, held, told_by

LATER = NOW + timedelta(days=1)
RIGHT = POLICE.replace("03/02/2014", "02/03/2014")
BORN = "date-of-birth"


def told(*, police: str = POLICE, school: str = SCHOOL, health: str = HEALTH) -> Held:
    return held(
        told_by("health-registrations", health), told_by("school-census", school), told_by("police-notices", police)
    )


@pytest.fixture
def linked(world: World) -> World:
    """The family, whose daughter's day of birth the police have the wrong way round."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=told())
    return world


def again(world: World, source: Held) -> None:
    link_council(actor=world.keeper(), council=world.council, now=LATER, source=source)


def officer(world: World) -> Actor:
    return world.worker("data-officer", purpose="data-quality")


def police(world: World) -> Actor:
    return world.worker("partner-researcher", agency="police", purpose="data-quality")


def standing(world: World, feed: str = "police-notices") -> str:
    world.keeper()
    return Discrepancy.objects.get(kind=BORN, feed=feed).state


def test_the_one_who_stands_alone_is_told_in_its_own_words_and_what_the_others_say(linked: World) -> None:
    (found,) = read_corrections(actor=police(linked), now=LATER).rows
    assert (found.name, found.value, found.other) == ("Kayleigh O'Neill", "2014-02-03", "2014-03-02")
    assert found.key == "14/1, N1"
    assert "2 March 2014: day and month are the other way round" in found.differs


def test_reading_it_is_being_told_and_is_kept_in_the_audit(linked: World) -> None:
    read_corrections(actor=police(linked), now=LATER)
    assert standing(linked) == "told"
    person = Discrepancy.objects.get(kind=BORN).person_id
    assert "discrepancy.read" in [line.act for line in sights_of(person, viewer=linked.keeper())]


def test_those_who_agree_are_told_nothing_and_no_agency_sees_anothers(linked: World) -> None:
    health = linked.worker("partner-researcher", agency="health", purpose="data-quality")
    assert read_corrections(actor=health, now=LATER).total == 0
    stand(health)
    assert not Discrepancy.objects.exists()


def test_two_who_stand_even_are_both_asked(world: World) -> None:
    again(
        world, held(told_by("health-registrations", HEALTH), told_by("school-census", SCHOOL.replace("2014", "2013")))
    )
    world.keeper()
    assert set(Discrepancy.objects.filter(kind=BORN).values_list("feed", flat=True)) == {
        "health-registrations",
        "school-census",
    }


def test_it_is_corrected_by_the_import_in_which_they_agree(linked: World) -> None:
    again(linked, told(police=RIGHT))
    row = Discrepancy.objects.get(kind=BORN, feed="police-notices")
    assert (row.state, row.closed_at) == ("corrected", LATER)


def test_it_lapses_when_the_others_come_round(linked: World) -> None:
    again(
        linked, told(health=HEALTH.replace("20140302", "20140203"), school=SCHOOL.replace("2014-03-02", "2014-02-03"))
    )
    assert standing(linked) == "lapsed"


def test_it_opens_again_when_the_old_mistake_comes_back(linked: World) -> None:
    read_corrections(actor=police(linked), now=LATER)
    again(linked, told(police=RIGHT))
    again(linked, told())
    row = Discrepancy.objects.get(kind=BORN, feed="police-notices")
    assert (row.state, row.told_at, row.closed_at) == ("open", None, None)


def test_what_stands_needs_a_reason_and_then_the_others_are_told(linked: World) -> None:
    (found,) = read_corrections(actor=police(linked), now=LATER).rows
    with pytest.raises(BadInput, match="birth certificate"):
        answer_discrepancy(actor=police(linked), number=found.id, answer=Standing.STANDS, why=" ", now=LATER)
    answer_discrepancy(actor=police(linked), number=found.id, answer=Standing.STANDS, why="Passport seen", now=LATER)
    assert standing(linked) == "stands"
    with pytest.raises(Conflict):
        answer_discrepancy(actor=police(linked), number=found.id, answer=Standing.MENDING, why="", now=LATER)
    again(linked, told(school=SCHOOL.replace("High St ", "High Street ")))
    assert standing(linked, "school-census") == "open"
    assert standing(linked) == "stands"


def test_an_agency_answers_only_for_its_own_records(linked: World) -> None:
    linked.keeper()
    number = Discrepancy.objects.get(kind=BORN).pk
    health = linked.worker("partner-researcher", agency="health", purpose="data-quality")
    with pytest.raises(NotFound):
        answer_discrepancy(actor=health, number=number, answer=Standing.STANDS, why="We know better", now=LATER)
    with pytest.raises(NotPermitted):
        answer_discrepancy(actor=linked.worker(), number=number, answer=Standing.STANDS, why="x", now=LATER)


def test_the_officer_sees_everybodys_word_and_tells_one_agency_at_a_time(linked: World) -> None:
    found = look_at_discrepancies(actor=officer(linked), now=LATER, narrowed=Narrowed(agency="police", field=BORN))
    (row,) = found.rows
    assert {each.value for each in row.elsewhere} == {"2014-03-02"}
    assert (row.told.other, row.agency_name, row.reaches) == ("2014-03-02", "Police", True)
    with pytest.raises(BadInput, match="Choose one agency"):
        tell_agency(actor=officer(linked), narrowed=Narrowed(), how="Rang", now=LATER)
    with pytest.raises(BadInput, match="how they were told"):
        tell_agency(actor=officer(linked), narrowed=Narrowed(agency="police"), how="", now=LATER)
    assert tell_agency(actor=officer(linked), narrowed=Narrowed(agency="police"), how="Sent the file", now=LATER) == 1
    assert standing(linked) == "told"
    with pytest.raises(Conflict):
        tell_agency(actor=officer(linked), narrowed=Narrowed(agency="police"), how="Sent the file", now=LATER)
    for act in ("discrepancy.look", "discrepancy.tell"):
        assert len(sights(Wanted(act=act), viewer=linked.keeper())) == 1


def test_the_officer_reads_the_facts_that_differ_and_no_other_fact_of_anybody(linked: World) -> None:
    linked.keeper()
    person = Discrepancy.objects.get(kind=BORN).person_id
    officer(linked)
    with connection.cursor() as cursor:
        cursor.execute("select person_id, kind, value from people_fact")
        seen = cursor.fetchall()
    assert {(who, kind) for who, kind, _ in seen} == {(person, BORN)}
    assert {value for *_, value in seen} == {"2014-02-03", "2014-03-02"}
    for other in (police(linked), linked.worker("analyst", purpose="data-quality")):
        stand(other)
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from people_fact")
            assert cursor.fetchone() == (0,)


def test_what_no_agreement_lets_the_officer_read_is_only_said_to_differ(linked: World) -> None:
    linked.keeper()
    Agreement.objects.update(state="ended", ended_at=LATER, ended_by="health", ended_why="Reviewed")
    (row,) = look_at_discrepancies(actor=officer(linked), now=LATER, narrowed=Narrowed(field=BORN)).rows
    assert row.elsewhere == ()


def test_nobody_else_looks_and_the_other_council_sees_none(linked: World) -> None:
    for role in ("screening-social-worker", "analyst", "referrer"):
        with pytest.raises(NotPermitted):
            look_at_discrepancies(actor=linked.worker(role), now=LATER)
        assert not Discrepancy.objects.exists()
    actor = replace(officer(linked), council=linked.elsewhere, councils=(linked.elsewhere,))
    stand(actor)
    assert not Discrepancy.objects.exists()
    assert look_at_discrepancies(actor=actor, now=LATER).total == 0


def test_of_a_shielded_person_nobody_is_told_nor_counts_it(linked: World) -> None:
    linked.keeper()
    person = Discrepancy.objects.get(kind=BORN).person_id
    manager = linked.worker("hub-manager")
    put_up_shield(actor=manager, person=person, since=NOW.date(), why="Refuge", now=LATER)
    assert read_corrections(actor=police(linked), now=LATER).rows == ()
    found = look_at_discrepancies(actor=officer(linked), now=LATER)
    assert person not in {row.person for row in found.rows}
    assert sum(found.by_state.values()) == Discrepancy.objects.count()
    assert not Discrepancy.objects.filter(person_id=person).exists()
    assert take_discrepancies(actor=officer(linked), narrowed=Narrowed(agency="police"), now=LATER) == []


def test_a_name_is_said_to_differ_and_never_what_others_call_them(world: World) -> None:
    renamed = SCHOOL.replace("O'Neil | Kayleigh", "Hopkins | Kayleigh")
    again(world, told(school=renamed, police=RIGHT))
    world.keeper()
    row = Discrepancy.objects.get(kind="surname", feed="school-census")
    assert (row.value.lower(), row.other) == ("hopkins", "")
