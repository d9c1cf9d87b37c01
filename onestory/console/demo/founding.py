"""Founding the demo: its councils under one hub, the agencies around them, and an account for everybody in the cast."""

from __future__ import annotations

import csv
import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction

from onestory.access.actions.found_agencies import found_agencies
from onestory.access.actions.found_agreements import found_agreements
from onestory.access.actions.found_hub import found_hub
from onestory.access.actions.take_on import take_on
from onestory.access.declared.credentials import REQUIRED
from onestory.access.declared.roles import BY_CODE
from onestory.access.rules.actors import the_system
from onestory.console.demo import cast
from onestory.console.demo.cast import Player, School
from onestory.councils.rules.founding import NewAgency
from onestory.madeup.declared.councils import COUNCILS, Council
from onestory.walls.actor import Actor
from onestory.walls.context import stand

LASTS = timedelta(days=365)
WORDS = (
    *("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron"),
    *("islet", "jetty", "kite", "larch", "maple", "nettle", "otter", "pebble"),
)


@dataclass(frozen=True, kw_only=True)
class Account:
    """Somebody who can sign in to the demo, and the secret of their code generator."""

    username: str
    name: str
    role: str
    role_code: str
    place: str
    council: str
    agency: str
    totp: str


@dataclass(frozen=True, kw_only=True)
class Founded:
    """A hub with people in it and nobody's records yet."""

    councils: dict[str, int]
    accounts: list[Account]
    password: str


def found_demo(*, codes: list[str], files: Path, now: datetime) -> Founded:
    """Make the hub, its councils and their people."""
    made_up = [COUNCILS[code] for code in codes]
    hub_code, hub_name = cast.HUBS.get(codes[0], (codes[0], f"{made_up[0].name} Hub"))
    new = [cast.council_of(council, place, scale_of(files / council.code)) for place, council in enumerate(made_up)]
    nobody = the_system(council=0, council_code="")
    councils = found_hub(actor=nobody, code=hub_code, name=hub_name, councils=new, now=now)
    password = memorable_password()
    # Hashing is slow on purpose; everybody here has the same password, so it is done once.
    hashed = make_password(password)
    accounts = [
        account
        for place, council in enumerate(made_up)
        for account in _staff(council, councils[council.code], files, hashed, first=place == 0, now=now)
    ]
    return Founded(councils=councils, accounts=accounts, password=password)


@transaction.atomic
def at_work_today(founded: Founded, *, now: datetime) -> None:
    """Everybody has signed in to this day: an account that nobody used since the hub was opened would be shut."""
    for code, council in founded.councils.items():
        stand(the_system(council=council, council_code=code))
        names = [account.username for account in founded.accounts]
        get_user_model().objects.filter(username__in=names).update(last_login=now)


def scale_of(folder: Path) -> float:
    """How big a made-up council is beside the one it is named after, as its makers wrote down."""
    return float(json.loads((folder / "truth" / "manifest.json").read_text(encoding="utf-8"))["scale"])


def memorable_password() -> str:
    """Easy to type, made anew for every hub: nobody knows it from the documentation."""
    return "-".join([*(secrets.choice(WORDS) for _ in range(3)), str(1000 + secrets.randbelow(9000))])


@transaction.atomic
def _staff(council: Council, council_id: int, files: Path, hashed: str, *, first: bool, now: datetime) -> list[Account]:
    system = the_system(council=council_id, council_code=council.code)
    stand(system)
    agencies = cast.agencies_of(council, _a_school(files / council.code / "school-census.csv"))
    until = (now + LASTS).date()
    ids = found_agencies(actor=system, agencies=list(agencies.values()), accredited_until=until, now=now)
    found_agreements(actor=system, now=now)
    taken_on = [
        _take_on(player, council, agencies[player.agency], ids, system, hashed, first, now) for player in cast.PLAYERS
    ]
    return [account for account in taken_on if account.totp]


def _take_on(
    player: Player,
    council: Council,
    agency: NewAgency,
    ids: dict[str, tuple[int, int | None]],
    system: Actor,
    hashed: str,
    first: bool,
    now: datetime,
) -> Account:
    username = cast.username_of(player, council, first=first)
    agency_id, team_id = ids[agency.code]
    user_id = take_on(
        actor=system,
        username=username,
        name=player.name if first or player.serves_all else f"{player.name} ({council.name})",
        email=f"{username}@example.org",
        role=player.role,
        agency=agency_id,
        team=team_id if player.team else None,
        starts_on=now.date() - LASTS,
        credentials={required.code: (now + LASTS).date() for required in REQUIRED},
        now=now,
    )
    return Account(
        username=username,
        name=player.name,
        role=BY_CODE[player.role].title,
        role_code=player.role,
        place=agency.name,
        council=council.code,
        agency=agency.code,
        totp=ways_in(user_id, hashed) if first or not player.serves_all else "",
    )


def ways_in(user_id: int, hashed: str) -> str:
    """The password, and a code generator like anybody's: in the demo the sign-in page reads its code aloud."""
    user = get_user_model().objects.get(pk=user_id)
    user.password = hashed
    user.save(update_fields=["password"])
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def _a_school(census: Path) -> School:
    """The first school of the council's own census, so that the demo's teacher has pupils in the index."""
    with census.open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    return School(name=row["School"], urn=row["SchoolURN"])
