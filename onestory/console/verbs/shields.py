"""`onestory shields`: the keys that lock shielded places, which are never in the database."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from rich.console import Console

from onestory.access.rules.actors import the_system
from onestory.console.plain import Plain
from onestory.councils.queries import councils
from onestory.feeds.actions.relock_records import relock_records
from onestory.frontdoor.actions.hiding.hide_what_was_told import hide_what_was_told
from onestory.people.actions.shielding.lock_what_waits import lock_what_waits
from onestory.people.actions.shielding.lock_with_new_key import lock_with_new_key
from onestory.walls.actor import Actor
from onestory.walls.context import standing_as
from onestory.walls.keyring import add_key, keyring

app = typer.Typer(add_completion=False)
GIVEN = (
    "The keys do not come from a file of this hub. Put a new line at the head of what ONESTORY_SHIELD_KEYS or "
    "ONESTORY_SHIELD_KEY_COMMAND gives, then run `onestory shields lock`."
)


@app.callback()
def shields() -> None:
    """The keys to places that a shield keeps from everybody."""


@app.command()
def key(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Say whether the keys answer, and the name of the one that locks. Exit code 1 and a sentence when they do not."""
    ring = keyring()
    if as_json:
        print(json.dumps({"newest": ring.newest, "keys": len(ring.keys)}))
    else:
        Console(highlight=False).print(f"The keys answer. {ring.newest} locks; {len(ring.keys) - 1} older only unlock.")


@app.command()
def rotate() -> None:
    """Put a new key at the head of the hub's file of keys, and lock everything with it. The old one may then go."""
    if settings.SHIELD_KEYS or settings.SHIELD_KEY_COMMAND:
        raise Plain(GIVEN)
    name = add_key(Path(settings.SHIELD_KEY_FILE))
    Console(highlight=False).print(f"Key {name} is on the ring.")
    lock()


@app.command()
def lock() -> None:
    """Lock what waits, and whatever an older key locked, with the newest key: for every council."""
    now = datetime.now(UTC)
    ring = keyring()
    done = sum(_lock_one(council, now) for council in _councils())
    Console(highlight=False).print(f"{done:,} values are now under key {ring.newest}. No older key is needed.")


def _councils() -> list[Actor]:
    with standing_as(the_system(council=0, council_code="")) as nobody:
        return [the_system(council=card.id, council_code=card.code) for card in councils(viewer=nobody)]


def _lock_one(council: Actor, now: datetime) -> int:
    with standing_as(council):
        lock_what_waits(actor=council, now=now)
        hide_what_was_told(actor=council, now=now)
        return lock_with_new_key(actor=council, now=now) + relock_records(actor=council, now=now)
