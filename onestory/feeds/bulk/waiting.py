"""Files that wait between preview and import, in a folder only the application reads, under names of our own.

What was shown of one is kept sealed meanwhile: nobody has said yet whose rows they are, shielded people's among them.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings

from onestory.grammar.refusals import NotFound
from onestory.walls.sealing import seal, unseal

UNSAFE = re.compile(r"[^A-Za-z0-9._ ()-]+")
PURPOSE = "OneStory previews"
SEALED = "sealed"
KEPT_CHARACTERS = 50  # with a folder before it and a suffix behind, 100 at most


def keep(path: Path, file_name: str) -> str:
    """Copy a file or folder into the waiting folder. Returns the name it is kept under."""
    name = f"{uuid4().hex}/{safe_name(file_name)}"
    target = Path(settings.DELIVERIES) / name
    target.parent.mkdir(parents=True, mode=0o700)
    if path.is_dir():
        shutil.copytree(path, target, symlinks=False, ignore_dangling_symlinks=True)
    else:
        shutil.copyfile(path, target)
    return name


def safe_name(file_name: str) -> str:
    """A file's own name without folders, odd characters or dots at its ends, its suffix kept."""
    bare = UNSAFE.sub("_", file_name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .") or "file"
    stem, dot, suffix = bare.rpartition(".")
    return f"{stem[:KEPT_CHARACTERS]}{dot}{suffix[:10]}" if dot and stem else bare[:KEPT_CHARACTERS]


def kept(name: str) -> Path:
    """Where a waiting file lies."""
    path = Path(settings.DELIVERIES) / name
    if not name or not path.exists():
        raise NotFound("The file is no longer waiting here. Choose it again.")
    return path


def forget(name: str) -> None:
    """Remove a waiting file and its folder."""
    if name:
        shutil.rmtree((Path(settings.DELIVERIES) / name).parent, ignore_errors=True)


def sealed_preview(shown: Mapping[str, Any]) -> dict[str, Any]:
    """What a delivery holds of its preview until it is committed or dropped."""
    return {SEALED: seal(json.dumps(shown).encode(), purpose=PURPOSE)}


def preview_in(held: Mapping[str, Any]) -> Mapping[str, Any]:
    """What was shown; nothing under a secret key that is not there. One from before sealing is read as it stands."""
    if SEALED not in held:
        return held
    plain = unseal(str(held[SEALED]), purpose=PURPOSE)
    shown: Mapping[str, Any] = json.loads(plain) if plain else {}
    return shown
