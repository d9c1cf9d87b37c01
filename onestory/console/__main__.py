"""`python -m onestory.console`: the same command, for child processes that must not depend on PATH."""

from onestory.console.main import main

main()
