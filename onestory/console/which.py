"""Which council a command from the terminal acts for."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from rich.console import Console

from onestory.access.actions.found_hub import found_hub
from onestory.access.rules.actors import the_system
from onestory.console.plain import Plain
from onestory.councils.queries import CouncilCard, councils
from onestory.councils.rules.founding import NewCouncil
from onestory.walls.actor import Actor
from onestory.walls.context import standing_as


def every_council() -> list[CouncilCard]:
    """The councils of this hub; a hub that has none yet is given one to begin with."""
    nobody = the_system(council=0, council_code="")
    with standing_as(nobody):
        found = councils(viewer=nobody)
    if found:
        return found
    first = NewCouncil(code="council", name="The council", la_code="000")
    found_hub(actor=nobody, code="hub", name="The hub", councils=[first], now=datetime.now(UTC))
    _aside("This hub had no council, so one called “council” was founded.")
    with standing_as(nobody):
        return councils(viewer=nobody)


def council_for(code: str | None) -> CouncilCard:
    """The council named; or the only one; or, in the demo, the first. A hub of several asks which."""
    found = every_council()
    named = [card for card in found if card.code == code] if code else found
    names = ", ".join(card.code for card in found)
    if not named:
        raise Plain(f"There is no council called “{code}” in this hub. There are: {names}.")
    if len(named) > 1:
        first = _first_of_demo()
        if first is None:
            raise Plain(f"This hub has several councils: say which with --council ({names}).")
        _aside(f"For {first}, of the demo's councils; --council names another.")
        return next(card for card in named if card.code == first)
    return named[0]


def system_of(card: CouncilCard) -> Actor:
    """What acts from the console: permitted everything, for one council, and always in the audit."""
    return the_system(council=card.id, council_code=card.code)


def _first_of_demo() -> str | None:
    demo = Path(settings.STATE) / "demo.json"
    return json.loads(demo.read_text())["councils"][0] if demo.exists() else None


def _aside(sentence: str) -> None:
    Console(stderr=True, highlight=False, soft_wrap=True).print(sentence, style="dim", markup=False)
