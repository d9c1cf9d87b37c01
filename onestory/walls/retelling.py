"""What was told in somebody's own words, and how the database tells it without a hidden place. Pure.

Columns that were closed to the application once they were written stay closed: two functions of the tables' owner read
and write them, for the system alone, and write nothing but the columns declared here.
"""
# ruff: noqa: S608  every name in these statements is declared in a room; values are always parameters

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

IS_ON = "current_setting('onestory.retelling', true) = 'on'"


class Kept(StrEnum):
    """What becomes of a column of somebody whose place is hidden."""

    WORDS = "words"
    """A text: literal copies of the places are taken out."""
    TREE = "tree"
    """Answers of a form: the same in each of its texts."""
    PLACE = "place"
    """A place in a field of its own: emptied."""
    WHOLE = "whole"
    """A text with its digest beside it, which would tell a place that was guessed: taken away whole."""
    STORY = "story"
    """A story kept for a court: its lines are taken away, with whatever else could be guessed."""
    FILE = "file"
    """A file: taken away whole."""
    DIGEST = "digest"
    """Of what is no longer there: kept under a key, so that no guess can be tried on it."""


@dataclass(frozen=True, kw_only=True)
class ToldTable:
    """One table in which somebody told something. Columns are written `name` or `name:length`, by spaces.

    `among` says which rows `t` are about any of `asked`, `whose` an array of those that a row is about, `council`
    whose row it is, and `numbered` of what type its key is. `goes`: its rows are deleted one day, and their originals
    with them.
    """

    table: str
    among: str
    whose: str
    kind: str
    words: str = ""
    trees: str = ""
    places: str = ""
    wholes: str = ""
    stories: str = ""
    files: str = ""
    digests: str = ""
    key: str = "id"
    numbered: str = "uuid"
    goes: bool = False
    council: str = "t.council_id"

    def columns(self) -> Iterator[tuple[str, int, Kept]]:
        """Each column, how many letters it holds (0: any number), and what becomes of it."""
        told = (self.words, self.trees, self.places, self.wholes, self.stories, self.files, self.digests)
        for listed, kept in zip(told, Kept, strict=True):
            for each in listed.split():
                name, _, length = each.partition(":")
                yield name, int(length or 0), kept

    @property
    def kept(self) -> dict[str, Kept]:
        """What becomes of each column, by its name."""
        return {name: kept for name, _, kept in self.columns()}


def functions(room: str, tables: Sequence[ToldTable]) -> str:
    """The statements that make `room_told(asked uuid[], kinds text)` and `room_retell(name, key, was, said)`."""
    return "\n".join((*(_let_in(each) for each in tables), _told(room, tables), _retell(room, tables)))


def functions_anew(room: str, tables: Sequence[ToldTable], added: Sequence[str]) -> str:
    """The statements that make both functions again, of all the tables, where those of these names are new."""
    let_in = (_let_in(each) for each in tables if each.table in added)
    return "\n".join((_dropped(room), *let_in, _told(room, tables), _retell(room, tables)))


def functions_as_before(room: str, tables: Sequence[ToldTable], added: Sequence[str]) -> str:
    """The statements that make them again without those tables."""
    before = [each for each in tables if each.table not in added]
    shut = "".join(_shut_out(each) for each in tables if each.table in added)
    return "\n".join((_dropped(room), shut, _told(room, before), _retell(room, before)))


def without_functions(room: str, tables: Sequence[ToldTable]) -> str:
    """The statements that take them away."""
    return _dropped(room) + "".join(_shut_out(each) for each in tables)


def _dropped(room: str) -> str:
    return f"drop function {room}_told(uuid[], text); drop function {room}_retell(text, text, jsonb, jsonb);"


def _shut_out(each: ToldTable) -> str:
    return f"drop policy {each.table}_told_sees on {each.table}; drop policy {each.table}_retells on {each.table};"


def owing(tables: Sequence[ToldTable]) -> str:
    """The triggers by which whatever is told, or told anew, is looked through for hidden places."""
    return "\n".join(_owes(each) for each in tables)


def without_owing(tables: Sequence[ToldTable]) -> str:
    """The statements that take the triggers away."""
    owes = "".join(f"drop trigger {each.table}_owes_telling on {each.table};" for each in tables)
    return owes + "".join(f"drop trigger {each.table}_forgets on {each.table};" for each in tables if each.goes)


