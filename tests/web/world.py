"""A made-up hub for the pages' tests: two councils, their partners, and somebody at work in every role."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from onestory.access.actions.come_in import come_in
from onestory.access.actions.found_agencies import found_agencies
from onestory.access.actions.found_agreements import found_agreements
from onestory.access.actions.found_hub import found_hub
from onestory.access.actions.take_on import take_on
from onestory.access.declared.roles import ROLES
from onestory.access.rules.actors import the_system
from onestory.clockwork.actions.record_round import record_round
from onestory.clockwork.declared.rounds import ROUNDS
from onestory.councils.rules.founding import NewAgency, NewCouncil
from onestory.walls.actor import NOBODY, Actor
from onestory.walls.context import stand

PASSWORD = "three made up words"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
HERE, THERE = "middlesbrough", "redcar"
COUNCILS = (
    NewCouncil(
        code=HERE,
        name="Middlesbrough Council",
        la_code="806",
        front_door_phone="01632 960 101",
        out_of_hours_phone="01632 960 102",
        postcode_areas="TS1,TS3,TS4,TS5,TS8",
        colour="purple",
    ),
    NewCouncil(
        code=THERE,
        name="Redcar and Cleveland Council",
        la_code="807",
        front_door_phone="01632 960 201",
        out_of_hours_phone="01632 960 102",
        postcode_areas="TS6,TS10,TS11,TS12",
        colour="green",
    ),
)
AGENCIES = (
    NewAgency(
        code="social-care",
        name="Children's Social Care",
        kind="childrens-social-care",
        team="front-door",
        team_name="The front door",
    ),
    NewAgency(code="police", name="Teesside Police", kind="police", phone="01632 960 301"),
    NewAgency(code="health", name="Tees Valley Health Trust", kind="health", phone="01632 960 302"),
    NewAgency(code="school", name="Linthorpe Green School", kind="school", phone="01632 960 303"),
    NewAgency(code="housing", name="Riverside Homes", kind="housing"),
)
AGENCY_OF_ROLE = {"partner-researcher": "police", "partner-manager": "police", "referrer": "school"}
NAMES = {
    "contact-officer": "Ruth Appleby",
    "screening-social-worker": "Sunita Rao",
    "hub-manager": "Helen Marsh",
    "partner-researcher": "Dean Okafor",
    "partner-manager": "Carol Nash",
    "referrer": "Tom Whitfield",
    "administrator": "Priya Lamb",
    "access-reviewer": "Gwen Ellis",
    "data-officer": "Kofi Mensah",
}


@dataclass
class World:
    """A founded hub; people by role, and by name where a test needs somebody special."""

    councils: dict[str, int]
    agencies: dict[str, int]
    teams: dict[str, int]
    users: dict[str, int] = field(default_factory=dict)

    def user(self, name: str) -> AbstractBaseUser:
        """Somebody at work, to sign in as."""
        return get_user_model().objects.get(pk=self.users[name])

    def keeper(self, council: str = HERE) -> Actor:
        """What runs by the clock, told to the database."""
        actor = the_system(council=self.councils[council], council_code=council)
        stand(actor)
        return actor

    def actor(self, name: str, *, now: datetime) -> Actor:
        """Somebody who has come in, told to the database."""
        return come_in(actor=Actor(user=self.users[name], username=name, request="test"), now=now)

    @transaction.atomic
    def hire(
        self,
        name: str,
        *,
        role: str,
        council: str = HERE,
        agency: str = "",
        now: datetime,
        until: date | None = None,
        password: str | None = None,
        second_factor: bool = True,
    ) -> int:
        """Take somebody on; ``until`` is when their checks lapse."""
        where = agency or AGENCY_OF_ROLE.get(role, "social-care")
        lapses = until or now.date() + timedelta(days=300)
        self.users[name] = take_on(
            actor=self.keeper(council),
            username=name,
            name=NAMES.get(name, name.replace("-", " ").title()),
            email=f"{name}@example.org",
            role=role,
            agency=self.agencies[where],
            team=self.teams[council] if where == "social-care" else None,
            starts_on=date(2025, 1, 6),
            credentials={"dbs": lapses, "training": lapses + timedelta(days=30)},
            now=now,
            password=password,
        )
        if second_factor:
            Authenticator.objects.get_or_create(
                user_id=self.users[name], type=Authenticator.Type.TOTP, defaults={"data": {"secret": encrypt(SECRET)}}
            )
        stand(NOBODY)
        return self.users[name]


def found_world(now: datetime | None = None) -> World:
    """Found South Tees with one person a role, one with two posts, one whose checks have lapsed."""
    now = now or datetime.now(UTC)  # noqa: TID251  the pages read the real clock, so their hub must too
    with transaction.atomic():
        world = _found(now - timedelta(days=90), until=now.date() + timedelta(days=365))
        for role in ROLES:
            world.hire(role.code, role=role.code, now=now)
        world.hire("two-posts", role="screening-social-worker", now=now)
        world.hire("two-posts", role="screening-social-worker", council=THERE, now=now)
        world.hire("lapsed", role="contact-officer", now=now, until=now.date() - timedelta(days=40))
        world.hire("newcomer", role="referrer", now=now, second_factor=False, password=PASSWORD)
        the_clock_runs(now)
        world.hire("over-there", role="hub-manager", council=THERE, now=now)
    return world


def the_clock_runs(now: datetime) -> None:
    """Every round has just been made, as it is where a worker runs."""
    clock = the_system(council=0, council_code="")
    stand(clock)
    for each in ROUNDS:
        record_round(actor=clock, round=each.code, fault="", now=now)


def _found(now: datetime, *, until: date) -> World:
    founder = the_system(council=0, council_code="")
    councils = found_hub(actor=founder, code="south-tees", name="South Tees Hub", councils=list(COUNCILS), now=now)
    agencies: dict[str, int] = {}
    teams: dict[str, int] = {}
    for code, council in councils.items():
        local = the_system(council=council, council_code=code)
        stand(local)
        made = found_agencies(actor=local, agencies=list(AGENCIES), accredited_until=until, now=now)
        found_agreements(actor=local, now=now)
        agencies = {name: ids[0] for name, ids in made.items()}
        teams[code] = made["social-care"][1] or 0
    return World(councils=councils, agencies=agencies, teams=teams)
