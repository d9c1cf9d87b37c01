"""The search: a table granted to nobody, written and searched through functions that test council, grant and shield."""

from typing import ClassVar

from django.db import migrations

TABLE = """
create table people_lookup (
    person_id uuid primary key,
    council_id bigint not null,
    shielded boolean not null,
    givens text[] not null,
    roots text[] not null,
    families text[] not null,
    given_sounds text[] not null,
    family_sounds text[] not null,
    births date[] not null,
    postcodes text[] not null,
    phones text[] not null,
    numbers text[] not null,
    names text not null,
    keys int[] not null,
    constraint lookup_holds_no_shielded_place check (not shielded or (postcodes = '{}' and phones = '{}'))
);
create index people_lookup_keys on people_lookup using gin (keys);
create index people_lookup_names on people_lookup using gin (names gin_trgm_ops);
alter table people_lookup enable row level security;
revoke all on people_lookup from onestory_app;
"""

WRITE = """
create function people_lookup_write() returns int language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    written int;
begin
    if not onestory_has('system') then
        raise insufficient_privilege using message = 'Only the indexer writes the search.';
    end if;
    delete from people_lookup l using pg_temp.t_touched t
     where l.person_id = t.person_id and l.council_id = any (onestory_councils());
    insert into people_lookup (person_id, council_id, shielded, givens, roots, families, given_sounds, family_sounds, births,
                               postcodes, phones, numbers, names, keys)
    select person_id, council_id, shielded, givens, roots, families, given_sounds, family_sounds, births,
           postcodes, phones, numbers, names, keys
      from pg_temp.t_lookup where council_id = any (onestory_councils());
    get diagnostics written = row_count;
    return written;
end $$;
"""

COMPARE = """
create function people_name_code(asked text, asked_sound text, asked_roots text[], held text[], held_roots text[],
                                 held_sounds text[])
returns text language sql immutable parallel safe as $$
    select case
        when asked is null or asked = '' then null
        when cardinality(held) = 0 then 'unknown'
        when asked = any (held) then 'same'
        when asked_roots && held_roots then 'known-as'
        when exists (select 1 from unnest(held) h
                      where length(asked) > 2 and length(h) > 2 and levenshtein_less_equal(left(asked, 60), left(h, 60), 1) <= 1)
            then 'slip'
        when asked_sound = any (held_sounds) then 'sound'
        when length(asked) = 1 and exists (select 1 from unnest(held) h where left(h, 1) = asked) then 'initial'
        when exists (select 1 from unnest(held) h
                      where length(asked) > 4 and (levenshtein_less_equal(left(asked, 60), left(h, 60), 2) <= 2
                         or similarity(asked, h) >= 0.4)) then 'alike'
        when exists (select 1 from unnest(held) h where length(asked) > 2 and left(h, length(asked)) = asked) then 'begins'
        else 'differs' end
$$;

create function people_born_code(asked date, asked_year int, held date[]) returns text language sql immutable parallel safe as $$
    select case
        when asked is null and asked_year is null then null
        when cardinality(held) = 0 then 'unknown'
        when asked is null then case
            when exists (select 1 from unnest(held) h where extract(year from h) = asked_year) then 'year'
            when exists (select 1 from unnest(held) h where abs(extract(year from h) - asked_year) = 1) then 'near-year'
            else 'differs' end
        when asked = any (held) then 'same'
        when exists (select 1 from unnest(held) h where to_char(h, 'YYYYMMDD') = to_char(asked, 'YYYYDDMM')) then 'swapped'
        when exists (select 1 from unnest(held) h
                      where levenshtein_less_equal(to_char(h, 'YYYYMMDD'), to_char(asked, 'YYYYMMDD'), 1) <= 1) then 'slip'
        when exists (select 1 from unnest(held) h where abs(h - asked) <= 31) then 'close'
        when exists (select 1 from unnest(held) h where extract(year from h) = extract(year from asked)) then 'same-year'
        else 'differs' end
$$;
"""

