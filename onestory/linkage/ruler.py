"""What a whole run found of all records together, and a run over a part of them measures by."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

import hashlib
from dataclasses import asdict, dataclass
from typing import Any

import duckdb
import polars as pl

from onestory.linkage.declared.guards import GUARDS
from onestory.linkage.declared.model import COMPARISONS, KEYS, RARITIES, SMOOTHING
from onestory.linkage.engine import counted, join_rarity, largest_blocks
from onestory.linkage.guarding import BIRTH_PLACES, BIRTHS
from onestory.linkage.memory import AT_A_CRADLE
from onestory.linkage.model import Model, exact_chance
from onestory.linkage.registers import NO_REGISTERS, Registers, latest, load_registers, registers
from onestory.linkage.standardise import (
    AT_ITS_MOTHERS,
    BORROWED,
    STANDARD,
    TAKEN_OVER,
    TOLD_WITH,
    checks_found,
    name_tables,
    value_tables,
)


@dataclass(frozen=True, kw_only=True)
class Ruler:
    """How common values are, how large a block may be, which numbers use their check digits; and by what code.

    `latest` is the day (ISO) up to which records tell of births. `shares` holds the values that more than two people
    have; any other counts as `rest`.
    """

    declared: str
    model: str
    records: int
    narrow: int
    broad: int
    checks: tuple[bool, bool]
    shares: dict[str, dict[str, float]]
    rest: dict[str, float]
    registers: Registers = NO_REGISTERS
    latest: str | None = None

    def fits(self, model: Model) -> bool:
        """Whether a part measured by this would come out as the whole did: same model, same declarations."""
        return self.model == model.version and self.declared == declared()


def declared() -> str:
    """Return a digest of how records are cleaned, blocked and compared: what stored keys depend on."""
    cleaned = (STANDARD, BORROWED, TAKEN_OVER, AT_ITS_MOTHERS, TOLD_WITH, name_tables(), value_tables())
    said = (COMPARISONS, KEYS, RARITIES, GUARDS, BIRTH_PLACES, BIRTHS, AT_A_CRADLE, cleaned)
    return hashlib.sha256(f"{duckdb.__version__} {said}".encode()).hexdigest()[:16]


def measured(connection: duckdb.DuckDBPyConnection, model: Model) -> Ruler:
    """Return what the tables of a whole run, blocked and weighed, say of everybody."""
    narrow, broad = largest_blocks(connection)
    rest = {column: _rest(connection, column, model) for column in RARITIES}
    return Ruler(
        declared=declared(),
        model=model.version,
        records=counted(connection, "standard"),
        narrow=narrow,
        broad=broad,
        checks=checks_found(connection),
        shares={column: _shares(connection, column, rest[column]) for column in RARITIES},
        rest=rest,
        registers=registers(connection),
        latest=latest(connection),
    )


def weigh_by(connection: duckdb.DuckDBPyConnection, ruler: Ruler) -> None:
    """Make `weighed` of the standard records, and `register`, by the ruler."""
    count_by(connection, ruler)
    join_rarity(connection)


def count_by(connection: duckdb.DuckDBPyConnection, ruler: Ruler) -> None:
    """Make a table of each column whose rarity counts, and `register`, by the ruler instead of by these records."""
    for column in RARITIES:
        shares = ruler.shares[column]
        frame = pl.DataFrame(
            {"value": list(shares), "share": list(shares.values())}, schema={"value": pl.String, "share": pl.Float64}
        )
        connection.register("ruled", frame.to_arrow())
        connection.execute(
            f"CREATE OR REPLACE TABLE rarity_{column} AS"
            f" SELECT {column}, coalesce(share, {ruler.rest[column]}) AS tf_{column}"
            f" FROM (SELECT DISTINCT {column} FROM standard WHERE {column} IS NOT NULL)"
            f" LEFT JOIN ruled ON ruled.value = {column}"
        )
        connection.unregister("ruled")
    load_registers(connection, ruler.registers, ruler.latest)


def written(ruler: Ruler) -> dict[str, Any]:
    """Return the ruler as JSON holds it."""
    return asdict(ruler)


def read(held: dict[str, Any]) -> Ruler:
    """Return the ruler that `written` wrote."""
    nhs, upn = held["checks"]
    known = tuple(tuple(kind) for kind in held.get("registers", NO_REGISTERS))
    return Ruler(**(held | {"checks": (bool(nhs), bool(upn)), "registers": known}))


def _rest(connection: duckdb.DuckDBPyConnection, column: str, model: Model) -> float:
    """Return the share of a value that two people have at most, as `rarity_table` shrinks it."""
    said = counted(
        connection,
        f"(SELECT DISTINCT given, family, dob_text, postcode, door FROM standard WHERE {column} IS NOT NULL)",
    )
    return SMOOTHING * exact_chance(column, model) / (said + SMOOTHING)


def _shares(connection: duckdb.DuckDBPyConnection, column: str, rest: float) -> dict[str, float]:
    found = connection.execute(
        f"SELECT {column}, tf_{column} FROM rarity_{column} WHERE tf_{column} > ? ORDER BY {column}", [rest * 1.0000001]
    )
    return dict(found.fetchall())
