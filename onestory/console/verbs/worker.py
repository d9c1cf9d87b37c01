"""`onestory worker`: does the jobs that wait in the database, in the foreground."""

from __future__ import annotations

import os

import typer

from onestory.console import hub
from onestory.console.places import state_folder
from onestory.console.postgres import database
from onestory.console.programs import servers

app = typer.Typer(add_completion=False)


@app.command()
def worker() -> int:
    """Do jobs until stopped. Several may run at once; a job killed half-way is done again."""
    state = state_folder()
    with database.hub_database(state) as found:
        hub.bring_up_to_date(found, state)
        return servers.in_foreground(servers.worker(), os.environ | hub.environment(found, state))
