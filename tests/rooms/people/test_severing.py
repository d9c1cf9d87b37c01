"""An adopted child's two lives: a task from the import, two custodians, a new person, no path back, nothing found."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from onestory.access.rules.actors import grants_of, permissions_of
from onestory.grammar.refusals import BadInput, Conflict, NotFound, NotPermitted
from onestory.people.actions.indexing.index_council import index_council
from onestory.people.actions.joining.undo_change import undo_change
from onestory.people.actions.opening.look_into_history import look_into_history
from onestory.people.actions.severing.decline_severance import decline_severance
from onestory.people.actions.severing.open_severance import open_severance
from onestory.people.actions.severing.propose_severance import propose_severance
from onestory.people.actions.severing.sever_record import sever_record
from onestory.people.index.taking_in import Held
from onestory.people.models import Change, Link, Person, Question, Severance
from onestory.people.policies import person_for
from onestory.people.queries import candidates
from onestory.people.queries.severances import severances
from onestory.walls.actor import Actor
from onestory.walls.context import stand
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.told_rows import HEALTH, POLICE, SCHOOL, held, told_by

LATER, LAST = NOW + timedelta(days=1), NOW + timedelta(days=2)
LOOKED_AFTER = """
    CHILD | SEX | DOB | ETHNIC | UPN
    C77 | 2 | 02/03/2014 | WBRI | A123
"""
SSD = """
    pers_person_id | pers_forename | pers_surname | pers_dob | pers_sex
    C77 | Kayleigh | Oneil | 2014-03-02 | F
"""
EPISODE = """
    CHILD | DECOM | RNE | LS | CIN | PLACE | PLACE_PROVIDER | DEC | REC
    C77 | 01/02/2024 | S | E1 | N1 | A3 | PR1 | 10/11/2026 | E11
"""
NEW_LIFE = """
    UPN | PupilID | Surname | Forename | DOB | Sex | AddressLine1 | Town | Postcode | School
    | P1 | O'Neil | Kayleigh | 2014-03-02 | F | 14 High St | Rotherham | S65 1AB | Valley Primary
    | P9 | Oneil | Kayleigh | 2014-03-02 | F | 9 Lark Rise | Bath | BA1 1AA | Far Away Primary
"""


def before() -> Held:
    return held(told_by("health-registrations", HEALTH), told_by("ssd", SSD, part="person"),
                told_by("police-notices", POLICE), told_by("school-census", SCHOOL))  # fmt: skip


def after(school: str = SCHOOL) -> Held:
    return held(told_by("health-registrations", HEALTH), told_by("ssd", SSD, part="person"),
                told_by("police-notices", POLICE), told_by("school-census", school),
                told_by("ssda903", EPISODE, part="episodes"))  # fmt: skip


def index(world: World, source: Held, *, whole: bool = False) -> None:
    index_council(actor=world.keeper(), council=world.council, now=LATER, source=source, everybody=whole)
    world.keeper()


def custodian(world: World, role: str) -> Actor:
    """One of the people at work, in a custodian's post."""
    permissions = permissions_of("adoption-custodian")
    actor = replace(world.worker(role), permissions=permissions, grants=grants_of(permissions), purpose="adoption")
    stand(actor)
    return actor


@pytest.fixture
def adopted(world: World) -> World:
    """Kayleigh is known; then her care ends, adopted."""
    index(world, before())
    index(world, after())
    return world


def task_of(world: World) -> Severance:
    world.keeper()
    return Severance.objects.get()


def severed(world: World, *moves: str) -> Severance:
    task = task_of(world)
    propose_severance(actor=custodian(world, "hub-manager"), number=task.pk, moves=moves,
                      custodians=["reviewing-officer"], why="Order of 10 November", now=LAST)  # fmt: skip
    sever_record(actor=custodian(world, "reviewing-officer"), number=task.pk, now=LAST)
    return task_of(world)


def test_an_import_that_tells_of_an_adoption_raises_a_task_once(adopted: World) -> None:
    task = task_of(adopted)
    assert task.person.given_name.startswith("Kayleigh")
    assert "Adopted" in task.told
    index(adopted, after())
    index(adopted, after(), whole=True)
    assert Severance.objects.count() == 1


@pytest.mark.parametrize("whole", [False, True])
def test_from_then_on_no_run_joins_or_asks_about_what_comes(adopted: World, whole: bool) -> None:
    index(adopted, after(NEW_LIFE), whole=whole)
    task = task_of(adopted)
    newcomer = Link.objects.get(record__endswith="/P9", closed_at=None)
    assert newcomer.person_id != task.person_id
    assert not Question.objects.filter(left_record__endswith="/P9").exists()
    assert not Question.objects.filter(right_record__endswith="/P9").exists()
    assert Link.objects.filter(person_id=task.person_id, closed_at=None).count() == 4


