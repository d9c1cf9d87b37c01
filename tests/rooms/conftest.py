"""Two councils under one hub, their partners, and somebody at work in every role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from onestory.access.actions.come_in import come_in
from onestory.access.actions.found_agencies import found_agencies
from onestory.access.actions.found_hub import found_hub
from onestory.access.actions.take_on import take_on
from onestory.access.rules.actors import the_system
from onestory.councils.rules.founding import NewAgency, NewCouncil
from onestory.walls.actor import Actor
from onestory.walls.context import stand

NOW = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)
LAPSES = date(2027, 11, 20)
COUNCILS = {"middlesbrough": "806", "redcar": "807"}
AGENCY_OF_ROLE = {"partner-researcher": "police", "partner-manager": "police", "referrer": "school"}
AGENCIES = (
    NewAgency(code="social-care", name="Children's Social Care", kind="social-care", team="hub", team_name="The hub"),
    NewAgency(code="police", name="Teesside Police", kind="police"),
    NewAgency(code="health", name="Tees Valley Health Trust", kind="health"),
    NewAgency(code="school", name="Linthorpe Green School", kind="school"),
    NewAgency(code="housing", name="Riverside Homes", kind="housing"),
)


@dataclass
class Hub:
    """A founded hub; `actor` brings somebody in and tells the database, `system` is what runs by the clock."""

    councils: dict[str, int]
    agencies: dict[str, int]
    teams: dict[str, int]
    taken_on: dict[str, int] = field(default_factory=dict)

    def system(self, council: str = "middlesbrough") -> Actor:
        """Everything permitted, for one council."""
        actor = the_system(council=self.councils[council], council_code=council)
        stand(actor)
        return actor

    def actor(self, role: str, *, council: str = "middlesbrough", agency: str = "", name: str = "") -> Actor:
        """Somebody in this role, taken on when first asked for, standing before the database."""
        where = agency or AGENCY_OF_ROLE.get(role, "social-care")
        username = name or f"{role}.{where}.{council}"
        if username not in self.taken_on:
            self.taken_on[username] = take_on(
                actor=self.system(council),
                username=username,
                name=username.replace(".", " ").title(),
                email=f"{username}@example.org",
                role=role,
                agency=self.agencies[where],
                team=self.teams[council] if where == "social-care" else None,
                starts_on=date(2026, 1, 5),
                credentials={"dbs": LAPSES, "training": LAPSES},
                now=NOW,
            )
        return come_in(actor=Actor(user=self.taken_on[username], username=username, request="test"), now=NOW)

    def again(self, actor: Actor) -> Actor:
        """The same actor, standing before the database once more."""
        stand(actor)
        return actor


def found() -> Hub:
    """Found South Tees."""
    system = the_system(council=0, council_code="")
    new = [NewCouncil(code=code, name=f"{code.title()} Council", la_code=la) for code, la in COUNCILS.items()]
    with transaction.atomic():
        councils = found_hub(actor=system, code="south-tees", name="South Tees Hub", councils=new, now=NOW)
        agencies: dict[str, int] = {}
        teams: dict[str, int] = {}
        for code, council in councils.items():
            local = the_system(council=council, council_code=code)
            stand(local)
            made = found_agencies(actor=local, agencies=list(AGENCIES), accredited_until=LAPSES, now=NOW)
            agencies = {name: ids[0] for name, ids in made.items()}
            teams[code] = made["social-care"][1] or 0
    return Hub(councils=councils, agencies=agencies, teams=teams)


@pytest.fixture
def hub(db: None) -> Iterator[Hub]:
    """A founded hub in a transaction that is rolled back."""
    yield found()


@pytest.fixture
def now() -> datetime:
    """A Friday morning in November."""
    return NOW


@pytest.fixture
def founding() -> Callable[[], Hub]:
    """How to found a hub where the test commits for itself (`transaction=True`)."""
    return found