FIND = """
create function people_find(asked jsonb, asked_keys int[], weights jsonb, top int)
returns table (person_id uuid, score float8, why text[])
language plpgsql stable security definer set search_path = public, pg_temp
set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
    asked_names text[] := array(select jsonb_array_elements_text(asked -> 'names'));
    asked_sounds text[] := array(select jsonb_array_elements_text(asked -> 'sounds'));
    all_roots text[] := array(select jsonb_array_elements_text(asked -> 'roots'));
    given text := nullif(asked ->> 'given', '');
    family text := nullif(asked ->> 'family', '');
    given_roots text[] := array(select jsonb_array_elements_text(asked -> 'given_roots'));
    born date := (asked ->> 'born')::date;
    born_year int := (asked ->> 'year')::int;
    asked_postcode text := nullif(asked ->> 'postcode', '');
    asked_district text := nullif(asked ->> 'district', '');
    asked_phone text := nullif(asked ->> 'phone', '');
    asked_numbers text[] := array(select jsonb_array_elements_text(asked -> 'numbers'));
    asks_a_place boolean := asked_postcode is not null or asked_district is not null or asked_phone is not null;
    mine uuid[] := people_mine();
    councils bigint[] := onestory_councils();
    by_likeness boolean := (asked ->> 'by_likeness')::boolean;
    likeness text := asked ->> 'likeness';
begin
    if not (onestory_has('index') or onestory_has('system')) then
        return;
    end if;
    if by_likeness then
        perform set_config('pg_trgm.word_similarity_threshold', '0.4', true);
    end if;
    return query
    with near as (
        select l.* from people_lookup l
         where not by_likeness and l.keys && asked_keys and l.council_id = any (councils)
           and not (l.shielded and asks_a_place) and l.person_id <> all (mine)
        union all
        select l.* from people_lookup l
         where by_likeness and likeness <% l.names and l.council_id = any (councils)
           and not (l.shielded and asks_a_place) and l.person_id <> all (mine)
    ), coded as (
        select n.person_id, array_remove(array[
            'given-' || people_name_code(given, asked ->> 'given_sound', given_roots, n.givens, n.roots, n.given_sounds),
            'family-' || people_name_code(family, asked ->> 'family_sound', '{}', n.families, '{}', n.family_sounds),
            case when given is not null and family is not null and given = any (n.families) and family = any (n.givens)
                 then 'names-swapped' end,
            'born-' || people_born_code(born, born_year, n.births),
            case when asked_postcode is null then null when cardinality(n.postcodes) = 0 then 'place-unknown'
                 when asked_postcode = any (n.postcodes) then 'place-same'
                 when exists (select 1 from unnest(n.postcodes) p where left(p, -3) = left(asked_postcode, -3)) then 'place-district'
                 else 'place-differs' end,
            case when asked_district is null then null when cardinality(n.postcodes) = 0 then 'place-unknown'
                 when exists (select 1 from unnest(n.postcodes) p where left(p, -3) = asked_district) then 'place-district'
                 else 'place-differs' end,
            case when asked_phone is null then null when cardinality(n.phones) = 0 then 'phone-unknown'
                 when asked_phone = any (n.phones) then 'phone-same' else 'phone-differs' end
        ], null) || array(
            select case when a = any (n.numbers) then 'number-same' else 'number-differs' end from unnest(asked_numbers) a
        ) || array(
            select case when as_given.rank <= as_family.rank then 'given-' || as_given.code else 'family-' || as_family.code end
              from unnest(asked_names, asked_sounds) as word (name, sound)
              cross join lateral (
                  select people_name_code(name, sound, '{}', n.givens, '{}', n.given_sounds) as bare,
                         array(select split_part(r, ':', 2) from unnest(all_roots) r where split_part(r, ':', 1) = name) as rooted
              ) g0
              cross join lateral (
                  select case when g0.bare <> 'same' and g0.rooted && n.roots then 'known-as' else g0.bare end as code
              ) g
              cross join lateral (select g.code, people_rank(g.code) as rank) as as_given
              cross join lateral (
                  select f.code, people_rank(f.code) as rank
                    from (select people_name_code(name, sound, '{}', n.families, '{}', n.family_sounds) as code) f
              ) as as_family
        ) as codes
          from near n
    ), weighed as (
        select c.person_id, c.codes,
               (select coalesce(sum(coalesce((weights ->> code)::float8, 0)), 0) from unnest(c.codes) code) as score
          from coded c
    )
    select w.person_id, w.score, w.codes from weighed w
     where w.score >= (weights ->> 'least')::float8
     order by w.score desc, w.person_id limit top;
end $$;

create function people_rank(code text) returns int language sql immutable parallel safe as $$
    select coalesce(array_position(array['same', 'known-as', 'slip', 'sound', 'alike', 'begins', 'initial', 'unknown', 'differs'], code), 99)
$$;

revoke all on function people_lookup_write(), people_find(jsonb, int[], jsonb, int) from public;
grant execute on function people_lookup_write(), people_find(jsonb, int[], jsonb, int) to onestory_app;
"""

UNDO = """
drop function people_find(jsonb, int[], jsonb, int); drop function people_lookup_write();
drop function people_rank(text); drop function people_born_code(date, int, date[]);
drop function people_name_code(text, text, text[], text[], text[], text[]);
drop table people_lookup;
"""


class Migration(migrations.Migration):
    """Trigram and array operators are not leakproof, so behind a policy their indexes would not be used."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("people", "0003_walls"), ("walls", "0001_functions")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=TABLE + WRITE + COMPARE + FIND, reverse_sql=UNDO)
    ]
