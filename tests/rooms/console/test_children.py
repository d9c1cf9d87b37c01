"""The processes of a hub: what one that died is quoted with."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from onestory.console.programs.children import Child


def test_only_what_it_wrote_since_it_was_started_is_quoted(tmp_path: Path) -> None:
    log = tmp_path / "web.log"
    log.write_text("Yesterday's warning.\n")
    child = Child("web server", [sys.executable, "-c", "print('No such module.')"], dict(os.environ), log)
    child.start()
    assert child.process is not None
    child.process.wait(30)
    assert child.last_words() == "No such module."
