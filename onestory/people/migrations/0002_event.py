"""The chronology, by month of record time, and the function that makes the coming months."""

from typing import ClassVar

from django.db import migrations

TABLE = """
create table people_event (
    id bigint generated always as identity,
    council_id bigint not null,
    person_id uuid,
    kind text not null,
    happened_at timestamptz not null,
    to_the_day boolean not null default true,
    until date,
    recorded_at timestamptz not null,
    text text not null check (text <> ''),
    standing text not null default 'fact' check (standing in ('fact', 'opinion')),
    significance text not null default 'routine' check (significance in ('routine', 'significant')),
    agency text not null default '',
    agency_id bigint,
    feed text not null default '',
    record text not null default '',
    number smallint not null default 0,
    act text not null default '',
    subject text not null default '',
    noted_by text not null default '',
    handling text not null default '',
    sealed boolean not null default false,
    hidden boolean not null default false,
    primary key (id, recorded_at),
    constraint event_comes_from_somewhere check ((feed <> '' and record <> '') or act <> '')
) partition by range (recorded_at);
create index people_event_person on people_event (person_id, happened_at desc, id desc);
create index people_event_record on people_event (council_id, record) where record <> '';
create index people_event_subject on people_event (council_id, subject) where subject <> '';
create table people_event_other partition of people_event default;

create function people_make_months(first date, months int) returns int language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    month date;
    made int := 0;
begin
    for n in 0 .. months - 1 loop
        month := date_trunc('month', first)::date + make_interval(months => n);
        if to_regclass('people_event_' || to_char(month, 'YYYYMM')) is null then
            execute format('create table %I partition of people_event for values from (%L) to (%L)',
                'people_event_' || to_char(month, 'YYYYMM'), to_char(month, 'YYYY-MM-DD') || ' 00:00+00',
                to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00+00');
            execute format('revoke all on %I from onestory_app', 'people_event_' || to_char(month, 'YYYYMM'));
            made := made + 1;
        end if;
    end loop;
    return made;
end $$;
revoke all on function people_make_months(date, int) from public;
grant execute on function people_make_months(date, int) to onestory_app;
select people_make_months('2026-01-01', 48);
revoke all on people_event_other from onestory_app;
"""

UNDO = "drop table people_event cascade; drop function people_make_months(date, int);"


class Migration(migrations.Migration):
    """Made in SQL, because Django does not know partitions."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("people", "0001_initial"), ("walls", "0001_functions")]
    operations: ClassVar[list[migrations.RunSQL]] = [migrations.RunSQL(sql=TABLE, reverse_sql=UNDO)]
