"""`python -m onestory.console.inside MODULE …`: readies Django in a child process, then runs that module's `main`.

A module that imports rooms at its top cannot be imported before Django is ready, nor need it hide its imports.
"""

from __future__ import annotations

import importlib
import sys

import django

from onestory.console.plain import Plain
from onestory.grammar.refusals import Refusal


def main() -> None:
    """Run the module; a plain sentence goes to the error stream and ends with 1."""
    module, *arguments = sys.argv[1:]
    django.setup()
    try:
        importlib.import_module(f"onestory.console.{module}").main(arguments)
    except (Plain, Refusal) as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
