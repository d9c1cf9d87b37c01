"""The folder that backups go to: whole copies of the database, the journal between them, and what stands beside."""

from __future__ import annotations

import hashlib
import json
import shlex
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from onestory.console.places import make_folder
from onestory.console.plain import Plain
from onestory.console.postgres.keys import Keys
from onestory.console.postgres.unprivileged import give

ABOUT = "about.json"


@dataclass(frozen=True, kw_only=True)
class About:
    """What a copy says of itself. Instants are the database's own; `rows` counts every table as the copy ended."""

    began_at: datetime
    ended_at: datetime
    postgres: str
    keys: str
    rows: dict[str, int]

    def text(self) -> str:
        """As JSON, for a person too."""
        return json.dumps(asdict(self), default=datetime.isoformat, indent=1)

    @classmethod
    def from_text(cls, text: str) -> About:
        """Read back what `text` wrote."""
        said = json.loads(text)
        instants = {name: datetime.fromisoformat(said[name]) for name in ("began_at", "ended_at")}
        return cls(**{**said, **instants})


@dataclass(frozen=True)
class Copy:
    """One whole copy of the database, as it lies in the archive."""

    folder: Path
    about: About

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def beside(self) -> Path:
        """Files that the hub keeps outside its database."""
        return self.folder / "beside"


@dataclass(frozen=True)
class Archive:
    """A folder of copies and journal."""

    folder: Path

    @property
    def copies(self) -> Path:
        return self.folder / "copies"

    @property
    def journal(self) -> Path:
        return self.folder / "journal"

    def make(self) -> None:
        """Make the folders, writable by the server's own user and closed to everybody else."""
        make_folder(self.folder, what="backup folder", instead="give --to a folder")
        for folder in (self.copies, self.journal):
            folder.mkdir(mode=0o700, exist_ok=True)
            give(folder)

    def all(self) -> list[Copy]:
        """Every finished copy, oldest first. One that was interrupted says nothing of itself, and is no copy."""
        if not self.copies.is_dir():
            return []
        folders = sorted(folder for folder in self.copies.iterdir() if (folder / ABOUT).is_file())
        return [Copy(folder, About.from_text((folder / ABOUT).read_text(encoding="utf-8"))) for folder in folders]

    def newest(self, before: datetime | None) -> Copy:
        """The last copy that was finished by a moment, from which the journal can be replayed up to it."""
        found = self.all()
        if not found:
            raise Plain(f"There is no finished backup in {self.folder}.")
        fit = [copy for copy in found if before is None or copy.about.ended_at <= before]
        if not fit:
            first = found[0].about.ended_at.isoformat(timespec="seconds")
            raise Plain(f"The oldest backup in {self.folder} ended at {first}, after the moment you ask for.")
        return fit[-1]

    @property
    def keep_command(self) -> str:
        """What the server runs for each finished piece of its journal: kept whole and compressed, never overwritten."""
        place = f"{_for_server(self.journal)}/%f.gz"
        return (
            f"test -f {place} && gzip -dc {place} | cmp -s - %p && exit 0; "
            f"test ! -f {place} && gzip -1c %p > {place}.part && sync {place}.part && mv {place}.part {place}"
        )


def fetch_command(journal: Path) -> str:
    """What a server that is being put back runs for each piece of journal it wants."""
    return f"gzip -dc {_for_server(journal)}/%f.gz > %p"


def fingerprint(keys: Keys) -> str:
    """Which keys a copy opens with, without saying what they are."""
    return hashlib.sha256(json.dumps(asdict(keys), sort_keys=True).encode()).hexdigest()[:16]


def _for_server(path: Path) -> str:
    if set(str(path)) & set("%'\"\\\n"):
        raise Plain(f"The folder {path} has a quote, a backslash or a per cent in its name: choose another.")
    return shlex.quote(str(path))
