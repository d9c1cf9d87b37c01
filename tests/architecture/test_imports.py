"""Code looks upstream, never downstream; rules and declarations know nothing of Django."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
PURE = ("calendars", "vocabulary", "grammar", "madeup", "linkage")
IMPORT_THE_PURE = """
import importlib.abc, pkgutil, sys
from importlib import import_module

class NoDjango(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "django":
            raise ImportError("Django")

sys.meta_path.insert(0, NoDjango())
import onestory
pure = set(sys.argv[1].split(","))
for found in pkgutil.walk_packages(onestory.__path__, "onestory."):
    parts = found.name.split(".")
    if parts[1] in pure or "declared" in parts[2:3] or "rules" in parts[2:3]:
        try:
            import_module(found.name)
        except ImportError as missing:
            if missing.name not in sys.argv[2].split(","):
                print(found.name, missing)
"""
EXTRAS = ("pyspark",)
"""What is installed only by whoever asks for it."""


def copy_of_the_house(into: Path) -> Path:
    """The package and its contracts, where something can be planted."""
    shutil.copytree(REPO / "onestory", into / "onestory", ignore=shutil.ignore_patterns("__pycache__", "built"))
    shutil.copy(REPO / ".importlinter", into)
    return into


def lint_imports(where: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(
        command, cwd=where, env={"PYTHONPATH": str(where)}, text=True, capture_output=True, check=False
    )


def what_needs_django(where: Path) -> list[str]:
    """The pure modules that cannot be imported where there is no Django."""
    ran = subprocess.run(
        [sys.executable, "-c", IMPORT_THE_PURE, ",".join(PURE), ",".join(EXTRAS)],
        cwd=where,
        env={"PYTHONPATH": str(where)},
        text=True,
        capture_output=True,
        check=True,
    )
    return ran.stdout.splitlines()


def test_the_import_law_is_kept() -> None:
    ran = lint_imports(REPO)
    assert ran.returncode == 0, ran.stdout


def test_an_import_that_looks_downstream_is_found(tmp_path: Path) -> None:
    house = copy_of_the_house(tmp_path)
    (house / "onestory" / "calendars" / "planted.py").write_text("from onestory.grammar import refusals\n")
    ran = lint_imports(house)
    assert ran.returncode != 0
    assert "onestory.calendars.planted" in ran.stdout


def test_rules_and_declarations_import_where_there_is_no_django() -> None:
    assert what_needs_django(REPO) == []


@pytest.mark.parametrize("planted", ["grammar/planted.py", "access/declared/planted.py"])
def test_a_declaration_that_needs_django_is_found(planted: str, tmp_path: Path) -> None:
    house = copy_of_the_house(tmp_path)
    (house / "onestory" / planted).write_text("from django.db import models\n")
    name = "onestory." + planted.removesuffix(".py").replace("/", ".")
    assert what_needs_django(house) == [f"{name} Django"]
