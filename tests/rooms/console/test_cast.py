"""The demo's people: one a role, able to sign in, and their codes right."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model

from onestory.access.declared.roles import ROLES
from onestory.access.queries import account_is_unused, posts_of
from onestory.access.rules.actors import the_system
from onestory.console.demo import cast
from onestory.console.demo.conductor import OPEN_FOR
from onestory.console.demo.founding import Founded, at_work_today, found_demo
from onestory.console.walking.visitor import code_at
from onestory.madeup import build
from onestory.madeup.declared.councils import COUNCILS
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand

NOW = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)


@pytest.fixture
def founded(db: None, tmp_path: Path) -> Founded:
    """South Tees, from its made-up files."""
    for code in ("middlesbrough", "redcar"):
        build(council=code, out=tmp_path, scale=0.002, seed=1, today=NOW.date())
    return found_demo(codes=["middlesbrough", "redcar"], files=tmp_path, now=NOW)


def test_every_role_that_signs_in_has_somebody() -> None:
    assert {player.role for player in cast.PLAYERS} == {role.code for role in ROLES} - {"integration"}


def test_one_account_a_role_is_printed() -> None:
    roles = [player.role for player in cast.PRINTED]
    assert sorted(roles) == sorted(set(roles))
    assert cast.PRINTED[0].username == "teacher"


def test_everybody_can_sign_in_with_the_password_and_their_own_code(founded: Founded) -> None:
    assert len(founded.accounts) == 2 * len(cast.PLAYERS) - sum(player.serves_all for player in cast.PLAYERS)
    people = get_user_model().objects.filter(username__in=[account.username for account in founded.accounts])
    assert people.count() == len(founded.accounts)
    assert people[0].check_password(founded.password)
    assert {user.password for user in people} == {people[0].password}
    assert Authenticator.objects.filter(user__in=people, type="totp").count() == len(founded.accounts)
    assert len({account.totp for account in founded.accounts}) == len(founded.accounts)


def test_nobodys_account_is_shut_as_unused_when_the_demo_begins(founded: Founded) -> None:
    opened = NOW + OPEN_FOR
    at_work_today(founded, now=opened)
    shut = []
    for code, council in founded.councils.items():
        system = the_system(council=council, council_code=code)
        stand(system)
        people = get_user_model().objects.filter(username__in=[account.username for account in founded.accounts])
        shut += [user.get_username() for user in people if account_is_unused(user.pk, viewer=system, now=opened)]
    assert shut == []


def test_the_emergency_duty_team_has_a_post_at_both_councils(founded: Founded) -> None:
    duty = get_user_model().objects.get(username="duty")
    posts = posts_of(duty.pk, viewer=NOBODY, today=NOW.date())
    for code, council in founded.councils.items():
        stand(the_system(council=council, council_code=code))
        posts += posts_of(duty.pk, viewer=NOBODY, today=NOW.date())
    assert {post.council_code for post in posts} == {"middlesbrough", "redcar"}


def test_the_teacher_works_at_a_school_of_the_census(founded: Founded, tmp_path: Path) -> None:
    teacher = next(account for account in founded.accounts if account.username == "teacher")
    assert teacher.place in (tmp_path / "middlesbrough" / "school-census.csv").read_text(encoding="utf-8-sig")


def test_both_councils_share_the_police_and_each_has_its_own_social_care(founded: Founded) -> None:
    places = {account.username: account.place for account in founded.accounts}
    assert places["police"] == places["police.redcar"]
    assert places["manager"] != places["manager.redcar"]


def test_no_agency_is_called_twice() -> None:
    school = cast.School(name="A school", urn="980600")
    for council in COUNCILS.values():
        codes = [agency.code for agency in cast.agencies_of(council, school).values()]
        assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert code_at("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", seconds) == code
