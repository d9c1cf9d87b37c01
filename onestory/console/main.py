"""The command `onestory`: finds the verb, readies what it needs, turns every ending into a sentence and a code."""

from __future__ import annotations

import difflib
import importlib
import json
import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from keyword import iskeyword
from typing import Any

from rich.console import Console
from rich.table import Table
from typer.exceptions import Abort, TyperException

from onestory.console.beginning import nothing_begun
from onestory.console.hub import open_hub
from onestory.console.mistyped import mistyped
from onestory.console.plain import Plain
from onestory.grammar.refusals import Refusal

DONE, REFUSED, MISUSED, FAULT, INTERRUPTED = 0, 1, 2, 70, 130
EXIT_CODES = (
    "Exit codes: 0 done · 1 refused or found wanting, and the sentence says why · 2 the command was mistyped · "
    "70 a fault in OneStory · 130 interrupted."
)

GIVE_YOURS = "Name a file or folder of yours, or ask whoever owns it to let you."


@dataclass(frozen=True)
class Verb:
    """A word after `onestory`. One that needs the hub is imported only when its database can be reached."""

    name: str
    does: str
    needs_hub: bool = False

    @property
    def module(self) -> str:
        return f"onestory.console.verbs.{self.name}{'_' if iskeyword(self.name) else ''}"


VERBS = (
    Verb("up", "Start a hub here, with made-up councils in it, and say where it is."),
    Verb("test", "Run every test, in a PostgreSQL and a browser of its own."),
    Verb("import", "Read a partner's file or a statutory return into the hub.", needs_hub=True),
    Verb("link", "Find which records are the same person; `link evaluate` measures how well.", needs_hub=True),
    Verb("whois", "Ask who in the index might be meant.", needs_hub=True),
    Verb("discrepancies", "List what sources say differently, for the agency that can put it right.", needs_hub=True),
    Verb("why", "Say whether a record opens to somebody, because of what, and who else could see it.", needs_hub=True),
    Verb("found", "Make a hub of your own: its councils, their agencies, their first administrators.", needs_hub=True),
    Verb("demo", "Make the files of a made-up council."),
    Verb("migrate", "Bring the database up to date."),
    Verb("serve", "Answer web requests; for a service manager."),
    Verb("worker", "Do the jobs that wait in the database; for a service manager."),
    Verb("status", "Say whether what the hub does by itself is done in time.", needs_hub=True),
    Verb("backup", "Keep a checked copy of the hub, and its journal from then on."),
    Verb("restore", "Put the hub back as it was at a moment."),
    Verb("verify", "Check that nobody has altered the audit, and name the first bad row.", needs_hub=True),
    Verb("shields", "Keep the keys to shielded places: rotate them, lock with a new one.", needs_hub=True),
    Verb("machine", "Give a partner's system a key to call the hub with, or take it away.", needs_hub=True),
    Verb("reopen", "Open an account again that was shut because nobody used it.", needs_hub=True),
    Verb("handbook", "Print the handbook from the declarations."),
    Verb("bench", "Measure one thing, and print its figures."),
)


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one verb. Every ending is an exit code, and with --json one object; only --debug shows a traceback."""
    debug, as_json = "--debug" in arguments, "--json" in arguments
    arguments = [argument for argument in arguments if argument != "--debug"]
    if debug:
        os.environ["ONESTORY_DEBUG"] = "1"
    if not arguments or arguments[0] in ("--help", "-h", "help"):
        _show_verbs()
        return DONE
    try:
        return _run_verb(_verb(arguments[0]), arguments[1:])
    except (Plain, Refusal) as refusal:
        return _say(str(refusal), REFUSED, as_json)
    except TyperException as mistake:
        return _say(_mistake(mistake, arguments[0]), MISUSED, as_json)
    except (KeyboardInterrupt, Abort):
        return _say("Stopped.", INTERRUPTED, as_json)
    except Exception as fault:
        if debug:
            raise
        return _say(*_unforeseen(fault), as_json)


def _run_verb(verb: Verb, arguments: list[str]) -> int:
    """A verb's module imports the rooms it needs at its top, so the hub is opened before the module is imported."""
    with ExitStack() as stack:
        if verb.needs_hub:
            stack.enter_context(open_hub(only_settings=not {"--help", "--example"}.isdisjoint(arguments)))
            application: Any = importlib.import_module(verb.module).app
        else:
            with nothing_begun():
                application = importlib.import_module(verb.module).app
        ended = application(arguments, prog_name=f"onestory {verb.name}", standalone_mode=False)
    return ended if isinstance(ended, int) else DONE


def _unforeseen(fault: Exception) -> tuple[str, int]:
    if isinstance(fault, PermissionError) and fault.filename:
        return f"{fault.filename} may not be opened by you. {GIVE_YOURS}", REFUSED
    # The kind only: an exception's own words may quote a row.
    return f"OneStory itself went wrong ({type(fault).__name__}). --debug shows where.", FAULT


def _mistake(mistake: TyperException, name: str) -> str:
    said = mistake.format_message()
    if all(verb.name != name for verb in VERBS):
        return said
    within = getattr(mistake, "ctx", None)
    return mistyped(said, within.command_path if within else f"onestory {name}")


def _verb(name: str) -> Verb:
    for verb in VERBS:
        if verb.name == name:
            return verb
    close = difflib.get_close_matches(name, [verb.name for verb in VERBS], n=1)
    meant = f" Did you mean “{close[0]}”?" if close else " Run `onestory --help` to see what there is."
    raise TyperException(f"There is no verb “{name}”.{meant}")


def _show_verbs() -> None:
    table = Table(box=None, padding=(0, 2), show_header=False)
    for verb in VERBS:
        table.add_row(f"[bold]{verb.name}[/]", verb.does)
    console = Console(highlight=False)
    console.print("\nonestory VERB [OPTIONS]   (each verb has its own --help)\n", markup=False)
    console.print(table)
    console.print(f"\n{EXIT_CODES}\nDATABASE_URL names a database, ONESTORY_STATE a folder for what is kept.\n")


def _say(sentence: str, code: int, as_json: bool) -> int:
    """A person reads standard error; to whoever asked for JSON the same sentence is the one object of the answer."""
    if as_json:
        print(json.dumps({"error": sentence}))
    Console(stderr=True, highlight=False, soft_wrap=True).print(sentence, markup=False)
    return code


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onestory.config.settings")
