"""Where things live: the checkout, and the folder that keeps what a hub remembers between runs."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from onestory.console.plain import Plain

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent


def in_checkout() -> bool:
    """Whether this is a working copy of the repository, and not an installed wheel."""
    return (ROOT / "pyproject.toml").is_file() and (ROOT / "package.json").is_file()


def state_folder() -> Path:
    """The folder that holds the database, its keys and the built demo; made if it is not there."""
    given = os.environ.get("ONESTORY_STATE")
    if given:
        return make_folder(Path(given).absolute())
    mark = hashlib.sha256(str(ROOT).encode()).hexdigest()[:10]
    return make_folder(_parent_of_state() / f"onestory-{mark}")


def _parent_of_state() -> Path:
    """Root keeps state outside its home, so that the server's unprivileged user can reach it."""
    if os.geteuid() == 0:
        return Path("/var/tmp")
    home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path("/var/tmp")
    return home if os.access(home, os.W_OK) else Path("/var/tmp")


def make_folder(folder: Path, *, what: str = "state folder", instead: str = "set ONESTORY_STATE to a folder") -> Path:
    """Make the folder, passable but not readable by others, or refuse one that somebody else could have planted."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        found = folder.lstat()
    except OSError as fault:
        raise Plain(f"The {what} {folder} cannot be made ({fault.strerror}): {instead} of yours.") from fault
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise Plain(f"The {what} {folder} belongs to someone else: {instead} of yours.")
    folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
    return folder
