"""The search itself, as PostgreSQL's functions: the keys, the weighing, and who may call what. Pure SQL."""

# ruff: noqa: S608 - every text put into these statements is declared in the code, none is typed by a user.
from onestory.linkage.declared.model import RARITIES
from onestory.people.declared.search import (
    ALIKE_AT_MOST,
    ALONE,
    HIDDEN_WHEN_ASKED,
    LEAST,
    LIKE_THEM,
    LIKELY,
    MARGIN,
    MOST_LOOKED_AT,
    MOST_WEIGHED,
    NAMES,
    NEAR,
    PART_COLUMNS,
    PLAINLY,
    ROUNDS,
    SLIPPED,
    SURELY,
    VISIBLE,
    WIDE,
    live_keys,
)
from onestory.people.rules.compiling import ASKED, COMPARED, HELD, Columns, answered, key_values, rarer, turned_about


def comparable(kinds: Columns) -> str:
    """The kind of a row that is compared."""
    named = [f"{name} {kind}" for name, kind in (*kinds.kinds.items(), *PART_COLUMNS.items())]
    return f"create type people_comparable as ({', '.join(named)})"


def keys(kinds: Columns) -> str:
    """The function that gives a row's keys for one council: all of them, or those of the rounds asked for."""
    rounds = {code: number for number, codes in ROUNDS.items() for code in codes}
    parts = " union all ".join(
        f"select '{key.code}', v from unnest({key_values(key, 'x', kinds)}) v where {rounds[key.code]} = any (rounds)"
        for key in live_keys()
    )
    return f"""
        create or replace function people_keys(x people_comparable, council bigint, rounds int[]) returns int[]
        language sql immutable parallel safe as $$
            select coalesce(array_agg(distinct hashtext(council::text || code || ' ' || v)), '{{}}')
              from ({parts}) said (code, v) where v is not null
        $$
    """


def weighing(*, roughly: bool = False) -> str:
    """For an asked row and a held row: the level of each comparison, and the weight of each with its rarity."""
    levels, weights, offset, rare = [], [], 0, 0
    for comparison in COMPARED:
        field = comparison.field
        levels.append(f"{answered(comparison, roughly=roughly)} as {field}")
        added = ""
        for place, column in rarer(comparison):
            rare += 1
            added += f" when {place} then {_rarity(column, rare)}"
        rarity = f" + case l.{field}{added} else 0 end" if added else ""
        weights.append(f"case when l.{field} = 0 then 0 else weights[{offset} + l.{field}]{rarity} end")
        offset += len(comparison.levels)
    return f"""
        cross join lateral (select {", ".join(levels)} offset 0) l
        cross join lateral (select array[{", ".join(weights)}]::float8[] as bits offset 0) w
    """


LEVELS = f"array[{', '.join(f'l.{comparison.field}' for comparison in COMPARED)}]"


def _rarity(column: str, place: int) -> str:
    """How much more a rare value says: that few hold it in common counts, down to a floor."""
    of_asked = f"case when {ASKED}.{column} is not null then coalesce((a.common ->> '{column}')::float8, 0) end"
    of_held = f"""case when {HELD}.{column} is not null then coalesce((select s.over_two from people_rarity s
        where s.council = r.council and s.field = '{column}' and s.value = r.{column}), 0)::float8 end"""
    most = f"case when {ASKED}.{column} = {HELD}.{column} then {of_asked} else greatest({of_asked}, {of_held}) end"
    return f"people_rarer({most}, (a.common ->> '{column} of')::float8, chances[{place}], floors[{place}])"


