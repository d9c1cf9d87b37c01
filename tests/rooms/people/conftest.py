"""A hub with two councils and people at work, for the tests of the index."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from onestory.access.actions.found_agencies import found_agencies
from onestory.access.actions.found_agreements import found_agreements
from onestory.access.actions.found_hub import found_hub
from onestory.access.actions.take_on import take_on
from onestory.access.rules.actors import grants_of, permissions_of, the_system
from onestory.councils.rules.founding import NewAgency, NewCouncil
from onestory.walls.actor import Actor
from onestory.walls.context import stand

NOW = datetime(2026, 11, 22, 16, 50, tzinfo=UTC)
TODAY = NOW.date()
ALSO_TELL = ("school", "housing", "probation", "adult-care", "early-help", "youth-justice", "voluntary")


@dataclass(frozen=True)
class World:
    """Two councils of one hub, and how to be anybody who works for them."""

    council: int
    elsewhere: int
    agencies: dict[str, tuple[int, int | None]]
    users: dict[str, int]

    def keeper(self, council: int | None = None) -> Actor:
        """What runs by the clock, told to the database."""
        actor = the_system(council=council or self.council, council_code="here")
        stand(actor)
        return actor

    def worker(
        self, role: str = "screening-social-worker", *, agency: str = "council", purpose: str = "front-door"
    ) -> Actor:
        """Somebody of this role, told to the database."""
        permissions = permissions_of(role)
        found, team = self.agencies[agency]
        actor = Actor(
            user=self.users.get(role, 0),
            username=role,
            name=role.replace("-", " ").title(),
            role=role,
            council=self.council,
            council_code="here",
            councils=(self.council,),
            agency=found,
            agency_code=agency,
            agency_name=agency.title(),
            team=team or 0,
            permissions=permissions,
            grants=grants_of(permissions),
            purpose=purpose,
        )
        stand(actor)
        return actor

    def elsewhere_worker(self) -> Actor:
        """The same role at the other council."""
        actor = replace(self.worker(), council=self.elsewhere, council_code="there", councils=(self.elsewhere,))
        stand(actor)
        return actor


@pytest.fixture
def world(db: None) -> World:
    """The hub, founded."""
    founder = the_system(council=0, council_code="")
    made = found_hub(
        actor=founder,
        code="hub",
        name="A hub",
        councils=[
            NewCouncil(code="here", name="Here", la_code="806"),
            NewCouncil(code="there", name="There", la_code="807"),
        ],
        now=NOW,
    )
    actor = the_system(council=made["here"], council_code="here")
    stand(actor)
    agencies = found_agencies(
        actor=actor,
        agencies=[
            NewAgency(code="council", name="Children's social care", kind="childrens-social-care", team="hub"),
            NewAgency(code="police", name="Police", kind="police", team="police"),
            NewAgency(code="health", name="Health trust", kind="health"),
            *(NewAgency(code=kind, name=kind.title(), kind=kind) for kind in ALSO_TELL),
        ],
        accredited_until=date(2027, 1, 1),
        now=NOW,
    )
    found_agreements(actor=actor, now=NOW)
    users = {
        role: take_on(
            actor=actor,
            username=role,
            name=role.title(),
            email=f"{role}@example.org",
            role=role,
            agency=agencies["council"][0],
            team=agencies["council"][1],
            starts_on=date(2026, 1, 1),
            credentials={"dbs": date(2028, 1, 1), "training": date(2028, 1, 1)},
            now=NOW,
        )
        for role in ("screening-social-worker", "hub-manager", "contact-officer", "reviewing-officer", "custodian")
    }
    return World(council=made["here"], elsewhere=made["there"], agencies=agencies, users=users)
