"""Finding a Chromium for the journeys, or getting one where this machine allows it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> Path | None:
    """CHROMIUM, then PATH, then whatever Playwright downloaded earlier."""
    given = os.environ.get("CHROMIUM")
    if given:
        return Path(given)
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    return _downloaded()


def get() -> Path | None:
    """Fetch a browser: Playwright's own download, else Debian's package where we may install one."""
    command = [sys.executable, "-m", "playwright", "install", "chromium-headless-shell"]
    if _quietly(command, seconds=180) and _downloaded():
        return _downloaded()
    _from_debian()
    return find()


def _downloaded() -> Path | None:
    """The newest of Playwright's browsers on this machine that has its program."""
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    patterns = ("chromium_headless_shell-*/*/*headless*shell", "chromium-*/*/chrome")
    found = [path for pattern in patterns for path in cache.glob(pattern) if os.access(path, os.X_OK)]
    return max(found, key=lambda path: path.stat().st_mtime, default=None)


def _from_debian() -> None:
    """As root, or with a sudo that asks for no password."""
    if not shutil.which("apt-get"):
        return
    before = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if before and not (shutil.which("sudo") and _quietly([*before, "true"], seconds=10)):
        return
    _quietly([*before, "apt-get", "update", "-q"], seconds=300)
    packages = ["chromium", "fonts-liberation"]
    _quietly([*before, "apt-get", "install", "-y", "-q", "--no-install-recommends", *packages], seconds=900)


def _quietly(command: list[str], *, seconds: int) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=seconds, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
