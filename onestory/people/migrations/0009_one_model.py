"""The search looks in rows that the matching model reads; what it does with them is compiled after every migration."""

from typing import ClassVar

from django.db import migrations

DROPPED = """
drop function people_find(jsonb, int[], jsonb, int); drop function people_lookup_write();
drop function people_rank(text); drop function people_born_code(date, int, date[]);
drop function people_name_code(text, text, text[], text[], text[], text[]);
drop table people_lookup;
"""

TABLES = """
create table people_lookup (
    rid bigint generated always as identity primary key,
    person_id uuid not null,
    council bigint not null,
    shielded boolean not null,
    feeds text[] not null,
    keys int[] not null,
    unborn boolean, given text, givens text[], given_roots text[], middle text, family text, families text[],
    given_sound text, family_sound text, dob date, dob_text text, due date, sex text, postcode text, district text,
    door text, uprn text, phone text, email text, nhs text, nhs_said text, upns text[], council_id text, pnc text,
    mother_nhs text,
    constraint lookup_holds_no_shielded_place check (not shielded or (postcode is null and district is null
        and door is null and uprn is null and phone is null and email is null))
);
create index people_lookup_person on people_lookup (person_id);
create index people_lookup_keys on people_lookup using gin (keys) where not shielded;
create index people_lookup_shielded_keys on people_lookup using gin (keys) where shielded;
create table people_rarity (
    council bigint not null, field text not null, value text not null, over_two bigint not null,
    primary key (council, field, value)
);
create table people_word (
    council bigint not null, word text not null, sound text not null, of_shielded boolean not null
);
-- Partial, so that the planner cannot read it from end to end where it should look in the next.
create unique index people_word_once on people_word (word, council, sound, of_shielded) where length(word) > 0;
create index people_word_like on people_word using gin (word gin_trgm_ops);
create table people_root (word text not null, root text not null, primary key (word, root));
create table people_search (mark text not null, filled boolean not null);
"""
WALLS = "".join(
    f"alter table {table} enable row level security; revoke all on {table} from onestory_app;\n"
    for table in ("people_lookup", "people_rarity", "people_word", "people_root", "people_search")
)


class Migration(migrations.Migration):
    """Tables granted to nobody; they are written and searched through functions that test council, grant and shield."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("people", "0008_behind_shields")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=DROPPED + TABLES + WALLS, reverse_sql=migrations.RunSQL.noop)
    ]
