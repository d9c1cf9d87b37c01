"""The matching model turned into PostgreSQL's SQL: its levels, its keys, and the columns that both speak of. Pure."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onestory.linkage.declared.model import COMPARISONS, Comparison, Key, Level
from onestory.people.declared.search import PART_COLUMNS, PARTS, live_keys

ASKED, HELD = "a", "r"
COMPARED = (*COMPARISONS, *PARTS)

RENAMED = (
    "jaro_winkler_similarity", "damerau_levenshtein", "levenshtein", "list_has_any", "list_distinct", "contains", "len",
)  # fmt: skip
"""DuckDB's functions that PostgreSQL lacks, or counts otherwise; `people_…` of the same name does the same."""

MASKED = re.compile(r"\((\w+_mask)_l & \w+_mask_r\) <> 0")
WITHIN = re.compile(r"\bdamerau_levenshtein\(([^()]*), ([^()]*)\) <= (\d+)")
CALLED = re.compile(rf"\b({'|'.join(RENAMED)})\(")
SLOW = re.compile(r"\bpeople_(jaro_winkler_similarity|within)\(")
SLOW_FIRST = re.compile(r"CASE WHEN ([^']*?people_jaro_winkler[^']*?) THEN (people_within\([^()]*\)) ELSE false END")
"""Here a slip is told sooner than likeness, so what DuckDB asks last is asked first."""

SIDE = re.compile(r"\b([a-z]\w*?)_(l|r)\b")
WORD = re.compile(r"'[^']*'|\b[a-z]\w*\b")
EACH = re.compile(r"^(?P<made>.+) FOR (?P<one>\w+) IN (?P<all>.+)$", re.DOTALL)
AS_TEXT = {"String": "text", "Date": "date", "Boolean": "boolean", "List(String)": "text[]", "Int64": "bigint"}


@dataclass(frozen=True)
class Columns:
    """The columns that records are compared by, each with PostgreSQL's kind of it."""

    kinds: Mapping[str, str]

    def written(self, prefix: str = "") -> str:
        """Their names in order, parted by commas."""
        return ", ".join(prefix + name for name in self.kinds)


def columns(schema: Mapping[str, object]) -> Columns:
    """Those columns of a standard record that the model's comparisons and the search's keys speak of."""
    compared = spoken_of()
    unknown = compared - set(schema)
    wanted = compared | {word for key in live_keys() for word in WORD.findall(key.sql)}
    if unknown:
        raise LookupError(f"The model compares {', '.join(sorted(unknown))}, which no standard record holds.")
    return Columns({name: AS_TEXT[str(schema[name])] for name in schema if name in wanted})


def spoken_of() -> set[str]:
    """Every column of a record that a comparison names, masks left out: here they save nothing."""
    sides = {
        name
        for comparison in COMPARED
        for sql in _conditions(comparison)
        for name, _ in SIDE.findall(_without_masks(sql))
    }
    return sides - set(PART_COLUMNS)


def _conditions(comparison: Comparison) -> Iterable[str]:
    return (comparison.unknown, *(level.sql for level in comparison.levels if level.sql != "ELSE"))


def condition(sql: str) -> str:
    """A condition on `_l` and `_r` columns as PostgreSQL reads it, over the asked row and the held row."""
    plain = WITHIN.sub(r"people_within(\1, \2, \3)", _without_masks(sql))
    named = SLOW_FIRST.sub(r"CASE WHEN \2 THEN \1 ELSE false END", CALLED.sub(r"people_\1(", plain))
    return SIDE.sub(lambda found: f"{ASKED if found[2] == 'l' else HELD}.{found[1]}", named)


def _without_masks(sql: str) -> str:
    return MASKED.sub("true", sql)


def answered(comparison: Comparison, *, roughly: bool = False) -> str:
    """The SQL of which level answers a comparison: its place from 1 on, and 0 where nothing can be said.

    `roughly` guesses how alike two words are, for a tenth of the work.
    """
    cases = " ".join(
        f"when {condition(level.sql)} then {place}" if level.sql != "ELSE" else f"else {place}"
        for place, level in enumerate(comparison.levels, 1)
    )
    exactly = f"case when {condition(comparison.unknown)} then 0 {cases} end"
    return SLOW.sub(r"people_roughly_\1(", exactly) if roughly else exactly


def turned_about() -> str:
    """The SQL of whether two names were taken to stand in each other's place."""
    places = [
        f"l.{comparison.field} = {place}"
        for comparison in COMPARED for place, level in enumerate(comparison.levels, 1) if level.code == "swapped"
        and comparison.field in ("given", "family")
    ]  # fmt: skip
    return f"({' or '.join(places) or 'false'})"


@dataclass(frozen=True)
class Rare:
    """A level whose rarer values weigh more: its place, the column that counts, and where its weight stands.

    `is_shared`: whoever answers so has one value in that column.
    """

    field: str
    place: int
    column: str
    at: int
    is_shared: bool


def rarities() -> list[Rare]:
    """Every such level, in order; the weights of a comparison follow that of nothing said."""
    found, first = [], 1
    for comparison in COMPARED:
        for place, level in enumerate(comparison.levels, 1):
            if level.rarity:
                shared = level.sql == f"{level.rarity}_l = {level.rarity}_r"
                found.append(Rare(comparison.field, place, level.rarity, first + place, shared))
        first += 1 + len(comparison.levels)
    return found


def key_value(key: Key, row: str, kinds: Columns) -> str:
    """The SQL of what a row has under a key: a value, or a list of values where it may have many."""
    return CALLED.sub(r"people_\1(", _qualified(_listed(key.sql), row, kinds))


def _qualified(sql: str, row: str, kinds: Columns) -> str:
    def named(found: re.Match[str]) -> str:
        return f"{row}.{found[0]}" if found[0] in kinds.kinds else found[0]

    return WORD.sub(named, sql)


def _listed(sql: str) -> str:
    """Lists in brackets, and lists made of lists, as PostgreSQL writes them: the innermost brackets first."""
    # ruff: noqa: S608 - the text is a key of the model's own declaration.
    while found := re.search(r"(?<!array)\[([^\[\]]*)\]", sql):
        inside = found[1]
        made = EACH.match(inside)
        said = f"array(select {made['made']} from unnest({made['all']}) {made['one']})" if made else f"array[{inside}]"
        sql = sql[: found.start()] + said.replace("[", "\x02").replace("]", "\x03") + sql[found.end() :]
    return sql.replace("\x02", "[").replace("\x03", "]")


def digest(texts: Iterable[str]) -> str:
    """A short mark of everything that was compiled, by which code and database know each other."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def level_of(field: str, place: int) -> tuple[Comparison, Level | None]:
    """The comparison of this field, and its level at a place; at 0 nothing was said."""
    comparison = next(one for one in COMPARED if one.field == field)
    return comparison, comparison.levels[place - 1] if place else None
