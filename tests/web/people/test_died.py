"""A parent who died: said wherever the family is shown or searched, and nobody says that they live there still."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from onestory.people.actions.indexing.link_council import link_council
from tests.rooms.people.told_rows import HEALTH, SCHOOL, held, told_by
from tests.web.fixtures import SignIn
from tests.web.people.conftest import NOW, Family
from tests.web.people.test_person import Opens
from tests.web.world import HERE, World

RECORDED = """
    pers_person_id | pers_forename | pers_surname | pers_sex | pers_dob | pers_common_child_id | pers_death_date
    D1 | Donna | O'Neil | F | 1990-01-05 | 9434765870 | 2024-03-02
"""


@pytest.fixture
def bereaved(family: Family, world: World) -> Family:
    """The social care's own register has said that her mother died."""
    told = held(
        told_by("health-registrations", HEALTH),
        told_by("school-census", SCHOOL),
        told_by("ssd", RECORDED, part="person"),
    )
    link_council(actor=world.keeper(), council=world.councils[HERE], now=NOW, source=told)
    return family


@pytest.fixture
def worker(sign_in: SignIn) -> Client:
    """A screening social worker."""
    return sign_in("screening-social-worker")


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_her_page_says_when_her_mother_died_and_not_that_she_lives_there(
    worker: Client, bereaved: Family, opens: Opens
) -> None:
    page = words_of(opens(worker, f"/people/{bereaved.kayleigh}"))
    assert "Mother, died aged 34 years on 2 March 2024" in page
    assert "on 2 March 2024, lives here" not in page


def test_a_search_says_that_she_died_and_never_an_age_of_today(worker: Client, bereaved: Family) -> None:
    page = words_of(worker.post("/find", {"words": "donna oneil 1990"}, follow=True).content.decode())
    assert "Born 5 January 1990 (died 2 March 2024, aged 34)" in page


def test_the_family_crosses_her_out_and_its_table_says_why(worker: Client, bereaved: Family, opens: Opens) -> None:
    page = words_of(opens(worker, f"/people/{bereaved.kayleigh}/family"))
    assert "Donna Oneil (died)" in page
