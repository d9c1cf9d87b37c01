"""`onestory found`: makes a hub of one's own: its councils, their agencies and who sets them up from then on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from rich.console import Console

from onestory.access.actions.found_agencies import found_agencies
from onestory.access.actions.found_hub import found_hub
from onestory.access.actions.take_on import take_on
from onestory.access.queries import staff
from onestory.access.rules.actors import the_system
from onestory.console.hub_file import EXAMPLE, CouncilPart, FirstAdministrator, HubFile, read_hub_file
from onestory.console.plain import Plain
from onestory.councils.queries import accredited_agencies, councils
from onestory.walls.actor import Actor
from onestory.walls.context import standing_as

app = typer.Typer(add_completion=False)
ADMINISTRATOR = "administrator"
AN_HOUR = settings.PASSWORD_RESET_TIMEOUT // 60


@dataclass(kw_only=True)
class Made:
    """What a run made: names of councils, codes of agencies, and who has no password yet with their way in."""

    councils: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    ways_in: dict[str, str] = field(default_factory=dict)
    there: int = 0


@app.command()
def found(
    file: Annotated[Path | None, typer.Argument(help="A TOML file; --example prints one.")] = None,
    example: Annotated[bool, typer.Option("--example", help="Print a file to begin with, and stop.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Read the file and make nothing.")] = False,
) -> None:
    """Make the hub, councils, agencies and administrators of a file that are not there yet; change none that are."""
    if example:
        print(EXAMPLE, end="")
        return
    if file is None:
        raise Plain("Name the file to found the hub from. `onestory found --example > hub.toml` makes one to fill in.")
    told, now = read_hub_file(file), datetime.now(UTC)
    _lasting(told, now)
    if check:
        _say(f"{file} can be founded: {_counted(told)}. Nothing was made.")
        return
    _tell(_found(told, now))


def _lasting(told: HubFile, now: datetime) -> None:
    """Refuse what has run out already: nobody could come in, and the reason would be found out at the door."""
    ends = [(f"The accreditation of “{one.agency.code}”", one.until) for part in told.councils for one in part.agencies]
    ends += [
        (f"{check}_until of “{who.username}”", until)
        for part in told.councils
        for who in part.administrators
        for check, until in who.checks.items()
    ]
    for what, until in ends:
        if until <= now.date():
            raise Plain(f"{what} is {until:%-d %B %Y}, which has come already. Give a later day.")


@transaction.atomic
def _found(told: HubFile, now: datetime) -> Made:
    made, nobody = Made(), the_system(council=0, council_code="")
    with standing_as(nobody):
        cards = councils(viewer=nobody)
        before = {card.code for card in cards}
        _same_hub(told, {card.hub_name for card in cards}, before)
        new = [part.council for part in told.councils]
        ids = found_hub(actor=nobody, code=told.code, name=told.name, councils=new, now=now)
    made.councils += [each.name for each in new if each.code not in before]
    made.there += sum(each.code in before for each in new)
    for part in told.councils:
        system = the_system(council=ids[part.council.code], council_code=part.council.code)
        with standing_as(system):
            _of_council(part, system, made, now)
    return made


def _same_hub(told: HubFile, names: set[str], before: set[str]) -> None:
    """One database holds one hub: a file of another would put its councils among strangers."""
    if before and not before & {part.council.code for part in told.councils}:
        raise Plain(
            f"This database already holds a hub, {', '.join(sorted(names))}, and none of its councils is in the file. "
            "Name at least one of them to add to it, or use a database of its own."
        )


def _of_council(part: CouncilPart, system: Actor, made: Made, now: datetime) -> None:
    there = {each.agency.code for each in accredited_agencies(viewer=system) if each.until}
    places: dict[str, tuple[int, int | None]] = {}
    for one in part.agencies:
        places |= found_agencies(actor=system, agencies=[one.agency], accredited_until=one.until, now=now)
    new = [one.agency.code for one in part.agencies if one.agency.code not in there]
    made.agencies += new
    made.there += len(part.agencies) - len(new)
    at_work = {each.post.username for each in staff(viewer=system, now=now)}
    for who in part.administrators:
        user = _taken_on(who, places[who.agency][0], system, now)
        made.there += who.username in at_work
        made.people += [who.username] if who.username not in at_work else []
        if way := _way_in(user):
            made.ways_in[who.username] = way


def _taken_on(who: FirstAdministrator, agency: int, system: Actor, now: datetime) -> int:
    return take_on(
        actor=system,
        username=who.username,
        name=who.name,
        email=who.email,
        role=ADMINISTRATOR,
        agency=agency,
        team=None,
        starts_on=now.date(),
        credentials=who.checks,
        now=now,
    )


def _way_in(user: int) -> str:
    """The address at which somebody who has no password yet chooses one; blank for whoever has."""
    found = get_user_model().objects.get(pk=user)
    if found.has_usable_password():
        return ""
    key = {"uidb36": user_pk_to_url_str(found), "key": default_token_generator.make_token(found)}
    path = reverse("account_reset_password_from_key", kwargs=key)
    return f"{next(iter(settings.CSRF_TRUSTED_ORIGINS), '')}{path}"


def _counted(told: HubFile) -> str:
    agencies = sum(len(part.agencies) for part in told.councils)
    people = sum(len(part.administrators) for part in told.councils)
    return f"councils {len(told.councils)}, agencies {agencies}, administrators {people}"


def _tell(made: Made) -> None:
    for what, names in (("Councils", made.councils), ("Agencies", made.agencies), ("Administrators", made.people)):
        if names:
            _say(f"{what} made: {', '.join(names)}.")
    if made.there:
        _say(f"There already, and left as they are: {made.there}. They are changed on the Set-up page.")
    for username, way in made.ways_in.items():
        _say(f"{username} chooses a password here, within {AN_HOUR} minutes (run this again for another address):")
        print(way)


def _say(sentence: str) -> None:
    Console(stderr=True, highlight=False, soft_wrap=True).print(sentence, markup=False)
