"""`onestory serve`: the web server alone, in the foreground, as a service manager wants it."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from onestory.console import hub
from onestory.console.pages import assets
from onestory.console.places import state_folder
from onestory.console.postgres import database
from onestory.console.programs import servers

app = typer.Typer(add_completion=False)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="Processes, of four threads each.", min=1)] = 2,
) -> int:
    """Answer web requests until stopped. A new release runs `onestory migrate` first."""
    state = state_folder()
    assets.build(state)
    with database.hub_database(state) as found:
        hub.bring_up_to_date(found, state)
        environment = os.environ | hub.environment(found, state) | {"ONESTORY_ANSWERS": "1"}
        return servers.in_foreground(servers.web(host, port, workers=workers), environment)
