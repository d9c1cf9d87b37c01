"""The page of how a hub's cost is shared: worked out for a period, said with its definitions, taken away in a file."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import polars as pl
import pytest
from django.test import Client

from tests.web.examples import costs_shared
from tests.web.world import World

SignIn = Callable[..., Client]
NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
AT = "/figures/cost-shares"


@pytest.fixture
def shared(world: World) -> World:
    """Both councils keep terms: 30 per cent in equal parts, 70 in fixed parts of 55 and 45."""
    costs_shared(world, NOW)
    return world


def words(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page)))


def test_each_number_stands_with_its_definition_and_its_agreement(sign_in: SignIn, shared: World) -> None:
    manager = sign_in("hub-manager")
    assert AT in manager.get("/figures").content.decode()
    page = words(manager.get(AT).content.decode())
    quarter = ("£160,500.00", "£139,500.00", "£300,000.00")
    for said in (*quarter, "70% of the cost: £210,000.00", "The per cent that each council wrote as its own"):
        assert said in page
    assert "Redcar and Cleveland Council keeps: Memorandum, schedule 3, counting from 1 April 2024" in page


def test_it_says_why_there_is_no_share_and_where_to_see_to_it(sign_in: SignIn, world: World) -> None:
    page = sign_in("hub-manager").get(AT).content.decode()
    assert "Not every council of the hub has said that figures may stand side by side" in page
    assert "/set-up/settings/compare-figures" not in page
    assert sign_in("hub-manager").get(f"{AT}/csv").status_code == 404
    assert "/set-up/settings/compare-figures" in sign_in("administrator").get("/set-up/settings").content.decode()


def test_shares_are_taken_away_as_a_table(sign_in: SignIn, shared: World) -> None:
    manager = sign_in("hub-manager")
    sheet = pl.read_excel(BytesIO(manager.get(f"{AT}/xlsx").content), read_options={"header_row": 1})
    wholes = sheet.filter(pl.col("Shared") == "The whole").head(2)
    assert wholes["Pounds"].to_list() == [160_500, 139_500]
    assert set(wholes["Agreement"]) == {"Memorandum, schedule 3"}
    plain = manager.get(f"{AT}/csv")
    assert plain["Content-Disposition"].startswith('attachment; filename="cost-shares-')
    assert "Middlesbrough Council" in plain.content.decode("utf-8-sig")
    assert manager.get(f"{AT}/docx").status_code == 404


def test_who_may_not_see_figures_sees_no_shares(sign_in: SignIn, shared: World) -> None:
    assert sign_in("contact-officer").get(AT).status_code == 403
