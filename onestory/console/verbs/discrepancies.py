"""`onestory discrepancies`: what sources say differently, in the words in which their agency is told of it."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console

from onestory.console.plain import Plain
from onestory.console.which import council_for, system_of
from onestory.people.actions.correcting.take_discrepancies import take_discrepancies
from onestory.people.declared.discrepancies import BY_COMPARED
from onestory.people.rules.discrepancies import Correction, Narrowed
from onestory.vocabulary.agencies import AgencyKind
from onestory.walls.context import standing_as
from onestory.web.presenters.corrections import lines_of, written

app = typer.Typer(add_completion=False)


@app.command()
def discrepancies(
    agency: Annotated[str, typer.Option(help="Whose records: police, health, school…")],
    field: Annotated[str, typer.Option(help="What differs: date-of-birth, surname…; all if left out.")] = "",
    council: Annotated[str | None, typer.Option(help="Whose index, by the council's code.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the file for the agency.")] = False,
) -> None:
    """List what waits for one agency and may be told to it. What was listed is kept in the audit."""
    _check(agency, set(AgencyKind), "agency")
    _check(field, {"", *BY_COMPARED}, "field")
    system = system_of(council_for(council))
    with standing_as(system):
        asked = Narrowed(agency=agency, field=field)
        found = take_discrepancies(actor=system, narrowed=asked, now=datetime.now(UTC))
    if as_json:
        print(json.dumps({"agency": agency, "discrepancies": [_said(each) for each in found]}, default=str))
    elif as_csv:
        sys.stdout.buffer.write(written(lines_of(found)))
    else:
        _show(found)


def _check(code: str, known: set[str], what: str) -> None:
    if code not in known:
        raise Plain(f"There is no {what} called “{code}”. There are: {', '.join(sorted(known - {''}))}.")


def _said(each: Correction) -> dict[str, object]:
    return {
        "number": each.id,
        "feed": each.feed,
        "record": each.key,
        "name": each.name,
        "field": each.kind,
        "you_say": each.value,
        "others_say": each.other,
        "words": each.differs,
        "state": each.state.value,
        "found_at": each.found_at,
        "told_at": each.told_at,
    }


def _show(found: list[Correction]) -> None:
    console = Console(highlight=False, soft_wrap=True, markup=False)
    if not found:
        console.print("Nothing waits for this agency: no source that is compared contradicts a record of theirs.")
        return
    for _, record, feed, name, what, said, others, found_on, stands in lines_of(found):
        console.print(f"{name}: {feed}, {record}")
        console.print(f"  {what}: you say {said}. {others}")
        console.print(f"  Found on {found_on}. {stands}.\n")
    console.print(f"{len(found):,} in all. --csv prints the file for the agency.")
