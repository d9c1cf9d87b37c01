"""The council's own files: census, looked-after return, Annex A and its case system's tables."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from onestory.madeup.extracts import annex_a, cin, ssda903
from onestory.madeup.extracts.layout import Delimited, Part, write_delimited, write_workbook
from onestory.madeup.extracts.partners import made_at
from onestory.madeup.extracts.ssd import tables as ssd
from onestory.madeup.rules.chance import stream
from onestory.madeup.world.clerks import Clerk
from onestory.madeup.world.creation import Creation

Writer = Callable[[Path, Creation, tuple[object, ...]], list[Part]]


def _census(folder: Path, creation: Creation, key: tuple[object, ...]) -> list[Part]:
    return [cin.write(folder, creation)]


def _looked_after(folder: Path, creation: Creation, key: tuple[object, ...]) -> list[Part]:
    return _text_files(folder, ssda903.parts(creation, stream(*key, ssda903.FEED)))


def _inspection(folder: Path, creation: Creation, key: tuple[object, ...]) -> list[Part]:
    found = annex_a.parts(creation, stream(*key, annex_a.FEED))
    write_lists(folder / annex_a.FILE, made_at(creation), found)
    return found


def _case_system(folder: Path, creation: Creation, key: tuple[object, ...]) -> list[Part]:
    clerk = Clerk(creation.world, ssd.FEED, stream(*key, ssd.FEED, "clerk"))
    return _text_files(folder, ssd.parts(creation, clerk, stream(*key, ssd.FEED)))


RETURNS: tuple[tuple[str, Writer], ...] = (
    (ssd.FEED, _case_system),
    (cin.FEED, _census),
    (ssda903.FEED, _looked_after),
    (annex_a.FEED, _inspection),
)


def write_lists(path: Path, made: datetime, parts: list[Part]) -> None:
    write_workbook(path, made, [(part.name, part.header, [row.values for row in part.rows]) for part in parts])


def _text_files(folder: Path, parts: list[Part]) -> list[Part]:
    for part in parts:
        write_delimited(folder / part.file, Delimited(), part.header, part.rows)
    return parts
