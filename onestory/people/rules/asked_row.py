"""What is asked, cleaned by PostgreSQL into the row that a partner's record of the same would become. Pure SQL.

The steps are linkage's own lists. How they are put together stands here a second time, for linkage's own is DuckDB's
and takes a tenth of a second; a test holds the two to the same rows.
"""

# ruff: noqa: S608 - every text put into these statements is declared in the code, none is typed by a user.
from onestory.linkage.declared.cleaning import (
    ADDRESS,
    DEFAULT_DATES,
    EMAIL,
    NAME,
    NUMBER,
    PHONE,
    POSTCODE,
    SOUND,
    composed,
)
from onestory.linkage.declared.placeholders import NO_FIXED_ABODE, NOT_A_FORENAME, NOT_A_SURNAME, NOT_BORN
from onestory.linkage.rules.identifiers import NHS_CHECKS, UPN_CHECKS
from onestory.people.declared.search import PART_COLUMNS
from onestory.people.rules.compiling import Columns

FIELDS = (
    "given_name", "middle_names", "family_name", "former_names", "date_of_birth", "sex", "address", "postcode", "phone",
    "email", "nhs_number", "upn", "council_child_id", "pnc",
)  # fmt: skip
"""What may be asked of a whole record, by the names that partners' records have."""


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def in_postgresql(steps: str) -> str:
    """Return the steps of cleaning as PostgreSQL reads them: the edge of a word is \\y to it, and \\b to DuckDB."""
    return steps.replace("\\b", "\\y")


def _clean(steps: str, field: str) -> str:
    return f"nullif({steps}, '') as {field}"


SAID = ", ".join(f"nullif(btrim(said ->> '{name}'), '') as {name}" for name in FIELDS)
NAMES = ("given_name", "middle_names", "family_name", "former_names")

VALUES = f"""
    select said.*, {", ".join(_clean(composed(NAME, name), name.replace("_name", "_clean")) for name in NAMES)},
           nullif({composed(POSTCODE, "postcode")}, '') as postcode_clean, {composed(PHONE, "phone")} as phone_clean,
           {composed(EMAIL, "email")} as email_clean, {composed(NUMBER, "nhs_number")} as nhs_clean,
           {composed(NUMBER, "upn")} as upn_clean, nullif({composed(NUMBER, "council_child_id")}, '') as council_clean,
           nullif({composed(NUMBER, "pnc")}, '') as pnc_clean,
           nullif({in_postgresql(composed(ADDRESS, "address"))}, '') as address_clean,
           to_char(date_of_birth::date, 'YYYYMMDD') as born_text
      from (select n, told.said, {SAID} from jsonb_array_elements(readings) with ordinality told (said, n)) said
"""
WORDS = f"""
    select v.*,
           array(select w from unnest(string_to_array(given_clean, ' ')) with ordinality t (w, n)
                  where w not in ({_listed(NOT_A_FORENAME)}) order by n) as given_words,
           array(select w from unnest(string_to_array(middle_cleans, ' ')) with ordinality t (w, n)
                  where w not in ({_listed(NOT_A_FORENAME)}) order by n) as middle_words,
           coalesce(string_to_array(given_clean, ' ') && array[{_listed(NOT_BORN)}], false) as not_born,
           case when family_clean not in ({_listed(NOT_A_SURNAME)}) then replace(family_clean, ' ', '') end as surname,
           case when family_clean not in ({_listed(NOT_A_SURNAME)})
                then string_to_array(family_clean, ' ') end as surnames,
           case when former_cleans not in ({_listed(NOT_A_SURNAME)})
                then array_prepend(replace(former_cleans, ' ', ''), string_to_array(former_cleans, ' ')) end as formers
      from values_said v
"""
FIRST = """
    select w.*, case when is_first then given_words[1] end as first_name,
           case when is_first then array_to_string(given_words, '') end as joined
      from (select *, split_part(given_clean, ' ', 1) = given_words[1] as is_first from words) w
"""
HEARD = f"""
    select f.*, people_sound(first_name) as first_sound, people_sound(joined) as joined_sound,
           people_sound(surname) as surname_sound,
           case when born_text not in ({_listed(DEFAULT_DATES)}) then date_of_birth::date end as born,
           case when address_clean not in ({_listed(NO_FIXED_ABODE)}) then address_clean end as home,
           case when {NHS_CHECKS.format(x="nhs_clean")} then nhs_clean end as nhs_checked
      from firsts f
"""
SOUNDS = f"""
create or replace function people_sound(word text) returns text language sql immutable strict parallel safe as $$
    select case when length(heard) > 1 then heard else word end from (select {composed(SOUND, "word")} as heard) h
$$
"""

