"""`python -m onestory.console`, and `onestory`: the same command, for child processes that must not depend on PATH."""

from importlib import import_module

from onestory.console.beginning import nothing_begun


def begin() -> None:
    """Load the command line, and run it."""
    with nothing_begun():
        command = import_module("onestory.console.main")
    command.main()


if __name__ == "__main__":
    begin()
