"""Opening one page: who may, what it holds, and the line in the audit that comes first."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onestory.grammar.refusals import NotFound, NotPermitted
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.opening.let_in import ReasonNeeded
from onestory.people.actions.opening.open_person import open_person
from onestory.people.actions.working.begin_work import begin_work
from onestory.people.models import Kin, Person
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.told_rows import everybody, held, told_by


@pytest.fixture
def linked(world: World) -> World:
    """The family of three, indexed."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    return world


def kayleigh(world: World) -> UUID:
    world.keeper()
    return Person.objects.get(given_name__startswith="Kayleigh").pk


def test_the_page_says_who_she_is_and_who_says_so(linked: World) -> None:
    child = kayleigh(linked)
    page = open_person(actor=linked.worker(), person=child, now=NOW, reason="A worry from school")
    assert (page.name, page.age, page.sex) == ("Kayleigh Anne Oneil", "12 years", "F")
    born = page.fact("date-of-birth")
    assert born is not None
    assert (born.value, born.is_disputed) == ("2014-03-02", True)
    assert [(each.value, each.source.title) for each in born.otherwise] == [("2014-02-03", "Police notices")]


def test_around_her_are_her_mother_and_the_child_to_come(linked: World) -> None:
    child = kayleigh(linked)
    page = open_person(actor=linked.worker(), person=child, now=NOW, reason="A worry from school")
    assert [(each.name, each.relation, each.age, each.lives_here) for each in page.around.family] == [
        ("Donna Oneil", "mother", "36 years", True),
        ("Unborn Oneil", "brother or sister", "due in 6 weeks", True),
    ]
    assert [each.name for each in page.around.other_children] == ["Unborn Oneil"]


def test_a_page_takes_no_more_than_twenty_five_statements(linked: World) -> None:
    child, worker = kayleigh(linked), linked.worker()
    with CaptureQueriesContext(connection) as asked:
        open_person(actor=worker, person=child, now=NOW, reason="A worry from school")
    statements = [each["sql"] for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(statements) <= 25


def test_nobody_looks_without_a_purpose(linked: World) -> None:
    child = kayleigh(linked)
    with pytest.raises(NotPermitted, match="what you are doing this for"):
        open_person(actor=linked.worker(purpose=""), person=child, now=NOW, reason="Curious")


def test_a_worker_who_does_not_work_with_her_must_say_why(linked: World) -> None:
    child = kayleigh(linked)
    with pytest.raises(ReasonNeeded):
        open_person(actor=linked.worker(), person=child, now=NOW)


def test_a_contact_officer_may_not_open_at_all_without_working_with_her(linked: World) -> None:
    child = kayleigh(linked)
    with pytest.raises(NotPermitted):
        open_person(actor=linked.worker("contact-officer"), person=child, now=NOW, reason="A worry from school")


def test_whoever_works_with_her_needs_no_reason(linked: World) -> None:
    child, worker = kayleigh(linked), linked.worker("contact-officer")
    begin_work(actor=worker, person=child, why="Contact C-1", user=worker.user, now=NOW)
    page = open_person(actor=worker, person=child, now=NOW)
    assert page.opened_because == "working with: Contact C-1"
    assert [work.why for work in page.work] == ["Contact C-1"]


def test_the_audit_has_its_line_and_its_reason(linked: World) -> None:
    child = kayleigh(linked)
    open_person(actor=linked.worker(), person=child, now=NOW, reason="A worry from school")
    linked.keeper()
    with connection.cursor() as cursor:
        cursor.execute("select username, reason, purpose from audit_event where act = 'person.open'")
        assert cursor.fetchall() == [("screening-social-worker", "A worry from school", "front-door")]


def test_her_page_is_not_there_for_her_own_aunt(linked: World) -> None:
    child, worker = kayleigh(linked), linked.worker()
    keeper = linked.keeper()
    Kin.objects.create(
        council_id=linked.council, user_id=worker.user, person_id=child, kind="relative", declared_at=NOW,
        declared_by=keeper.username,
    )  # fmt: skip
    with pytest.raises(NotFound) as hers:
        open_person(actor=linked.worker(), person=child, now=NOW, reason="A worry from school")
    with pytest.raises(NotFound) as nobodys:
        open_person(actor=linked.worker(), person=uuid4(), now=NOW, reason="A worry from school")
    assert hers.value.message == nobodys.value.message
    assert Kin.objects.count() == 0


def test_the_other_council_finds_nobody(linked: World) -> None:
    child = kayleigh(linked)
    with pytest.raises(NotFound):
        open_person(actor=linked.elsewhere_worker(), person=child, now=NOW, reason="A worry from school")


def test_nothing_known_is_said_in_its_own_way(linked: World) -> None:
    child = kayleigh(linked)
    page = open_person(actor=linked.worker(), person=child, now=NOW, reason="A worry from school")
    knowing = {line.service: str(line.knowing) for line in page.known_to}
    assert knowing["school"] == "current"
    assert knowing["police"] == "current"
    assert knowing["probation"] == "no feed"
    assert knowing["housing"] == "no feed"
    assert knowing["child-mental-health"] == "held but not shared"
    assert [line.what for line in page.not_known] == ["Ethnicity", "Father"]


def test_a_high_risk_police_notice_is_a_warning(linked: World) -> None:
    child = kayleigh(linked)
    page = open_person(actor=linked.worker(), person=child, now=NOW, reason="A worry from school")
    assert [warning.kind for warning in page.warnings] == ["police-notice"]


def test_who_has_looked_is_counted_by_role(linked: World) -> None:
    child = kayleigh(linked)
    open_person(actor=linked.worker(), person=child, now=NOW, reason="A worry from school")
    page = open_person(
        actor=linked.worker("reviewing-officer", purpose="quality"), person=child, now=NOW, reason="Audit of files"
    )
    assert page.looked.looks == ()
    assert dict(page.looked.by_role) == {
        "Screening social worker": 1, "Independent reviewing officer or auditor": 1,
    }  # fmt: skip


def test_what_the_councils_files_repeat_is_told_once(world: World) -> None:
    source = held(
        told_by(
            "ssd",
            "pers_person_id | pers_forename | pers_surname | pers_dob\nC1 | Kayleigh | Oneil | 2014-03-02",
            part="person",
        ),
        told_by("cin", "LAchildID | CINreferralDate | ReferralNFA\nC1 | 2026-05-01 | 0", part="referrals"),
        told_by("annex-a", "Child Unique ID | Date of Referral\nC1 | 01/05/2026", part="list-3"),
    )
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=source)
    page = open_person(actor=world.worker(), person=kayleigh(world), now=NOW, reason="A worry from school")
    assert [(entry.kind, entry.source.feed) for entry in page.story.entries] == [("referral", "annex-a")]
