"""What each answer between an asked row and a held one weighs: roughly at first, then exactly. Pure SQL."""

# ruff: noqa: S608 - every text put into these statements is declared in the code, none is typed by a user.
from onestory.linkage.declared.model import RARITIES
from onestory.people.rules.compiling import ASKED, COMPARED, HELD, Rare, answered, rarities


def levels(*, roughly: bool = False) -> str:
    """For an asked row and a held row: the level that answers each comparison, under the comparison's name."""
    return ", ".join(f"{answered(comparison, roughly=roughly)} as {comparison.field}" for comparison in COMPARED)


LEVELS = f"array[{', '.join(f'l.{comparison.field}' for comparison in COMPARED)}]"


def bits() -> dict[str, str]:
    """What each answer in `l` weighs, by the asked row's own weights: in each comparison, first of what is unknown."""
    found, place = {}, 1
    for comparison in COMPARED:
        found[comparison.field] = f"l.heavy[{place} + l.{comparison.field}]"
        place += 1 + len(comparison.levels)
    return found


TOTAL = " + ".join(bits().values())
"""A first guess takes the rarity of what was asked for that of what is held."""


def exact_bits() -> str:
    """The same, and where two agree without sharing the value whose rarity counts, the commoner of both counts."""
    said = bits()
    for place, rare in _looked_up():
        said[rare.field] = (
            f"case when l.{rare.field} = {rare.place} and l.{ASKED}_{rare.column} is distinct from"
            f" l.{HELD}_{rare.column} then weights[{rare.at}] + people_rarer_of_two(l.council, '{rare.column}',"
            f" l.{ASKED}_{rare.column}, l.{HELD}_{rare.column}, chances[{place}], floors[{place}])"
            f" else {said[rare.field]} end"
        )
    return f"array[{', '.join(said.values())}]::float8[]"


def both_sides() -> str:
    """The columns of both rows that `exact_bits` reads."""
    columns = dict.fromkeys(rare.column for _, rare in _looked_up())
    return "".join(f", {side}.{name} as {side}_{name}" for name in columns for side in (ASKED, HELD))


def _looked_up() -> list[tuple[int, Rare]]:
    return [(place, rare) for place, rare in enumerate(rarities(), 1) if not rare.is_shared]


def heavy() -> str:
    """The function that gives an asked row its own weights: those of rare values are what these values weigh."""
    columns = list(RARITIES)
    counted = ", ".join(
        f"(select over_two from people_rarity where council = whose and field = '{column}' and value = {value})"
        for column in columns for value in (f"said.{column}", "''")
    )  # fmt: skip
    added = ""
    for place, rare in enumerate(rarities(), 1):
        of_value = 2 * columns.index(rare.column) + 1
        added += (
            f" if said.{rare.column} is not null then weights[{rare.at}] := weights[{rare.at}] + people_rarer("
            f"coalesce(counted[{of_value}], 0), counted[{of_value + 1}], chances[{place}], floors[{place}]); end if;"
        )
    return f"""
        create or replace function people_heavy(said people_comparable, whose bigint, weights float8[],
                                                chances float8[], floors float8[])
        returns float8[] language plpgsql stable as $$
        declare
            counted float8[];
        begin
            counted := array[{counted}];
            {added}
            return weights;
        end $$;
        create or replace function people_rarer_of_two(whose bigint, of_field text, asked text, held text,
                                                       chance float8, floor float8)
        returns float8 language sql stable as $$
            select people_rarer(greatest(
                case when asked is not null then coalesce((select over_two from people_rarity
                    where council = whose and field = of_field and value = asked), 0) end,
                case when held is not null then coalesce((select over_two from people_rarity
                    where council = whose and field = of_field and value = held), 0) end),
                (select over_two from people_rarity where council = whose and field = of_field and value = ''),
                chance, floor)
        $$
    """
