"""`onestory why`: whether a record opens to somebody at work and because of what, and who else could see it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

import typer
from django.contrib.auth import get_user_model
from django.db import transaction
from rich.console import Console

from onestory.access.actions.come_in import come_in
from onestory.audit.actions.note import note
from onestory.console.plain import Plain
from onestory.console.which import council_for, system_of
from onestory.grammar.refusals import Refusal
from onestory.people.queries.explaining import who_could_see, why_can_see
from onestory.people.rules.opening import Opens
from onestory.walls.actor import Actor
from onestory.walls.context import stand, standing_as

app = typer.Typer(add_completion=False)


@app.command()
def why(
    person: Annotated[str, typer.Option(help="The person's identifier, as in the address of their page.")],
    username: Annotated[str, typer.Option("--as", help="The user name of somebody at work.")],
    purpose: Annotated[str, typer.Option(help="What they are doing it for; their role's first, if not said.")] = "",
    council: Annotated[str | None, typer.Option(help="Whose index, by the council's code.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Ask the door itself, without opening it. That it was asked is kept in the audit.

    For somebody from whom a record's very existence is kept the answer is the one for a person who is not there.
    """
    asked = _identifier(person)
    found = get_user_model().objects.filter(username=username).first()
    if found is None:
        raise Plain(f"Nobody at this hub signs in as “{username}”.")
    now, system = datetime.now(UTC), system_of(council_for(council))
    with standing_as(system):
        note(act="person.why", actor=system, now=now, person=asked, subject=username, subject_kind="user")
    with transaction.atomic():
        said = _told(Actor(user=found.pk, username=username, request="console"), asked, purpose, now)
    print(json.dumps({"person": str(asked), "as": username, **said})) if as_json else _show(username, said)


def _told(asker: Actor, person: UUID, purpose: str, now: datetime) -> dict[str, Any]:
    """What the door says to them, and whom it names besides; a refusal is an answer too."""
    try:
        actor = come_in(actor=asker, now=now, purpose=purpose)
        stand(actor)
        mine = why_can_see(person, viewer=actor, now=now)
        could = who_could_see(person, viewer=actor, now=now)
    except Refusal as refusal:
        return {"opens": Opens.NEVER.value, "says": [refusal.message], "could": []}
    return {"opens": mine.opens.value, "says": list(mine.says), "could": [asdict(each) for each in could]}


def _identifier(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError as wrong:
        raise Plain(f"“{typed}” is no person's identifier. Copy it from the address of their page.") from wrong


def _show(username: str, said: dict[str, Any]) -> None:
    console = Console(highlight=False)
    console.print(f"The record opens to {username}: {said['opens']}.")
    for sentence in said["says"]:
        console.print(f"· {sentence}")
    for one in said["could"]:
        because = f": {one['because']}" if one["because"] else ""
        console.print(f"  {one['name']}, {one['role'].lower()}, {one['agency']}, {one['opens']}{because}", style="dim")
