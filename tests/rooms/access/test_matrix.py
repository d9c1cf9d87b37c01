"""The access matrix: every decision over a real database, against an oracle that knows none of the product's rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onestory.access.actions import come_in as coming_in
from onestory.access.declared.roles import ROLES
from onestory.access.queries import posts_of
from onestory.access.rules.actors import permissions_of
from onestory.people.actions.opening import let_in as door
from tests.rooms.access import oracle
from tests.rooms.access.matrix import cells, mismatched_doors, mismatches, set_out
from tests.rooms.frontdoor.conftest import Door, founded

EVERY_ROLE = tuple(oracle.MAY)
FEW = ("contact-officer", "partner-manager")


@pytest.fixture
def hub(db: None) -> Door:
    """South Tees, with a front door."""
    return founded()


def test_the_oracle_has_a_row_for_every_role_and_reads_none_of_ours() -> None:
    assert set(oracle.MAY) == {role.code for role in ROLES}
    assert "onestory" not in {name.split(".")[0] for name in vars(oracle)}


def test_every_cell_is_decided_as_the_oracle_says(hub: Door) -> None:
    made = set_out(hub, EVERY_ROLE)
    assert len(list(cells(EVERY_ROLE))) > 40_000
    assert list(mismatches(made, EVERY_ROLE)) == []
    assert [said for role in EVERY_ROLE for said in mismatched_doors(made, role)] == []


def everybody_works_with_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "own_work", lambda actor, work: "Mine")


def a_partner_opens_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    known = permissions_of
    monkeypatch.setattr(coming_in, "permissions_of", lambda role: known(role) | {"person.open"})


def nobody_minds_a_lapsed_check(monkeypatch: pytest.MonkeyPatch) -> None:
    known = posts_of
    monkeypatch.setattr(
        coming_in,
        "posts_of",
        lambda user, **asked: [replace(post, shut="") for post in known(user, **asked)],
    )


BROKEN = (everybody_works_with_everybody, a_partner_opens_the_index, nobody_minds_a_lapsed_check)


def test_one_broken_rule_is_noticed(hub: Door) -> None:
    """The negative control: with one rule of the product broken the oracle must not agree, or it proves nothing."""
    made = set_out(hub, FEW)
    assert next(mismatches(made, FEW), None) is None
    for breaks in BROKEN:
        with pytest.MonkeyPatch.context() as monkeypatch:
            breaks(monkeypatch)
            assert next(mismatches(made, FEW), None) is not None, breaks.__name__