def alike() -> str:
    """The function that gives the sounds of names like one that was asked, and of its short forms.

    Names that only shielded people have are left out where nobody shielded may be found.
    """
    return f"""
        create or replace function people_alike(said text, whose bigint[], of_shielded boolean) returns text[]
        language sql stable security definer set search_path = public, pg_temp as $$
            select coalesce(array_agg(distinct sound), '{{}}')
                   || array(select people_sound(other.word) from people_root own join people_root other using (root)
                             where own.word = said) from (
                select w.sound from people_word w
                 where w.word % said and w.council = any (whose) and (of_shielded or not w.of_shielded)
                 group by w.sound
                 order by max(similarity(w.word, said) + people_jaro_winkler_similarity(w.word, said)) desc, w.sound
                 limit {ALIKE_AT_MOST}) s
        $$
    """


def writing(kinds: Columns) -> str:
    """The function by which the indexer, and nobody else, writes the people in `t_lookup`."""
    kept = ", ".join(name if name in VISIBLE else f"case when not shielded then {name} end" for name in kinds.kinds)
    compared = f"row({kept}, {', '.join('null' for _ in PART_COLUMNS)})::people_comparable"
    every = ", ".join(map(str, ROUNDS))
    return f"""
        create or replace function people_lookup_write() returns int language plpgsql security definer
        set search_path = public, pg_temp as $$
        declare
            written int;
        begin
            if not onestory_has('system') then
                raise insufficient_privilege using message = 'Only the indexer writes the search.';
            end if;
            delete from people_lookup l using pg_temp.t_touched t
             where l.person_id = t.person_id and l.council = any (onestory_councils());
            insert into people_lookup (person_id, council, shielded, feeds, {kinds.written()}, keys)
            select person_id, council, shielded, feeds, {kept}, people_keys({compared}, council, array[{every}])
              from pg_temp.t_lookup where council = any (onestory_councils()) order by person_id;
            get diagnostics written = row_count;
            insert into people_word (council, word, sound, of_shielded)
            select distinct council, word, people_sound(word), shielded
              from pg_temp.t_lookup, lateral (values (given), (family)) w (word)
             where length(word) > 1 and council = any (onestory_councils())
            on conflict (word, council, sound, of_shielded) where length(word) > 0 do nothing;
            perform gin_clean_pending_list(waiting)
               from unnest(array[to_regclass('people_lookup_keys'), to_regclass('people_lookup_shielded_keys')]) waiting
              where waiting is not null;
            return written;
        end $$
    """


COUNTING = """
create or replace function people_rarity_write(whose bigint) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if not onestory_has('system') or whose <> all (onestory_councils()) then
        raise insufficient_privilege using message = 'Only the indexer counts for the search.';
    end if;
    delete from people_rarity where council = whose;
    insert into people_rarity (council, field, value, over_two)
    select whose, field, value, over_two from pg_temp.t_common;
end $$;
create or replace function people_counted() returns table (council bigint, records bigint)
language sql stable security definer set search_path = public, pg_temp as $$
    select council, over_two from people_rarity
     where field = 'records' and value = '' and council = any (onestory_councils())
$$;
"""


PERSON_FOUND = "person_id uuid, weight float8, reading int, feeds text[], levels int[], bits float8[]"