def _let_in(each: ToldTable) -> str:
    """The functions run as the tables' owner, who is walled too and therefore let in here by name."""
    table = each.table
    return f"""
do $$ begin
    execute format('create policy {table}_told_sees on {table} for select to %I using (true)', current_user);
    execute format('create policy {table}_retells on {table} for update to %I using (true)', current_user);
end $$;"""


def _told(room: str, tables: Sequence[ToldTable]) -> str:
    parts = " union all ".join(_told_of(each) for each in tables)
    return f"""
create function {room}_told(asked uuid[], kinds text)
returns table (name text, key text, whose uuid[], said jsonb)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
    if not onestory_has('system') then
        raise exception 'only the system reads what is told anew' using errcode = 'insufficient_privilege';
    end if;
    return query {parts};
end $$;
revoke all on function {room}_told(uuid[], text) from public;
grant execute on function {room}_told(uuid[], text) to onestory_app;"""


def _told_of(each: ToldTable) -> str:
    said = ", ".join(
        f"'{name}', {f'octet_length(t.{name})' if kept is Kept.FILE else f't.{name}'}"
        for name, _, kept in each.columns()
    )
    return f"""
        select '{each.table}'::text, t.{each.key}::text, {each.whose}, jsonb_build_object({said})
          from {each.table} t
         where kinds = '{each.kind}' and {each.among} and {each.council} = any (onestory_councils())"""


def _retell(room: str, tables: Sequence[ToldTable]) -> str:
    parts = "".join(_retell_one(each) for each in tables)
    return f"""
create function {room}_retell(name text, key text, was jsonb, said jsonb) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
    done jsonb;
begin
    if not onestory_has('system') then
        raise exception 'only the system tells anew what was told' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('onestory.retelling', 'on', true);
    case name {parts}
    end case;
    perform set_config('onestory.retelling', 'off', true);
    return done;
end $$;
revoke all on function {room}_retell(text, text, jsonb, jsonb) from public;
grant execute on function {room}_retell(text, text, jsonb, jsonb) to onestory_app;"""


def _retell_one(each: ToldTable) -> str:
    columns = list(each.columns())
    sets = ", ".join(f"{name} = {_given(name, length, kept)}" for name, length, kept in columns)
    same = " and ".join(_unchanged(name, kept) for name, _, kept in columns)
    back = ", ".join(
        f"'{name}', {f'octet_length(t.{name})' if kept is Kept.FILE else f't.{name}'}" for name, _, kept in columns
    )
    return f"""
        when '{each.table}' then
            update {each.table} t set {sets}
             where t.{each.key} = $2::{each.numbered} and {each.council} = any (onestory_councils()) and {same}
            returning jsonb_build_object({back}) into done;"""


def _given(name: str, length: int, kept: Kept) -> str:
    """What is written into a column: nothing is cut but what was put in the place of something shorter."""
    if kept is Kept.FILE:
        return f"coalesce(decode(said->>'{name}', 'base64'), t.{name})"
    if kept is Kept.TREE:
        return f"coalesce(said->'{name}', t.{name})"
    return f"coalesce((said->>'{name}')::{f'varchar({length})' if length else 'text'}, t.{name})"


def _unchanged(name: str, kept: Kept) -> str:
    """Whether a column that is to be written still says what was read."""
    now = {Kept.FILE: f"to_jsonb(octet_length(t.{name}))"}.get(kept, f"to_jsonb(t.{name})")
    return f"(said->'{name}' is null or {now} = was->'{name}')"


def _owes(each: ToldTable) -> str:
    """An update of what nobody told (a state, a time) owes nothing."""
    told = ", ".join(dict.fromkeys((*(name for name, _, _ in each.columns()), *_matched(each))))
    whose, council = each.whose.replace("t.", "($1)."), each.council.replace("t.", "($1).")
    owes = f"""
create trigger {each.table}_owes_telling after insert or update of {told} on {each.table}
    for each row execute function people_owe_telling('{each.kind}', '{_quoted(whose)}', '{_quoted(council)}');"""
    forgets = f"""
create trigger {each.table}_forgets after delete on {each.table}
    for each row execute function people_forget_told('{each.key}');"""
    return owes + (forgets if each.goes else "")


def _matched(each: ToldTable) -> tuple[str, ...]:
    return ("person_id",) if each.places else ()


def _quoted(sql: str) -> str:
    return sql.replace("'", "''")
