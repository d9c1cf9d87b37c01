"""The story room behind the wall: added to and read, never changed; and the search, which opens nothing by itself."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import KNOWN, OF_THE_COUNCIL, behind_the_wall, only_for

TABLES = ("story_mark", "story_version", "story_document", "story_safecontact")
KEPT_BACK = {
    "story_document": "not story_is_shielded(person_id)",
    "story_version": "looked_through or not story_is_shielded(person_id)",
}
LOOKS = f"{OF_THE_COUNCIL} and ((select onestory_has('index')) or (select onestory_has('system')))"
ADDS = f"{OF_THE_COUNCIL} and {KNOWN}"

FIXED = """
create function story_is_fixed() returns trigger language plpgsql as $$
begin
    raise exception 'What was kept of a story is never changed.';
end $$;
create trigger story_version_is_fixed before update or delete on story_version
    for each row execute function story_is_fixed();
create trigger story_document_is_fixed before update or delete on story_document
    for each row execute function story_is_fixed();
create trigger story_mark_is_fixed before update or delete on story_mark
    for each row execute function story_is_fixed();
"""
UNFIXED = """
drop trigger story_mark_is_fixed on story_mark; drop trigger story_document_is_fixed on story_document;
drop trigger story_version_is_fixed on story_version; drop function story_is_fixed();
"""

# A file cannot be looked through for places, and a version was told before there was a shield: both are kept back from
# the moment a shield stands over the person, whenever they were made.
SHIELDED = """
create function story_is_shielded(whose uuid) returns boolean language sql stable security definer
set search_path = public, pg_temp as $$
    select cardinality(people_behind_shields(array[whose])) > 0
$$;
"""

# The stemmer leaves "children" unmatched by "child", and does not know that a plan for safety is a safety plan.
WORDS = """
create function story_words(told text) returns tsvector language sql immutable parallel safe as $$
    select to_tsvector('english', regexp_replace(told, '\\mchildren(''s)?\\M', 'child', 'gi'))
$$;
create function story_asked(asked text) returns tsquery language sql immutable parallel safe as $$
    select websearch_to_tsquery('english', regexp_replace(asked, '\\mchildren(''s)?\\M', 'child', 'gi'))
$$;
create function story_shown(asked text) returns tsquery language sql immutable parallel safe as $$
    select replace(story_asked(asked)::text, '''child''', '(''child'' | ''children'')')::tsquery
$$;
create function story_find_words() returns trigger language plpgsql as $$
begin
    new.found_by := setweight(story_words(new.title || ' ' || new.kind), 'A') || story_words(new.words);
    return new;
end $$;
create trigger story_document_finds_words before insert on story_document
    for each row execute function story_find_words();
create index story_document_words on story_document using gin (found_by);
"""
UNWORDS = """
drop index story_document_words; drop trigger story_document_finds_words on story_document;
drop function story_find_words(); drop function story_shown(text); drop function story_asked(text); drop function story_words(text);
"""

# It gives back numbers and never words, and makes every test itself (council, grant, kin, seal, shield); what it finds is
# then read through the wall like anything else. It is only asked about people whose record is open to whoever asks.
SEARCH = """
create function story_search(asked text, people uuid[], most int)
returns table (part text, id text, rank real)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
    query tsquery := story_asked(asked);
    councils bigint[] := onestory_councils();
    agencies bigint[] := onestory_agencies();
    sealed_too boolean := onestory_has('sealed');
    mine uuid[] := people_mine();
begin
    if not onestory_has('index') or cardinality(people) = 0 or numnode(query) = 0 then
        return;
    end if;
    return query
        select 'line'::text, e.id::text, ts_rank(story_words(e.kind || ' ' || e.text), query)
          from people_event e
         where e.person_id = any (people) and e.council_id = any (councils) and e.person_id <> all (mine)
           and (sealed_too or not e.sealed or e.agency_id = any (agencies))
           and not e.hidden
           and story_words(replace(e.kind, '-', ' ') || ' ' || e.text) @@ query
        union all
        select 'document', d.id::text, ts_rank(d.found_by, query)
          from story_document d
         where d.person_id = any (people) and d.council_id = any (councils) and d.person_id <> all (mine)
           and (sealed_too or not d.sealed or d.agency_id = any (agencies))
           and not story_is_shielded(d.person_id)
           and d.found_by @@ query
        union all
        select 'mark', m.id::text, ts_rank(story_words(m.analysis), query)
          from story_mark m
         where m.person_id = any (people) and m.council_id = any (councils) and m.person_id <> all (mine)
           and m.analysis <> '' and story_words(m.analysis) @@ query
           and not story_is_shielded(m.person_id)
           and exists (select 1 from people_event e
                        where e.person_id = any (people) and e.council_id = any (councils)
                          and ((m.record = '' and e.id = m.number)
                            or (m.record <> '' and e.record = m.record and e.number = m.number))
                          and (sealed_too or not e.sealed or e.agency_id = any (agencies))
                          and not e.hidden)
        order by 3 desc, 2
        limit most;
end $$;
revoke all on function story_search(text, uuid[], int) from public;
grant execute on function story_search(text, uuid[], int) to onestory_app;
"""


def _not_of_kin(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        sql=f"create policy {table}_not_of_kin on {table} as restrictive for select"
        " using (person_id <> all ((select people_mine())::uuid[]))",
        reverse_sql=f"drop policy if exists {table}_not_of_kin on {table}",
    )


class Migration(migrations.Migration):
    """Nothing here is updated or deleted by the app role, and versions and documents by nobody."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("story", "0001_initial"), ("people", "0008_behind_shields")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        *(behind_the_wall(table, sees=LOOKS, adds=ADDS, verbs=("select", "insert")) for table in TABLES),
        *(_not_of_kin(table) for table in TABLES),
        migrations.RunSQL(sql=SHIELDED, reverse_sql="drop function story_is_shielded(uuid)"),
        *(
            only_for("shielded", table, name=f"{table}_is_no_place", unless=unless)
            for table, unless in KEPT_BACK.items()
        ),
        only_for(
            "sealed",
            "story_document",
            name="story_document_is_not_sealed",
            unless="not sealed or agency_id = any ((select onestory_agencies())::bigint[])",
        ),
        migrations.RunSQL(sql=FIXED, reverse_sql=UNFIXED),
        migrations.RunSQL(sql=WORDS, reverse_sql=UNWORDS),
        migrations.RunSQL(sql=SEARCH, reverse_sql="drop function story_search(text, uuid[], int)"),
    ]
