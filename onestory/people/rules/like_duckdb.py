"""What DuckDB has and PostgreSQL lacks, or counts otherwise, so that the matching model means the same in both."""

# ruff: noqa: S608 - every text put into these statements is declared in the code, none is typed by a user.
from onestory.linkage.declared.model import SMOOTHING

LIKE_DUCKDB = rf"""
create or replace function people_bytes(x text) returns text language sql immutable parallel safe as $$
    select case when octet_length(x) = length(x) then x else convert_from(convert_to(x, 'UTF8'), 'LATIN1') end
$$;
create or replace function people_levenshtein(x text, y text) returns int language sql immutable parallel safe as $$
    select levenshtein(left(people_bytes(x), 255), left(people_bytes(y), 255))
$$;
create or replace function people_list_has_any(x text[], y text[]) returns boolean
language sql immutable parallel safe as $$
    select x && y
$$;
create or replace function people_list_distinct(x text[]) returns text[] language sql immutable parallel safe as $$
    select array(select each from unnest(x) with ordinality t (each, n)
                  where each is not null group by each order by min(n))
$$;
create or replace function people_contains(x text, y text) returns boolean language sql immutable parallel safe as $$
    select strpos(x, y) > 0
$$;
create or replace function people_rarer(over_two float8, of_all float8, chance float8, floor float8) returns float8
language sql immutable parallel safe as $$
    select ln(chance) / ln(2.0::float8)
        - ln(greatest((coalesce(over_two, chance * coalesce(of_all, 0)) + {SMOOTHING} * chance)
                      / (coalesce(of_all, 0) + {SMOOTHING}), floor)) / ln(2.0::float8)
$$;
create or replace function people_roughly_jaro_winkler_similarity(x text, y text) returns float8
language sql immutable parallel safe as $$
    select 1 - 0.6 * levenshtein_less_equal(left(x, 40), left(y, 40), 6)::float8 / greatest(length(x), length(y), 1)
$$;
create or replace function people_roughly_within(x text, y text, most int) returns boolean
language sql immutable parallel safe as $$
    select levenshtein_less_equal(left(x, 40), left(y, 40), 2 * most) <= 2 * most
$$;
create or replace function people_len(x text[]) returns int language sql immutable parallel safe as $$
    select cardinality(x)
$$;
"""
"""DuckDB compares bytes, so letters of other alphabets count as the bytes they are written in.

None is strict: else PostgreSQL would not write its text into the query that calls it. Nor would it if `people_rarer`
named twice what may hold a query; so a value of which nothing is counted is taken to be as common as chance has it. The
longer ones repeat `people_bytes`, for there a call costs as much as the comparing.
"""

JARO_WINKLER = r"""
create or replace function people_jaro_winkler_similarity(x text, y text) returns float8
language plpgsql immutable strict parallel safe as $$
declare
    a text := case when octet_length(x) = length(x) then x else convert_from(convert_to(x, 'UTF8'), 'LATIN1') end;
    b text := case when octet_length(y) = length(y) then y else convert_from(convert_to(y, 'UTF8'), 'LATIN1') end;
    reach int := greatest(greatest(length(a), length(b)) / 2 - 1, 0);
    left_over text := b; of_a text := ''; of_b text := '';
    since int; at int; moved int := 0; begins int := 0; met float8; alike float8;
begin
    if a = '' or b = '' then return 0; end if;
    if a = b then return 1; end if;
    for i in 1 .. length(a) loop
        since := greatest(1, i - reach);
        at := strpos(substr(left_over, since, i + reach - since + 1), substr(a, i, 1));
        if at > 0 then
            left_over := overlay(left_over placing E'\x01' from since + at - 1 for 1);
            of_a := of_a || substr(a, i, 1);
        end if;
    end loop;
    if of_a = '' then return 0; end if;
    for i in 1 .. length(b) loop
        if substr(left_over, i, 1) = E'\x01' then of_b := of_b || substr(b, i, 1); end if;
    end loop;
    for i in 1 .. case when of_a = of_b then 0 else length(of_a) end loop
        if substr(of_a, i, 1) <> substr(of_b, i, 1) then moved := moved + 1; end if;
    end loop;
    met := length(of_a);
    alike := (met / length(a) + met / length(b) + (met - moved / 2) / met) / 3;
    if alike > 0.7 then
        while begins < least(4, length(a), length(b)) and substr(a, begins + 1, 1) = substr(b, begins + 1, 1) loop
            begins := begins + 1;
        end loop;
        alike := alike + begins * 0.1 * (1 - alike);
    end if;
    return alike;
end $$;
"""

DAMERAU = r"""
create or replace function people_damerau_levenshtein(x text, y text) returns int
language plpgsql immutable strict parallel safe as $$
declare
    a text := left(people_bytes(x), 255); b text := left(people_bytes(y), 255);
    n int := length(a); m int := length(b); wide int := m + 2;
    far int := n + m; cost int[]; last_row jsonb := '{}'; last_match int; i1 int; j1 int; best int;
begin
    cost := array_fill(0, array[(n + 2) * wide]);
    cost[1] := far;
    for i in 0 .. n loop cost[(i + 1) * wide + 1] := far; cost[(i + 1) * wide + 2] := i; end loop;
    for j in 0 .. m loop cost[j + 2] := far; cost[wide + j + 2] := j; end loop;
    for i in 1 .. n loop
        last_match := 0;
        for j in 1 .. m loop
            i1 := coalesce((last_row ->> substr(b, j, 1))::int, 0);
            j1 := last_match;
            best := cost[i * wide + j + 1];
            if substr(a, i, 1) = substr(b, j, 1) then last_match := j; else best := best + 1; end if;
            cost[(i + 1) * wide + j + 2] := least(best, cost[(i + 1) * wide + j + 1] + 1, cost[i * wide + j + 2] + 1,
                                                  cost[i1 * wide + j1 + 1] + (i - i1 - 1) + 1 + (j - j1 - 1));
        end loop;
        last_row := jsonb_set(last_row, array[substr(a, i, 1)], to_jsonb(i));
    end loop;
    return cost[(n + 1) * wide + m + 2];
end $$;
create or replace function people_within(x text, y text, most int) returns boolean
language plpgsql immutable strict parallel safe as $$
declare
    a text := left(case when octet_length(x) = length(x) then x
                        else convert_from(convert_to(x, 'UTF8'), 'LATIN1') end, 255);
    b text := left(case when octet_length(y) = length(y) then y
                        else convert_from(convert_to(y, 'UTF8'), 'LATIN1') end, 255);
    apart int := levenshtein_less_equal(a, b, 2 * most);
    first int := 1;
begin
    if apart <= most or apart > 2 * most then return apart <= most; end if;
    if most > 1 then return people_damerau_levenshtein(x, y) <= most; end if;
    if length(a) <> length(b) then return false; end if;
    while substr(a, first, 1) = substr(b, first, 1) loop first := first + 1; end loop;
    return substr(a, first, 1) = substr(b, first + 1, 1) and substr(a, first + 1, 1) = substr(b, first, 1)
       and substr(a, first + 2) = substr(b, first + 2);
end $$;
"""
"""Two letters changed about are one slip, and two changes to those who know no better: between, one must look.

Of one slip nothing else is left to see: two letters that stand side by side, and all the rest alike.
"""
