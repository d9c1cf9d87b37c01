"""`onestory migrate`: bring the database up to date, as the role that owns its tables."""

from __future__ import annotations

import typer

from onestory.console.places import state_folder
from onestory.console.postgres import database, template
from onestory.console.stages import Stages

app = typer.Typer(add_completion=False)


@app.command()
def migrate() -> None:
    """Make the two roles if they are missing and may be made, then run the migrations as the owner."""
    with Stages() as stages, database.hub_database(state_folder(), prepare=True) as found, stages.stage("migrate"):
        template.migrate(found)
