"""The search itself, as PostgreSQL's functions: who is looked at, what is written, who may call what. Pure SQL."""

# ruff: noqa: S608 - every text put into these statements is declared in the code, none is typed by a user.
from onestory.people.declared.search import (
    ALONE,
    BORN,
    FEWER_LOOKED_AT,
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
)
from onestory.people.rules.compiling import (
    COMPARED,
    Columns,
    turned_about,
)
from onestory.people.rules.search_weights import LEVELS, TOTAL, both_sides, exact_bits, levels


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


def finding(mark: str) -> str:
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
            asked people_comparable[]; told people_told[] := '{{}}'; ways people_comparable[];
            asked_keys int[]; council bigint;
            mine uuid[];
            open boolean := not exists (select 1 from jsonb_array_elements(readings) r where {hidden});
            found people_found[] := '{{}}';
            best float8; enough float8; usual float8 := (select min(value::float8) from jsonb_each_text(priors));
            step int; two_names boolean; names_only boolean; looked_at int;
        begin
            if mark <> '{mark}' then
                raise exception 'The search was made ready for another model: run onestory migrate.';
            end if;
            if not (onestory_has('index') or onestory_has('system')) then
                return;
            end if;
            {_READ}
            {_rounds()}
            return query select f.* from unnest(found) f;
        end $$
    """


_READ = f"""
            mine := people_mine() || people_severed();
            asked := array(select a from people_asked(readings) a);
            for number in 1 .. cardinality(asked) loop
                foreach council in array whose loop
                    told := told || row(number, council, (priors ->> council::text)::float8,
                        people_heavy(asked[number], council, weights, chances, floors), asked[number])::people_told;
                end loop;
            end loop;
            ways := people_ways(asked);
            two_names := exists (select 1 from unnest(asked) a where a.given is not null and a.family is not null);
            names_only := not exists (select 1 from jsonb_array_elements(readings) r, jsonb_object_keys(r) k
                                       where k not in ('given_name', 'middle_names', 'family_name', 'sex'));
            looked_at := case when names_only and not two_names then {FEWER_LOOKED_AT} else {MOST_LOOKED_AT} end;
"""
"""What is asked, cleaned and with the weights of its answers."""


def _rounds() -> str:
    """Round after round of keys, the narrow first, until whoever was found is enough.

    No slip of a date is looked for where somebody is as likely as not and was born on the very day.
    """
    return f"""
            foreach step in array case when two_names
                then array[{NEAR}, {BORN}, {SLIPPED}, {NAMES}, {WIDE}, {LIKE_THEM}, {ALONE}]
                else array[{NEAR}, {BORN}, {SLIPPED}, {NAMES}, {WIDE}, {ALONE}, {LIKE_THEM}] end loop
                continue when step = {ALONE} and two_names and found <> '{{}}';
                asked_keys := case when step = {LIKE_THEM}
                    then people_keys_alike(asked, whose, open, two_names,
                                           case when two_names then array[{NAMES}] else array[{WIDE}, {ALONE}] end)
                    else people_keys_asked(ways, whose, array[step]) end;
                continue when asked_keys = '{{}}';
                found := people_weighed(told, asked_keys, whose, open, mine, weights, chances, floors, top,
                                         looked_at, found);
                best := found[1].weight;
                enough := case when step in ({NEAR}, {BORN}) and not ({_said("born", "same")})
                               then {SURELY} else {LIKELY} end;
                exit when best >= enough
                       or (not two_names and best - usual >= {PLAINLY})
                       or (names_only and cardinality(found) >= top);
            end loop;
    """


def _said(field: str, code: str) -> str:
    """Whether the likeliest of those found gave this answer."""
    at, comparison = next((at, each) for at, each in enumerate(COMPARED, 1) if each.field == field)
    place = next(place for place, level in enumerate(comparison.levels, 1) if level.code == code)
    return f"found[1].levels[{at}] = {place}"


def told_and_found() -> str:
    """The kinds of a row asked for, with the weights of its answers, and of a person found."""
    return f"""
        create type people_told as (reading int, council bigint, prior float8, heavy float8[], said people_comparable);
        create type people_found as ({PERSON_FOUND})
    """


def weighed(kinds: Columns) -> str:
    """The function that weighs whoever shares a key, roughly and then the best exactly, and gives the first so many.

    Two statements: what weighs exactly is a large expression, which is made ready only where there is somebody.
    """
    asked = f"""
        select t.reading, t.council, t.prior, t.heavy, {kinds.written("(t.said).")},
               {", ".join(f"(t.said).{name}" for name in PART_COLUMNS)} from unnest(told) t
    """
    return f"""
        create or replace function people_weighed(told people_told[], asked_keys int[], whose bigint[], open boolean,
            mine uuid[], weights float8[], chances float8[], floors float8[], top int, looked_at int,
            before people_found[])
        returns people_found[]
        language plpgsql stable set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
        #variable_conflict use_column
        declare
            either_way boolean := cardinality(told) > cardinality(whose);
            rids bigint[]; readings int[];
        begin
            {_guessed(asked)}
            if rids is null then
                return before;
            end if;
            return ({_exactly(asked)});
        end $$
    """


def _guessed(asked: str) -> str:
    """The statement that picks, of whoever shares a key, the rows and readings that a rough guess puts first."""
    shared = "l.keys && asked_keys and l.council = any (whose) and l.person_id <> all (mine)"
    return f"""
            with a as materialized ({asked}), near as (
                (select * from people_lookup l where not l.shielded and {shared} limit looked_at)
                union all
                (select * from people_lookup l where l.shielded and open and {shared} limit looked_at)
            ), guessed as (
                select l.rid, l.reading, {TOTAL} as total, {turned_about()} and either_way as is_turned from (
                    select r.rid, a.reading, a.heavy, {levels(roughly=True)}
                      from near r join a on a.council = r.council offset 0) l offset 0
            )
            select array_agg(rid), array_agg(reading) into rids, readings from (
                select rid, reading from guessed where total >= {LEAST - MARGIN} and not is_turned
                 order by total desc, rid, reading limit {MOST_WEIGHED}) best;
    """


def _exactly(asked: str) -> str:
    """The query that weighs those exactly, and gives the likeliest of them and of whom the rounds before found."""
    return f"""
                with a as materialized ({asked}), weighed as (
                    select l.person_id, l.rid, l.feeds, l.reading, {LEVELS} as levels, {exact_bits()} as bits, l.prior
                      from (select r.person_id, r.rid, r.feeds, a.council, a.reading, a.prior, a.heavy, {levels()}
                                   {both_sides()}
                              from unnest(rids, readings) g (rid, reading) join people_lookup r using (rid)
                              join a on a.reading = g.reading and a.council = r.council offset 0) l
                     where not ({turned_about()} and either_way)
                    offset 0
                ), best as ({_best()})
                select coalesce(array_agg(row(person_id, weight, reading, feeds, levels, bits)::people_found
                                          order by weight desc, person_id), '{{}}')
                  from (select * from best order by weight desc, person_id limit top) b
    """


def _best() -> str:
    """Of those weighed now and those found before, each person's best."""
    evidence = " + ".join(f"bits[{place}]" for place in range(1, len(COMPARED) + 1))
    return f"""
                    select distinct on (person_id) person_id, weight, reading, feeds, levels, bits from (
                        select person_id, evidence + prior as weight, reading, feeds, levels, bits, rid
                          from (select *, {evidence} as evidence from weighed offset 0) w where evidence >= {LEAST}
                        union all
                        select b.*, null from unnest(before) b
                    ) every order by person_id, weight desc, reading, rid
    """


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
