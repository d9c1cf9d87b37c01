"""What one build made: its size, its files, and the families worth showing."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

VERSION = 1


@dataclass(frozen=True)
class Story:
    """A scripted family: who they are, and what a duty worker should be able to see."""

    code: str
    title: str
    people: tuple[str, ...]
    look_for: str
    why: str


@dataclass(frozen=True)
class Manifest:
    """The size and contents of a made-up council's folder."""

    council: str
    seed: int
    scale: float
    today: date
    children: int
    people: int
    households: int
    records: dict[str, int]
    files: tuple[str, ...]
    stories: tuple[Story, ...] = ()
    days: int = 0
    version: int = VERSION
    folder: Path = field(default=Path(), compare=False)

    @property
    def total_records(self) -> int:
        return sum(self.records.values())

    def write(self, path: Path) -> None:
        held = asdict(self)
        held.pop("folder")
        held["today"] = self.today.isoformat()
        path.write_text(json.dumps(held, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read_manifest(path: Path) -> Manifest:
    """The manifest that a build left in a council's folder."""
    held = json.loads(path.read_text(encoding="utf-8"))
    held["today"] = date.fromisoformat(held["today"])
    held["files"] = tuple(held["files"])
    held["stories"] = tuple(Story(**{**story, "people": tuple(story["people"])}) for story in held["stories"])
    return Manifest(**held, folder=path.parent.parent)