WAYS = r"""
create or replace function people_keys_asked(ways people_comparable[], whose bigint[], rounds int[])
returns int[] language sql stable as $$
    select coalesce(array_agg(distinct k), '{}')
      from unnest(whose) c, lateral (select unnest(people_keys(w::people_comparable, c, rounds)) k
                                       from unnest(ways) w) k
$$;
create or replace function people_ways(asked people_comparable[]) returns people_comparable[]
language plpgsql stable as $$
declare
    ways people_comparable[] := asked; way people_comparable; other people_comparable;
begin
    foreach way in array asked loop
        if way.born_from is not null then
            for year in extract(year from way.born_from)::int .. extract(year from way.born_until)::int loop
                other := way; other.dob_text := year || '0000'; ways := ways || other;
            end loop;
        end if;
        if way.place_part is not null then
            other := way;
            other.district := case when way.place_part ~ '^[A-Z]+[0-9][0-9A-Z]?$' then way.place_part
                                   else left(way.place_part, -1) end;
            ways := ways || other;
        end if;
        if substr(way.dob_text, 5, 2) <> right(way.dob_text, 2) then
            other := way;
            other.dob_text := left(way.dob_text, 4) || right(way.dob_text, 2) || substr(way.dob_text, 5, 2);
            ways := ways || other;
        end if;
    end loop;
    foreach way in array ways loop
        if way.given_sound is not null or way.family_sound is not null then
            other := way; other.given_sound := way.family_sound; other.family_sound := way.given_sound;
            ways := ways || other;
        end if;
    end loop;
    return ways;
end $$;
create or replace function people_ways_alike(asked people_comparable[], whose bigint[], open boolean)
returns people_comparable[] language plpgsql stable as $$
declare
    ways people_comparable[] := '{}'; way people_comparable; other people_comparable; g text; f text;
begin
    foreach way in array people_ways(asked) loop
        foreach g in array people_alike(way.given, whose, open) || way.given_sound loop
            foreach f in array people_alike(way.family, whose, open) || way.family_sound loop
                other := way; other.given_sound := g; other.family_sound := f; ways := ways || other;
            end loop;
        end loop;
    end loop;
    return ways;
end $$;
"""
"""The ways round that a question may be meant, and the keys of them all."""


def finding(kinds: Columns, mark: str) -> str:
    """The search: who shares a key with what was asked, each weighed; wider keys only while nobody likely is found.

    Each round looks under its own keys alone, and keeps whom the rounds before found: however many share a wide key,
    they crowd out nobody who shares a narrow one.
    """
    hidden = " or ".join(f"coalesce(r ->> '{name}', '') <> ''" for name in HIDDEN_WHEN_ASKED)
    return f"""
        create or replace function people_find(readings jsonb, weights float8[], chances float8[], floors float8[],
                                               priors jsonb, mark text, top int)
        returns table ({PERSON_FOUND})
        language plpgsql stable security definer set search_path = public, pg_temp
        set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
        #variable_conflict use_column
        declare
            whose bigint[] := onestory_councils();
            asked people_comparable[];
            asked_keys int[];
            open boolean := not exists (select 1 from jsonb_array_elements(readings) r where {hidden});
            found jsonb := '[]';
            best float8; usual float8 := (select min(value::float8) from jsonb_each_text(priors));
            step int; two_names boolean; names_only boolean;
        begin
            if mark <> '{mark}' then
                raise exception 'The search was made ready for another model: run onestory migrate.';
            end if;
            if not (onestory_has('index') or onestory_has('system')) then
                return;
            end if;
            asked := array(select people_asked(r) from jsonb_array_elements(readings) with ordinality t (r, n)
                            order by n);
            two_names := exists (select 1 from unnest(asked) a where a.given is not null and a.family is not null);
            names_only := not exists (select 1 from jsonb_array_elements(readings) r, jsonb_object_keys(r) k
                                       where k not in ('given_name', 'middle_names', 'family_name', 'sex'));
            {_rounds()}
            return query select f.* from jsonb_to_recordset(found) as f ({PERSON_FOUND});
        end $$
    """


def _rounds() -> str:
    """Round after round of keys, the narrow first, until whoever was found is enough."""
    return f"""
            foreach step in array case when two_names
                then array[{NEAR}, {SLIPPED}, {NAMES}, {WIDE}, {LIKE_THEM}, {ALONE}]
                else array[{NEAR}, {SLIPPED}, {NAMES}, {WIDE}, {ALONE}, {LIKE_THEM}] end loop
                continue when step = {ALONE} and two_names and found <> '[]';
                asked_keys := case when step = {LIKE_THEM}
                    then people_keys_asked(people_ways_alike(asked, whose, open), whose,
                                           case when two_names then array[{NAMES}] else array[{WIDE}, {ALONE}] end)
                    else people_keys_asked(people_ways(asked), whose, array[step]) end;
                continue when asked_keys = '{{}}';
                found := people_weighed(asked, asked_keys, whose, open, weights, chances, floors, priors, top, found);
                best := (found -> 0 ->> 'weight')::float8;
                exit when best >= case step when {NEAR} then {SURELY} else {LIKELY} end
                       or (not two_names and best - usual >= {PLAINLY})
                       or (names_only and jsonb_array_length(found) >= top);
            end loop;
    """


