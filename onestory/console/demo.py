"""The demo's conductor: founds the hub, reads every partner's files, links them, writes down who can sign in."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from onestory.console import cast
from onestory.console.founding import Founded, found_demo


def main(arguments: list[str]) -> None:
    """Fill the hub that the environment names from a folder of made-up councils, telling progress in lines of JSON."""
    files = Path(arguments[0])
    codes = [folder.name for folder in sorted(files.iterdir()) if folder.is_dir()]
    now = datetime.now(UTC)
    tell(stage="people at work")
    founded = found_demo(codes=codes, files=files, now=now)
    _write_down(founded)


def tell(**line: Any) -> None:
    """A line for whoever started us: a stage begun, or how far it is."""
    print(json.dumps(line), flush=True)


def _write_down(founded: Founded) -> None:
    """Last of all, since its being there says that the demo is whole."""
    path = Path(settings.STATE) / "demo.json"
    printed = {player.username for player in cast.PRINTED}
    said = {
        "councils": list(founded.councils),
        "password": founded.password,
        "accounts": [asdict(account) | {"printed": account.username in printed} for account in founded.accounts],
    }
    path.touch(mode=0o600)
    path.write_text(json.dumps(said, indent=1))
