"""The demo's cast taken up again after weeks: accounts that nobody used meanwhile are opened, each by an act of record.

A hub in service never does this. Of people who are made up, nobody's absence says anything.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from onestory.access.actions.reopen_account import reopen_account
from onestory.console.which import council_for, system_of
from onestory.grammar.refusals import OutOfOrder
from onestory.walls.context import standing_as


def main(_arguments: list[str]) -> None:
    """Open whoever's account is shut, at their own council."""
    now = datetime.now(UTC)
    for account in json.loads((Path(settings.STATE) / "demo.json").read_text())["accounts"]:
        system = system_of(council_for(account["council"]))
        with standing_as(system):
            try:
                reopen_account(actor=system, username=account["username"], now=now)
            except OutOfOrder:
                continue
