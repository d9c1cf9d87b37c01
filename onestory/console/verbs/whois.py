"""`onestory whois`: who in the index might be meant, and why."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from onestory.calendars.instants import london_date
from onestory.console.plain import Plain
from onestory.console.which import council_for, system_of
from onestory.grammar.answers import date_of
from onestory.linkage.rules.identifiers import nhs_number_is_valid, upn_is_valid
from onestory.people.queries import candidates
from onestory.people.queries.runs import last_run_at
from onestory.people.rules.asking import doubts as doubts_of
from onestory.people.rules.finding import Candidate
from onestory.walls.context import standing_as
from onestory.web.presenters.waterfall import odds_in_words, points

app = typer.Typer(add_completion=False)
HOW_TO_FILL = (
    "`onestory up` starts a hub with made-up councils in it; "
    "`onestory import` and `onestory link` fill one of your own."
)
SEXES = {"M": "male", "F": "female"}
NOTHING = "Say whom to look for: --given, --family, --born, --postcode and the like, or --text with all of it in one."


@app.command()
def whois(  # noqa: PLR0913, PLR0917 - each is an option of the command
    words: Annotated[list[str] | None, typer.Argument(help="The same as --text.")] = None,
    text: Annotated[str, typer.Option(help="All in one, as in the hub's box: “kayleigh oneil 2014 s65”.")] = "",
    given: Annotated[str, typer.Option(help="First name.")] = "",
    family: Annotated[str, typer.Option(help="Surname, now or earlier.")] = "",
    born: Annotated[str, typer.Option(help="Date of birth, like 2014-03-02 or 2/3/2014.")] = "",
    postcode: Annotated[str, typer.Option(help="Postcode, now or earlier.")] = "",
    address: Annotated[str, typer.Option(help="House and street.")] = "",
    phone: Annotated[str, typer.Option(help="Telephone number.")] = "",
    email: Annotated[str, typer.Option(help="E-mail address.")] = "",
    sex: Annotated[str, typer.Option(help="M or F.")] = "",
    nhs_number: Annotated[str, typer.Option(help="NHS number.")] = "",
    upn: Annotated[str, typer.Option(help="Unique pupil number.")] = "",
    council: Annotated[str | None, typer.Option(help="Whose index, by the council's code.")] = None,
    top: Annotated[int, typer.Option(help="How many to show.", min=1, max=50)] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Search the index as the system. The search is kept in the audit like anybody's."""
    box = " ".join([*(words or []), text, email, _sex(sex)])
    fields = {
        "given": given, "family": family, "postcode": postcode, "address": address, "phone": phone,
        "nhs_number": nhs_number, "upn": upn,
    }  # fmt: skip
    if not (box.strip() or born or any(fields.values())):
        raise typer.BadParameter(NOTHING)
    now = datetime.now(UTC)
    doubts = [*doubts_of(box, today=london_date(now)), *_doubts(nhs_number, upn)]
    system = system_of(council_for(council))
    with standing_as(system):
        if last_run_at(viewer=system) is None:
            raise Plain(f"The index of {system.council_code} is empty. {HOW_TO_FILL}")
        found = candidates(viewer=system, now=now, words=box, born=_born(born), top=top, **fields)
    if as_json:
        print(json.dumps({"candidates": [_said(candidate) for candidate in found], "doubts": doubts}, default=str))
    else:
        _show(found, doubts)


def _born(typed: str) -> date | None:
    found = date_of(typed)
    if typed and found is None:
        raise Plain(f"“{typed}” is no date of birth. Write it like 2014-03-02 or 2/3/2014, or say it in --text.")
    return found


def _sex(typed: str) -> str:
    found = SEXES.get(typed.strip()[:1].upper(), "")
    if typed.strip() and not found:
        raise Plain(f"“{typed}” is no sex that the index knows. Write M or F, or leave it out.")
    return found


def _doubts(nhs_number: str, upn: str) -> list[str]:
    """What is wrong with a number that is searched for all the same, slips and all; what cannot be one is refused."""
    nhs, pupil = (re.sub(r"[\W_]", "", said).upper() for said in (nhs_number, upn))
    if nhs and not re.fullmatch(r"\d{10}", nhs):
        raise Plain(f"“{nhs_number}” is no NHS number, which has ten figures. Mend it, or leave it out.")
    if pupil and not re.fullmatch(r"[A-Z]\d{11}[0-9A-Z]", pupil):
        raise Plain(f"“{upn}” is no pupil number, which is a letter and twelve figures. Mend it, or leave it out.")
    told = {
        f"{nhs_number} is not a valid NHS number: at least one of its figures is wrong.": nhs
        and not nhs_number_is_valid(nhs),
        f"{upn} is not a valid pupil number: at least one of its figures is wrong.": pupil and not upn_is_valid(pupil),
    }
    return [sentence for sentence, holds in told.items() if holds]


def _said(candidate: Candidate) -> dict[str, object]:
    return asdict(candidate) | {"odds": odds_in_words(candidate.weight)}


def _show(found: list[Candidate], doubts: list[str]) -> None:
    console = Console(highlight=False)
    for doubt in doubts:
        console.print(doubt)
    if not found:
        console.print("Nobody in the index fits. They may be known under another name, or not at all.")
        return
    table = Table(box=None, padding=(0, 2))
    for heading in ("Name", "Born", "How sure", "Because"):
        table.add_column(heading, header_style="dim")
    for candidate in found:
        because = "; ".join(f"{reason.words} ({points(reason.weight)})" for reason in candidate.reasons)
        sure = f"{candidate.band} ({points(candidate.weight)})"
        table.add_row(candidate.name, str(candidate.born or "unknown"), sure, because)
    console.print(table)
    console.print("Each point doubles how likely it is that this is who was meant; at nought it is as likely as not.")
