"""`python -m onestory.console.programs.inside MODULE …`: readies Django in a child process, then runs its `main`.

A module that imports rooms at its top cannot be imported before Django is ready, nor need it hide its imports.
"""

from __future__ import annotations

import importlib
import os
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
    except Exception as fault:
        if "ONESTORY_DEBUG" in os.environ:
            raise
        # The kind only: an exception's own words may quote a row.
        print(f"OneStory itself went wrong ({type(fault).__name__}). --debug shows where.", file=sys.stderr)
        sys.exit(70)


if __name__ == "__main__":
    main()