def test_declined_the_record_is_matched_again(adopted: World) -> None:
    index(adopted, after(NEW_LIFE))
    task = task_of(adopted)
    decline_severance(actor=custodian(adopted, "hub-manager"), number=task.pk, why="Name kept", now=LAST)
    index(adopted, after(NEW_LIFE))
    asked = Question.objects.filter(right_record__endswith="/P9") | Question.objects.filter(left_record__endswith="/P9")
    assert asked.exists() or Link.objects.get(record__endswith="/P9", closed_at=None).person_id == task.person_id


def test_it_takes_two_named_custodians_and_a_reason(adopted: World) -> None:
    task = task_of(adopted)
    helen = custodian(adopted, "hub-manager")
    with pytest.raises(BadInput, match="Name at least one other"):
        propose_severance(actor=helen, number=task.pk, moves=[], custodians=[], why="x", now=LAST)
    with pytest.raises(BadInput, match="Say why"):
        propose_severance(actor=helen, number=task.pk, moves=[], custodians=["reviewing-officer"], why="", now=LAST)
    propose_severance(actor=helen, number=task.pk, moves=[], custodians=["reviewing-officer"], why="x", now=LAST)
    with pytest.raises(Conflict, match="Another custodian"):
        sever_record(actor=helen, number=task.pk, now=LAST)
    with pytest.raises(NotPermitted):
        sever_record(actor=adopted.worker("hub-manager"), number=task.pk, now=LAST)


def test_severed_the_life_before_is_found_by_nobody_and_the_one_after_has_no_past(adopted: World) -> None:
    moves = Link.objects.get(record__endswith="pupils/P1", closed_at=None).record
    task = severed(adopted, moves)
    worker = adopted.worker()
    found = [each.person for each in candidates(viewer=worker, now=LAST, words="kayleigh oneil 2/3/2014")]
    assert found == [task.after_id]
    assert candidates(viewer=worker, now=LAST, nhs_number="9434765919") == []
    with pytest.raises(NotFound):
        person_for(adopted.worker("hub-manager"), task.person_id)
    history = look_into_history(actor=adopted.worker("hub-manager"), person=task.after_id, now=LAST)  # type: ignore[arg-type]
    assert [(line.kind, line.by, line.other, line.why) for line in history.lines] == [("add", "OneStory", "", "")]
    assert history.former == ()


def test_raw_sql_as_the_app_role_finds_no_row_of_the_life_before(adopted: World) -> None:
    moves = Link.objects.get(record__endswith="pupils/P1", closed_at=None).record
    task = severed(adopted, moves)
    every: tuple[Callable[[], Actor], ...] = (
        adopted.worker,
        lambda: adopted.worker("hub-manager"),
        lambda: custodian(adopted, "contact-officer"),
    )
    for stands in every:
        stands()
        assert betrayed(task.person_id) == {}
    stand(custodian(adopted, "reviewing-officer"))
    assert set(betrayed(task.person_id)) == {"people_severance"}
    assert [one.state for one in severances(viewer=custodian(adopted, "reviewing-officer"))] == ["severed"]


def betrayed(person: UUID) -> dict[str, int]:
    """Tables in which whoever stands now finds this identifier, in any column, and how often."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select tablename from pg_tables where schemaname = 'public' and tablename ~ '^people_'"
            " and has_table_privilege(tablename::text, 'select')"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"select count(*) from {table} t where t::text like %s", [f"%{person}%"])
            (count,) = cursor.fetchone()
            if count:
                found[table] = count
    return found


def test_nothing_is_ever_joined_with_or_asked_of_a_sealed_life(adopted: World) -> None:
    moves = Link.objects.get(record__endswith="pupils/P1", closed_at=None).record
    task = severed(adopted, moves)
    for whole in (False, True):
        index(adopted, after(NEW_LIFE), whole=whole)
        assert Link.objects.filter(person_id=task.person_id, closed_at=None).count() == 3
        assert not Question.objects.filter(left_id=task.person_id).exists()
        assert not Question.objects.filter(right_id=task.person_id).exists()
        assert Link.objects.get(record=moves, closed_at=None).person_id == task.after_id


def test_a_reviewer_cannot_take_back_what_led_to_the_life_before(adopted: World) -> None:
    task = severed(adopted)
    adopted.keeper()
    mine = Change.objects.filter(from_person_id=task.person_id) | Change.objects.filter(into_person_id=task.person_id)
    other = Person.objects.exclude(pk=task.person_id).first()
    made = Change.objects.create(council_id=adopted.council, kind="apart", at=NOW, by="x",
                                 from_person_id=task.person_id, into_person=other, records=[[], []])  # fmt: skip
    assert mine.filter(pk=made.pk).exists()
    with pytest.raises(NotFound):
        undo_change(actor=adopted.worker("hub-manager"), change=made.pk, why="x", now=LAST)


def test_only_a_named_custodian_opens_a_sealed_life(adopted: World) -> None:
    task = severed(adopted)
    assert open_severance(actor=custodian(adopted, "reviewing-officer"), number=task.pk, now=LAST).records
    with pytest.raises(NotFound):
        open_severance(actor=custodian(adopted, "contact-officer"), number=task.pk, now=LAST)
