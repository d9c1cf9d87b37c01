"""The functions that policies call, and the app role's default privileges (which `behind_the_wall` takes back)."""

from typing import ClassVar

from django.db import migrations

FUNCTIONS = """
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
create extension if not exists btree_gin;
create extension if not exists fuzzystrmatch;
create extension if not exists unaccent;

alter default privileges in schema public grant select, insert, update, delete on tables to onestory_app;
alter default privileges in schema public grant usage, select on sequences to onestory_app;
grant usage on schema public to onestory_app;

create function onestory_setting(name text) returns text language sql stable parallel safe
    as $$ select nullif(current_setting('onestory.' || name, true), '') $$;
create function onestory_user() returns bigint language sql stable parallel safe
    as $$ select coalesce(nullif(current_setting('onestory.user', true), ''), '0')::bigint $$;
create function onestory_councils() returns bigint[] language sql stable parallel safe
    as $$ select coalesce(string_to_array(nullif(current_setting('onestory.councils', true), ''), ',')::bigint[], '{}') $$;
create function onestory_agencies() returns bigint[] language sql stable parallel safe
    as $$ select coalesce(string_to_array(nullif(current_setting('onestory.agencies', true), ''), ',')::bigint[], '{}') $$;
create function onestory_grants() returns text[] language sql stable parallel safe
    as $$ select coalesce(string_to_array(nullif(current_setting('onestory.grants', true), ''), ','), '{}') $$;
create function onestory_is_known() returns boolean language sql stable parallel safe
    as $$ select nullif(current_setting('onestory.councils', true), '') is not null
              or coalesce(nullif(current_setting('onestory.user', true), ''), '0') <> '0'
              or 'system' = any (onestory_grants()) $$;
create function onestory_has(wanted text) returns boolean language sql stable parallel safe
    as $$ select wanted = any (onestory_grants()) $$;
"""

UNDO = """
drop function onestory_has(text); drop function onestory_is_known(); drop function onestory_grants();
drop function onestory_agencies(); drop function onestory_councils(); drop function onestory_user();
drop function onestory_setting(text);
alter default privileges in schema public revoke all on tables from onestory_app;
alter default privileges in schema public revoke all on sequences from onestory_app;
"""


class Migration(migrations.Migration):
    """Runs before every other migration of ours: each room depends on it."""

    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar[list[migrations.RunSQL]] = [migrations.RunSQL(sql=FUNCTIONS, reverse_sql=UNDO)]
