"""Builds the pages' stylesheet and script into the wheel, so that an installed OneStory needs no Node.js."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # where this runs, the package is not installed yet

from onestory.console.pages import assets  # noqa: E402


class BuiltPages(BuildHookInterface):  # type: ignore[type-arg]
    """Runs the same build as a first start does; an editable install serves what that start built, so it needs none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the assets from the npm lock file and lay them where the wheel takes them from."""
        if version == "editable":
            return
        shutil.rmtree(assets.PREBUILT, ignore_errors=True)
        shutil.copytree(assets.build(ROOT / "build" / "pages"), assets.PREBUILT)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave the checkout as it was."""
        shutil.rmtree(assets.PREBUILT, ignore_errors=True)
