"""Credentials that lapse shut the door with a sentence; every role carries exactly what it should."""

from datetime import date

import pytest

from onestory.access.declared.grants import GRANT_OF_PERMISSION
from onestory.access.declared.permissions import PERMISSIONS
from onestory.access.declared.purposes import PURPOSES, purposes_of
from onestory.access.declared.roles import BY_CODE, ROLES
from onestory.access.policies import refusal, require
from onestory.access.rules.actors import Held, grants_of, permissions_of, shut_agency, shut_door
from onestory.grammar.refusals import NotPermitted
from onestory.walls.actor import Actor

TODAY = date(2026, 11, 20)
FINE = date(2027, 11, 20)
ACTS = (
    "receive",
    "triage",
    "ask",
    "propose",
    "decide",
    "answer",
    "release",
    "sealed",
    "open",
    "audit",
    "import",
    "staff",
)
PERMISSION_OF = {
    "receive": "contact.record", "triage": "contact.triage", "ask": "contact.ask", "propose": "contact.propose",
    "decide": "contact.decide", "answer": "request.answer", "release": "request.release", "sealed": "sealed.see",
    "open": "person.open", "audit": "audit.read", "import": "feed.import", "staff": "staff.manage",
}  # fmt: skip
# One row a role: y may, . may not. Written from the domain's table of roles, not from the declarations.
TABLE = """
role                     receive triage ask propose decide answer release sealed open audit import staff
contact-officer          y       .      .   .       .      .      .       .      y    .     .      .
screening-social-worker  y       y      y   y       .      .      .       y      y    .     .      .
hub-manager              y       y      y   y       y      .      .       y      y    .     .      .
emergency-duty           y       y      y   y       y      .      .       y      y    .     .      .
partner-researcher       .       .      .   .       .      y      .       .      .    .     .      .
partner-manager          .       .      .   .       .      y      y       .      .    .     .      .
referrer                 .       .      .   .       .      .      .       .      .    .     .      .
locality-worker          .       .      .   .       .      .      .       .      y    .     .      .
reviewing-officer        .       .      .   .       .      .      .       .      y    .     .      .
access-reviewer          .       .      .   .       .      .      .       .      .    y     .      .
analyst                  .       .      .   .       .      .      .       .      .    .     .      .
lead-member              .       .      .   .       .      .      .       .      .    .     .      .
data-officer             .       .      .   .       .      .      .       .      .    .     y      .
adoption-custodian       .       .      .   .       .      .      .       .      .    .     .      .
administrator            .       .      .   .       .      .      .       .      .    .     .      y
custodian                .       .      .   .       .      .      .       .      y    .     .      .
integration              .       .      .   .       .      .      .       .      .    .     .      .
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()[1:]]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_role_may_do_exactly_what_its_row_says(row: list[str]) -> None:
    role, *marks = row
    actor = Actor(user=1, role=role, council=1, permissions=permissions_of(role))
    assert [refusal(actor, PERMISSION_OF[act]) is None for act in ACTS] == [mark == "y" for mark in marks]


def test_every_role_has_its_row() -> None:
    assert [row[0] for row in ROWS] == [role.code for role in ROLES]


def test_every_permission_is_carried_by_a_role_() -> None:
    carried = frozenset().union(*(role.grants for role in ROLES))
    assert {permission.code for permission in PERMISSIONS} - carried == set()


def test_the_database_is_told_only_of_declared_permissions() -> None:
    assert set(GRANT_OF_PERMISSION) <= {permission.code for permission in PERMISSIONS}
    assert grants_of(permissions_of("contact-officer")) == {"hub", "index"}
    assert "sealed" in grants_of(permissions_of("screening-social-worker"))


def test_every_purpose_names_declared_roles_and_every_role_has_one() -> None:
    for purpose in PURPOSES:
        assert purpose.roles <= set(BY_CODE)
    assert [role.code for role in ROLES if not purposes_of(role.code)] == []


def test_a_refusal_says_what_and_whom_to_ask() -> None:
    officer = Actor(user=1, role="contact-officer", permissions=permissions_of("contact-officer"), council=1)
    assert refusal(officer, "contact.decide") == (
        "“Decide a contact” is not part of your role (contact officer). Ask a hub manager or an emergency duty worker "
        "(out of hours)."
    )


def test_another_councils_thing_is_refused_whatever_the_role() -> None:
    manager = Actor(user=1, role="hub-manager", permissions=permissions_of("hub-manager"), council=1)
    require(manager, "contact.decide", council=1)
    with pytest.raises(NotPermitted, match="another council"):
        require(manager, "contact.decide", council=2)


def test_an_undeclared_permission_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        require(Actor(), "contact.delete")


@pytest.mark.parametrize(
    ("dbs", "training", "says"),
    [
        (FINE, FINE, None),
        (TODAY, FINE, "Your DBS check ran out on 20 November 2026."),
        (date(2026, 11, 21), FINE, None),
        (None, FINE, "No DBS check is recorded for you."),
        (FINE, date(2026, 3, 3), "Your safeguarding training ran out on 3 March 2026."),
        (FINE, None, "No safeguarding training is recorded for you."),
    ],
)
def test_the_door_shuts_on_the_day_a_credential_lapses(
    dbs: date | None, training: date | None, says: str | None
) -> None:
    held = [Held(kind=kind, until=until) for kind, until in (("dbs", dbs), ("training", training)) if until]
    found = shut_door(held, today=TODAY)
    assert found is None if says is None else (found or "").startswith(says)


def test_a_renewed_credential_opens_the_door_again() -> None:
    held = [Held(kind="dbs", until=TODAY), Held(kind="dbs", until=FINE), Held(kind="training", until=FINE)]
    assert shut_door(held, today=TODAY) is None


@pytest.mark.parametrize(("until", "shut"), [(FINE, False), (TODAY, True), (None, True)])
def test_an_agency_without_accreditation_stays_outside(until: date | None, shut: bool) -> None:
    found = shut_agency(until, agency="Teesside Police", council="Redcar Council", today=TODAY)
    assert bool(found) is shut
    assert found is None or ("Teesside Police" in found and "Redcar Council" in found)
