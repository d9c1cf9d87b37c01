"""The pages' stylesheet and script: built from the lock file, once, with nothing of GOV.UK's own brand in them."""

from __future__ import annotations

import gzip
from pathlib import Path

from onestory.console.pages import assets


def test_they_are_built_once_for_each_state_of_the_sources(built_assets: Path) -> None:
    kept = built_assets.parent
    before = (built_assets / "app.css").stat().st_mtime_ns
    assert assets.is_built(kept)
    assert assets.build(kept) == built_assets
    assert (built_assets / "app.css").stat().st_mtime_ns == before


def test_they_are_stale_when_a_source_was_another(built_assets: Path) -> None:
    mark = built_assets / assets.MARK
    said = mark.read_text()
    mark.write_text("another")
    try:
        assert not assets.is_built(built_assets.parent)
    finally:
        mark.write_text(said)


def test_no_crown_and_no_typeface_that_is_not_ours_is_served(built_assets: Path) -> None:
    style = (built_assets / "app.css").read_text(encoding="utf-8-sig")
    assert "@font-face" not in style
    assert "GDS Transport" not in style
    assert "Arial" in style
    assert not [path for path in built_assets.rglob("*") if path.suffix in (".woff", ".woff2") or "crest" in path.name]


EVERY_PAGE, ONE_PAGE = ("app.css", "app.js"), ("network.js",)


def test_each_is_there_compressed_too_and_together_they_are_light(built_assets: Path) -> None:
    """What every page sends; the picture of a network is sent to its own page alone."""
    packed = [built_assets / f"{name}.gz" for name in (*EVERY_PAGE, *ONE_PAGE)]
    assert [gzip.decompress(path.read_bytes()) for path in packed] == [
        (built_assets / name).read_bytes() for name in (*EVERY_PAGE, *ONE_PAGE)
    ]
    assert sum(path.stat().st_size for path in packed[:2]) < 80_000
    assert packed[2].stat().st_size < 160_000
