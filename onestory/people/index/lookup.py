"""What the search looks in: each person's names, births, places and numbers in comparable form, under hashed keys."""

# ruff: noqa: S608 - every name put into these statements is declared in this room, none is typed by a user.
from onestory.people.index.copying import run

SAYINGS = """
    drop table if exists pg_temp.t_said;
    create temp table t_said on commit drop as
    select s.person_id, s.givens, s.roots, s.families, s.given_sound, s.family_sound, s.date_of_birth as born,
           to_char(s.date_of_birth, 'YYYYMMDD') as born_text, p.is_shielded,
           case when not p.is_shielded then nullif(split_part(s.place, '|', 1), '') end as postcode,
           case when not p.is_shielded then s.phone end as phone,
           array_remove(array[s.nhs_number, s.upn, s.former_upn, upper(s.council_child_id), s.pnc], null) as numbers
      from people_saying s join t_touched using (person_id) join people_person p on p.id = s.person_id
     where s.council_id = %(council)s and s.role <> 'subject' and p.retired_at is null;
    analyze t_said
"""
KEYED = """
    array_remove(array[
        hashtext('d' || born_text),
        hashtext('s' || least(given_sound, family_sound) || ' ' || greatest(given_sound, family_sound)),
        hashtext('y' || given_sound || left(born_text, 4)),
        hashtext('y' || family_sound || left(born_text, 4)),
        hashtext('m' || given_sound || right(born_text, 4)),
        hashtext('m' || family_sound || right(born_text, 4)),
        hashtext('o' || given_sound || left(postcode, -3)),
        hashtext('o' || family_sound || left(postcode, -3)),
        hashtext('c' || postcode),
        hashtext('p' || phone)
    ], null)
"""
LOOKUP = f"""
    drop table if exists pg_temp.t_lookup;
    create temp table t_lookup on commit drop as
    with word as (
        select person_id, array_agg(distinct given) filter (where given is not null) as givens
          from t_said left join lateral unnest(givens) given on true group by person_id
    ), root as (
        select person_id, array_agg(distinct r) as roots from t_said, unnest(roots) r group by person_id
    ), family as (
        select person_id, array_agg(distinct f) as families from t_said, unnest(families) f group by person_id
    ), number as (
        select person_id, array_agg(distinct n) as numbers, array_agg(distinct hashtext('i' || n)) as number_keys
          from t_said, unnest(numbers) n group by person_id
    ), keyed as (
        select person_id, array_agg(distinct k) as keys from t_said, unnest({KEYED}) k group by person_id
    ), rest as (
        select person_id, bool_or(is_shielded) as shielded,
               array_agg(distinct given_sound) filter (where given_sound is not null) as given_sounds,
               array_agg(distinct family_sound) filter (where family_sound is not null) as family_sounds,
               array_agg(distinct born) filter (where born is not null) as births,
               array_agg(distinct postcode) filter (where postcode is not null) as postcodes,
               array_agg(distinct phone) filter (where phone is not null) as phones
          from t_said group by person_id
    )
    select person_id, %(council)s::bigint as council_id, shielded, coalesce(givens, '{{}}') as givens,
           coalesce(roots, '{{}}') as roots, coalesce(families, '{{}}') as families,
           coalesce(given_sounds, '{{}}') as given_sounds, coalesce(family_sounds, '{{}}') as family_sounds,
           coalesce(births, '{{}}') as births, coalesce(postcodes, '{{}}') as postcodes,
           coalesce(phones, '{{}}') as phones, coalesce(numbers, '{{}}') as numbers,
           array_to_string(coalesce(givens, '{{}}') || coalesce(families, '{{}}'), ' ') as names,
           coalesce(keys, '{{}}') || coalesce(number_keys, '{{}}') as keys
      from rest left join word using (person_id) left join root using (person_id) left join family using (person_id)
      left join number using (person_id) left join keyed using (person_id);
    grant select on t_lookup, t_touched to public
"""


def index_for_search(council: int) -> None:
    """Write afresh what the search knows of the people in `t_touched`: of shielded people, nothing of any place."""
    run(SAYINGS, {"council": council})
    run(LOOKUP, {"council": council})
    run("select people_lookup_write()")
