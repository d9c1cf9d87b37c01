"""Writing shields down outside the database, so that going back to an earlier moment forgets none."""

import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.db import transaction

from onestory.people.rules.journal import ShieldLine

log = logging.getLogger(__name__)


def write_down(lines: Sequence[ShieldLine]) -> None:
    """Append these when the transaction is safe on disk. A journal that cannot be written never stops a shield."""
    transaction.on_commit(lambda: _append(settings.SHIELD_JOURNAL, lines))


def written_down(path: Path) -> list[ShieldLine]:
    """Every line, oldest first. A journal that is not there has none."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [ShieldLine.from_dict(json.loads(line)) for line in lines if line.strip()]


def _append(path: Path, lines: Sequence[ShieldLine]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.writelines(line.text() + "\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        log.exception("The journal of shields could not be written: a restore would not know of %d", len(lines))
