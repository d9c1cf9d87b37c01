"""Every table of the dataset in order; those that this council does not keep have only their header."""

from collections.abc import Iterator

from onestory.madeup.declared.ssd import TABLES
from onestory.madeup.extracts.layout import Part, Row
from onestory.madeup.extracts.ssd.book import Book, Writers
from onestory.madeup.extracts.ssd.care import LookedAfter
from onestory.madeup.extracts.ssd.need import Need
from onestory.madeup.extracts.ssd.people import People
from onestory.madeup.extracts.ssd.protection import Protection
from onestory.madeup.extracts.ssd.staff import Staff
from onestory.madeup.rules.chance import Chance
from onestory.madeup.world.clerks import Clerk
from onestory.madeup.world.creation import Creation

FEED = "ssd"


def parts(creation: Creation, clerk: Clerk, chance: Chance) -> list[Part]:
    """Every table as a file of its own."""
    book = Book(creation, clerk, chance)
    writers: Writers = {}
    for chapter in (People(book), Need(book), Protection(book), LookedAfter(book), Staff(book)):
        writers |= chapter.writers()
    return [
        Part(FEED, table, f"ssd/{table}.csv", header, list(_rows(book, writers, table, header)))
        for table, header in TABLES.items()
    ]


def _rows(book: Book, writers: Writers, table: str, header: tuple[str, ...]) -> Iterator[Row]:
    if table not in writers:
        return
    prefix = header[0].split("_", maxsplit=1)[0]
    for number, fields in writers[table]():
        slips = tuple(fields.pop("_slips", "").split())
        values = tuple(fields.get(column.removeprefix(f"{prefix}_"), "") for column in header)
        yield Row(values, number, book.id_of(number) if number else values[0], slips)
