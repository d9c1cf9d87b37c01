"""Under which keys people are looked up: a row's, and those of a question, however it may be meant. Pure SQL."""

# ruff: noqa: S608 - every text put into these statements is declared in the code, none is typed by a user.
from onestory.linkage.declared.model import Key
from onestory.people.declared.search import ALIKE_AT_MOST, PART_COLUMNS, ROUNDS, live_keys
from onestory.people.rules.compiling import Columns, key_value


def comparable(kinds: Columns) -> str:
    """The kind of a row that is compared."""
    named = [f"{name} {kind}" for name, kind in (*kinds.kinds.items(), *PART_COLUMNS.items())]
    return f"create type people_comparable as ({', '.join(named)})"


def keys(kinds: Columns) -> str:
    """The function that gives a row's keys for one council: all of them, or those of the rounds asked for.

    Plain expressions, which need no plan: a query of all the keys cost more than what it looked up.
    """
    declared = live_keys()
    rounds = "\n".join(
        f"if {number} = any (rounds) then {_of_round([key for key in declared if key.code in codes], kinds)} end if;"
        for number, codes in ROUNDS.items()
    )
    return f"""
        create or replace function people_keys(x people_comparable, council bigint, rounds int[]) returns int[]
        language plpgsql immutable parallel safe as $$
        declare
            keys int[] := '{{}}'; whose text := council::text; each text;
        begin
            {rounds}
            return array_remove(keys, null);
        end $$
    """


def _of_round(keys: list[Key], kinds: Columns) -> str:
    """The statements that add one round's keys."""
    single = ", ".join(
        f"hashtext(whose || '{key.code} ' || ({key_value(key, 'x', kinds)}))" for key in keys if not key.many
    )
    listed = " ".join(
        f"foreach each in array coalesce({key_value(key, 'x', kinds)}, '{{}}')"
        f" loop keys := keys || hashtext(whose || '{key.code} ' || each); end loop;"
        for key in keys if key.many
    )  # fmt: skip
    return f"keys := keys || array[{single}]::int[]; {listed}"


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


WAYS = r"""
create or replace function people_keys_asked(ways people_comparable[], whose bigint[], rounds int[])
returns int[] language plpgsql stable as $$
declare
    keys int[] := '{}'; way people_comparable; council bigint;
begin
    foreach council in array whose loop
        foreach way in array ways loop
            keys := keys || people_keys(way, council, rounds);
        end loop;
    end loop;
    return keys;
end $$;
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
create or replace function people_keys_alike(asked people_comparable[], whose bigint[], open boolean, two_names boolean,
                                             rounds int[])
returns int[] language plpgsql stable as $$
declare
    keys int[] := '{}'; one people_comparable; way people_comparable; council bigint; given text; family text;
    givens text[]; families text[];
begin
    foreach one in array asked loop
        givens := people_list_distinct(people_alike(one.given, whose, open) || one.given_sound || one.family_sound);
        families := people_list_distinct(people_alike(one.family, whose, open) || one.family_sound || one.given_sound);
        foreach way in array case when two_names then array[one] else people_ways(array[one]) end loop
            foreach given in array givens loop
                foreach family in array families loop
                    way.given_sound := given; way.family_sound := family;
                    foreach council in array whose loop
                        keys := keys || people_keys(way, council, rounds);
                    end loop;
                end loop;
            end loop;
        end loop;
    end loop;
    return keys;
end $$;
"""
"""The ways round that a question may be meant, and the keys of them all. Two names alike are looked for together."""