def weighed(kinds: Columns) -> str:
    """The function that weighs whoever shares a key, roughly and then the best exactly, and gives the first so many."""
    return f"""
        create or replace function people_weighed(asked people_comparable[], asked_keys int[], whose bigint[],
            open boolean, weights float8[], chances float8[], floors float8[], priors jsonb, top int, before jsonb)
        returns jsonb
        language plpgsql stable set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
        #variable_conflict use_column
        declare
            mine uuid[] := people_mine() || people_severed();
            either_way boolean := cardinality(asked) > 1;
        begin
            return (
                with a as materialized (
                    select u.*, c.council, (priors ->> c.council::text)::float8 as prior, {_common()} as common
                      from unnest(asked) with ordinality u ({kinds.written()}, {", ".join(PART_COLUMNS)}, reading)
                      cross join unnest(whose) c (council)
                ), near as materialized (
                    (select * from people_lookup l
                      where not l.shielded and l.keys && asked_keys and l.council = any (whose)
                        and l.person_id <> all (mine)
                      limit {MOST_LOOKED_AT})
                    union all
                    (select * from people_lookup l
                      where l.shielded and open and l.keys && asked_keys and l.council = any (whose)
                        and l.person_id <> all (mine)
                      limit {MOST_LOOKED_AT})
                ), guessed as materialized (
                    select r.rid, a.reading from near r join a on a.council = r.council {weighing(roughly=True)}
                     where {_total()} >= {LEAST - MARGIN} and not ({turned_about()} and either_way)
                     order by {_total()} desc, r.rid, a.reading limit {MOST_WEIGHED}
                ), weighed as (
                    select r.person_id, r.rid, r.feeds, a.reading, {LEVELS} as levels, w.bits,
                           {_total()} as evidence, a.prior
                      from guessed g join near r using (rid) join a using (reading) {weighing()}
                     where a.council = r.council and not ({turned_about()} and either_way)
                ), best as ({_best()})
                select coalesce(jsonb_agg(to_jsonb(b) order by b.weight desc, b.person_id), '[]')
                  from (select * from best order by weight desc, person_id limit top) b
            );
        end $$
    """


def _best() -> str:
    """Of those weighed now and those found before, each person's best."""
    return f"""
                    select distinct on (person_id) person_id, weight, reading, feeds, levels, bits from (
                        select person_id, evidence + prior as weight, reading, feeds, levels, bits, rid
                          from weighed where evidence >= {LEAST}
                        union all
                        select b.*, null from jsonb_to_recordset(before) as b ({PERSON_FOUND})
                    ) every order by person_id, weight desc, reading, rid
    """


def _total() -> str:
    return " + ".join(f"w.bits[{place}]" for place in range(1, len(COMPARED) + 1))


def _common() -> str:
    """How many more than two hold each asked value, and how many hold any, by the columns whose rarity counts."""
    asked = " or ".join(f"(s.field = '{column}' and s.value = u.{column})" for column in RARITIES)
    return f"""(select jsonb_object_agg(s.field || case when s.value = '' then ' of' else '' end, s.over_two)
                  from people_rarity s where s.council = c.council and (s.value = '' or {asked}))"""


PRIVATE = (
    "people_find(jsonb, float8[], float8[], float8[], jsonb, text, int)",
    "people_lookup_write()",
    "people_rarity_write(bigint)",
    "people_counted()",
    "people_alike(text, bigint[], boolean)",
)


def guarded() -> str:
    """Who may call what: the app role searches, and writes through the indexer's function; the rest is nobody's."""
    return (
        f"revoke all on function {', '.join(PRIVATE)} from public;"
        f" grant execute on function {', '.join(PRIVATE[:-1])} to onestory_app"
    )
