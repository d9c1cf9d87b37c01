"""`onestory found`: a hub of one's own from a file. What is wrong is said first; repeated, it adds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from typer.testing import CliRunner, Result

from onestory.access.models import Membership, User
from onestory.access.rules.actors import the_system
from onestory.console.hub_file import EXAMPLE
from onestory.console.verbs.found import app
from onestory.councils.models import Agency, Council, Team
from onestory.walls.context import stand

pytestmark = pytest.mark.django_db

Founds = Callable[..., Result]


@pytest.fixture
def found(tmp_path: Path) -> Founds:
    """Found a hub from this text, with these options."""

    def run(text: str = EXAMPLE, *options: str) -> Result:
        file = tmp_path / "hub.toml"
        file.write_text(text, encoding="utf-8")
        return CliRunner().invoke(app, [str(file), *options])

    return run


def at(code: str) -> None:
    """Stand as the system of a council."""
    stand(the_system(council=0, council_code=""))
    council = Council.objects.get(code=code).pk
    stand(the_system(council=council, council_code=code))


def test_the_example_founds_a_hub_whose_administrator_chooses_a_password(found: Founds, client: Client) -> None:
    result = found()
    assert result.exception is None, result.exception
    at("exampleshire")
    assert set(Agency.objects.values_list("code", flat=True)) == {"exampleshire-social-care", "police"}
    assert Team.objects.get().code == "front-door"
    assert Membership.objects.get().role == "administrator"
    address = result.stdout.strip()
    page = client.get(address, follow=True)
    assert page.status_code == 200
    assert "password" in page.content.decode()


def test_repeated_it_changes_nothing_and_adds_what_is_new(found: Founds) -> None:
    found()
    again = found()
    assert again.exception is None
    more = EXAMPLE.replace(
        "  [[councils.administrators]]",
        '  [[councils.agencies]]\n  code = "riverside"\n  name = "Riverside Homes"\n  kind = "housing"\n'
        "  accredited_until = 2027-11-30\n\n  [[councils.administrators]]",
    )
    found(more.replace('"Exampleshire Police"', '"Another name"'))
    at("exampleshire")
    assert Agency.objects.count() == 3
    assert Agency.objects.get(code="police").name == "Exampleshire Police"
    assert (User.objects.count(), Membership.objects.count(), Council.objects.count()) == (1, 1, 1)


def test_a_look_makes_nothing(found: Founds) -> None:
    assert found(EXAMPLE, "--check").exception is None
    stand(the_system(council=0, council_code=""))
    assert not Council.objects.exists()


def test_schools_come_from_a_list_beside_it(found: Founds, tmp_path: Path) -> None:
    (tmp_path / "agencies.csv").write_text(
        'code,name,kind,urn,accredited_until,phone\nst-aidan,"St Aidan\'s, Primary",school,123456,2027-08-31,\n',
        encoding="utf-8-sig",
    )
    assert found(EXAMPLE.replace("# agencies_file", "agencies_file")).exception is None
    at("exampleshire")
    assert Agency.objects.get(code="st-aidan").urn == "123456"


def test_another_hub_is_not_founded_in_its_place(found: Founds) -> None:
    found()
    other = found(EXAMPLE.replace('"exampleshire"', '"elsewhere"').replace("exampleshire-", "elsewhere-"))
    assert "already holds a hub" in str(other.exception)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("[hub]", "[hubb]", "“hubb”, which means nothing here. Did you mean “hub”?"),
        ('kind = "police"', 'kind = "navy"', "of the kind “navy”, which is none"),
        ('la_code = "000"', "la_code = 806", "the DfE's three digits, in quotation marks"),
        ('code = "police"', 'code = "The Police"', "small letters, digits and hyphens"),
        ('team = "front-door"', 'team = "desk"', "no team that receives contacts"),
        ('agency = "exampleshire-social-care"', 'agency = "navy"', "is of the agency “navy”"),
        ("accredited_until = 2027-11-30", "accredited_until = 2020-11-30", "which has come already"),
        ("accredited_until = 2027-11-30", 'accredited_until = "soon"', "Write a day, such as 2027-11-30"),
        ("jo.bell@example.org", "jo.bell", "Write it like name@example.org"),
        ("under_18s = 42000", 'under_18s = "many"', "Write a whole number"),
        ("[[councils.administrators]]", "[[councils.admins]]", "which means nothing here"),
        ('name = "Jo Bell"', "", "has no name"),
        ("[[councils]]", "[[councils", "is no TOML file"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(found: Founds, was: str, becomes: str, says: str) -> None:
    result = found(EXAMPLE.replace(was, becomes, 1))
    assert says in str(result.exception)
    stand(the_system(council=0, council_code=""))
    assert not Council.objects.exists()


def test_without_a_file_it_says_how_to_begin() -> None:
    assert "onestory found --example > hub.toml" in str(CliRunner().invoke(app, []).exception)
    assert CliRunner().invoke(app, ["--example"]).stdout == EXAMPLE