DOOR = """coalesce(nullif(array_to_string(array(select m[1] from regexp_matches(home, '([0-9]+[A-Z]?)', 'g') m), '/')
    || ' ' || coalesce((regexp_match(home, '[0-9]+[A-Z]? ([A-Z]{3,})'))[1], ''), ' '), home)"""

VALUE = {
    "unborn": "not_born",
    "given": "first_name",
    "givens": "people_list_distinct(given_words || middle_words)",
    "given_roots": """people_list_distinct(array(select root from people_root where word = first_name)
        || array_remove(array[first_name, joined], null)
        || case when length(first_sound) > 2 then array[lower(first_sound)] else '{}' end)""",
    "middle": "case when first_name is null then given_words[1] else coalesce(given_words[2], middle_words[1]) end",
    "family": "surname",
    "families": """people_list_distinct(array_remove(array[surname], null)
        || array(select s from unnest(surnames) s where length(s) > 2)
        || array(select s from unnest(formers) with ordinality t (s, n) where n = 1 or length(s) > 2))""",
    "given_sound": "first_sound",
    "whole_sound": "joined_sound",
    "family_sound": "surname_sound",
    "family_roots": """people_list_distinct(array(select root from people_root where word = surname)
        || array_remove(array[surname], null)
        || case when length(surname_sound) > 2 then array[lower(surname_sound)] else '{}' end)""",
    "dob": "case when not not_born then born end",
    "dob_text": "case when not not_born and born is not null then born_text end",
    "due": "case when not_born then born end",
    "sex": "case upper(left(sex, 1)) when 'M' then 'M' when '1' then 'M' when 'F' then 'F' when '2' then 'F' end",
    "postcode": "postcode_clean",
    "district": "case when length(postcode_clean) > 4 then left(postcode_clean, -3) end",
    "door": DOOR,
    "address": "home",
    "phone": """case when length(phone_clean) between 7 and 13
        and replace(phone_clean, right(phone_clean, 1), '') not in ('', '0') then phone_clean end""",
    "email": "case when strpos(email_clean, '@') > 0 then email_clean end",
    "nhs": "case when not not_born and replace(nhs_checked, right(nhs_checked, 1), '') <> '' then nhs_checked end",
    "nhs_said": """case when not not_born and length(nhs_clean) > 4
        and replace(nhs_clean, right(nhs_clean, 1), '') <> '' then nhs_clean end""",
    "upns": f"array(select u from unnest(array[upn_clean]) u where {UPN_CHECKS.format(x='u')})",
    "council_id": "council_clean",
    "pnc": "pnc_clean",
    "mother_nhs": "case when not_born then nhs_checked end",
}
"""How each column of a standard record follows from what is asked. A column that stands not here is not asked for."""

NEVER_ASKED = frozenset({"uprn"})
"""Columns that a worker is not asked for: they count as unknown."""

PART_VALUE = {
    "born_from": "(said ->> 'born_from')::date",
    "born_until": "(said ->> 'born_until')::date",
    "place_part": "nullif(said ->> 'place_part', '')",
    "as_awaited": "case when not_born then true end",
}


def asked_row(kinds: Columns) -> str:
    """The functions that turn what is asked, a JSON list of ways to read it, into rows to compare, in order."""
    said = [f"{VALUE.get(name, 'null')}::{kind} as {name}" for name, kind in kinds.kinds.items()]
    parts = [f"{PART_VALUE[name]} as {name}" for name in PART_COLUMNS]
    return f"""
        {SOUNDS};
        create or replace function people_asked(readings jsonb) returns setof people_comparable
        language sql stable set search_path = public, pg_temp as $$
            with values_said as materialized ({VALUES}), words as materialized ({WORDS}),
                 firsts as materialized ({FIRST}), heard as materialized ({HEARD})
            select row({", ".join(part.rsplit(" as ", 1)[0] for part in (*said, *parts))})::people_comparable
              from heard order by n
        $$
    """
