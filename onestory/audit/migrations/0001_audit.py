"""The audit table by month, the queue of rows not yet sealed, the seals, and the functions that seal and check."""

from typing import ClassVar

from django.db import migrations, models

TABLES = """
create table audit_event (
    id bigint generated always as identity,
    council_id bigint,
    at timestamptz not null,
    user_id bigint not null default 0,
    username text not null default '',
    role text not null default '',
    agency_id bigint not null default 0,
    act text not null,
    subject_kind text not null default '',
    subject text not null default '',
    person_id uuid,
    purpose text not null default '',
    reason text not null default '',
    detail jsonb not null default '{}',
    request text not null default '',
    address text not null default '',
    primary key (id, at)
) partition by range (at);
create index audit_event_person on audit_event (person_id, at desc) where person_id is not null;
create index audit_event_user on audit_event (user_id, at desc);
create index audit_event_council on audit_event (council_id, at desc);
create index audit_event_subject on audit_event (subject, at desc) where subject <> '';
create table audit_event_other partition of audit_event default;

create table audit_waiting (council_id bigint not null, event_id bigint not null, at timestamptz not null, primary key (council_id, event_id));

create table audit_seal (
    council_id bigint not null,
    number bigint not null,
    sealed_at timestamptz not null,
    earliest_at timestamptz not null,
    latest_at timestamptz not null,
    ids bigint[] not null,
    digests bytea[] not null,
    previous bytea not null,
    head bytea not null,
    primary key (council_id, number)
);
"""

FUNCTIONS = r"""
create function audit_make_months(first date, months int) returns int language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    month date;
    made int := 0;
begin
    for n in 0 .. months - 1 loop
        month := date_trunc('month', first)::date + make_interval(months => n);
        if to_regclass('audit_event_' || to_char(month, 'YYYYMM')) is null then
            execute format('create table %I partition of audit_event for values from (%L) to (%L)',
                'audit_event_' || to_char(month, 'YYYYMM'), to_char(month, 'YYYY-MM-DD') || ' 00:00+00',
                to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00+00');
            execute format('revoke all on %I from onestory_app', 'audit_event_' || to_char(month, 'YYYYMM'));
            made := made + 1;
        end if;
    end loop;
    return made;
end $$;

create function audit_is_fixed() returns trigger language plpgsql as $$
begin
    raise exception 'The audit is append-only.';
end $$;
create trigger audit_event_is_fixed before update or delete on audit_event
    for each row execute function audit_is_fixed();
create trigger audit_seal_is_fixed before update or delete on audit_seal
    for each row execute function audit_is_fixed();

create function audit_queue() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    insert into audit_waiting (council_id, event_id, at) select coalesce(council_id, 0), id, at from added;
    return null;
end $$;
create trigger audit_event_queues after insert on audit_event
    referencing new table as added for each statement execute function audit_queue();

create function audit_digest(e audit_event) returns bytea language sql immutable as $$
    select sha256(convert_to(jsonb_build_array(
        e.id, e.council_id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.user_id, e.username, e.role,
        e.agency_id, e.act, e.subject_kind, e.subject, e.person_id, e.purpose, e.reason, e.detail, e.request, e.address
    )::text, 'UTF8'))
$$;

create function audit_head(previous bytea, council bigint, number bigint, ids bigint[], digests bytea[])
returns bytea language sql immutable as $$
    select sha256(previous || convert_to(council::text || ':' || number::text || ':' || ids::text, 'UTF8')
        || (select string_agg(d.digest, ''::bytea order by d.place) from unnest(digests) with ordinality as d(digest, place)))
$$;

create function audit_seal_one(council bigint, sealing_at timestamptz, most int) returns int language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    last_number bigint;
    last_head bytea;
    batch record;
begin
    perform pg_advisory_xact_lock(730911, hashint8(council));
    select number, head into last_number, last_head from audit_seal where council_id = council order by number desc limit 1;
    last_number := coalesce(last_number, 0);
    last_head := coalesce(last_head, sha256(convert_to('OneStory audit of council ' || council::text, 'UTF8')));
    with taken as (
        delete from audit_waiting where council_id = council and event_id in (
            select event_id from audit_waiting where council_id = council order by event_id limit most
        ) returning event_id, at
    )
    select array_agg(t.event_id order by t.event_id) as ids,
           array_agg(case when e.id is null then sha256('gone before it was sealed') else audit_digest(e) end
                     order by t.event_id) as digests,
           min(t.at) as earliest, max(t.at) as latest, count(*) as n
      into batch
      from taken t left join audit_event e on e.id = t.event_id and e.at = t.at;
    if batch.n = 0 then
        return 0;
    end if;
    insert into audit_seal values (council, last_number + 1, sealing_at, batch.earliest, batch.latest, batch.ids, batch.digests,
        last_head, audit_head(last_head, council, last_number + 1, batch.ids, batch.digests));
    return batch.n;
end $$;

create function audit_seal_all(sealing_at timestamptz, most int default 10000) returns int language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    council bigint;
    sealed int := 0;
begin
    for council in select distinct council_id from audit_waiting order by 1 loop
        sealed := sealed + audit_seal_one(council, sealing_at, most);
    end loop;
    return sealed;
end $$;

create function audit_heads() returns table (council_id bigint, number bigint, head text, sealed_at timestamptz, events bigint)
language sql stable security definer set search_path = public, pg_temp as $$
    select distinct on (s.council_id) s.council_id, s.number, encode(s.head, 'hex'), s.sealed_at,
           cardinality(s.ids)::bigint
      from audit_seal s order by s.council_id, s.number desc
$$;

create function audit_verify(council bigint) returns table (number bigint, event_id bigint, problem text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    seal record;
    expected_previous bytea := sha256(convert_to('OneStory audit of council ' || council::text, 'UTF8'));
    expected_number bigint := 1;
    bad record;
begin
    for seal in select * from audit_seal s where s.council_id = council order by s.number loop
        if seal.number <> expected_number then
            return query select expected_number, null::bigint, 'seal missing'; return;
        end if;
        if seal.previous <> expected_previous
           or seal.head <> audit_head(seal.previous, council, seal.number, seal.ids, seal.digests) then
            return query select seal.number, null::bigint, 'seal changed'; return;
        end if;
        select k.id, case when e.id is null then 'row missing' else 'row changed' end as what into bad
          from unnest(seal.ids, seal.digests) with ordinality as k(id, digest, place)
          left join audit_event e on e.id = k.id and e.at between seal.earliest_at and seal.latest_at
         where e.id is null or audit_digest(e) <> k.digest
         order by k.place limit 1;
        if found then
            return query select seal.number, bad.id, bad.what; return;
        end if;
        expected_previous := seal.head;
        expected_number := expected_number + 1;
    end loop;
    return query
        select null::bigint, min(stray.id), 'row added behind the seal'
          from (select e.id from audit_event e where coalesce(e.council_id, 0) = council
                except select unnest(s.ids) from audit_seal s where s.council_id = council
                except select w.event_id from audit_waiting w where w.council_id = council) as stray
        having count(*) > 0;
end $$;

create function audit_head_at(council bigint, seal_number bigint) returns text language sql stable security definer
set search_path = public, pg_temp as $$
    select encode(head, 'hex') from audit_seal where council_id = council and number = seal_number
$$;
"""

WALL = """
select audit_make_months('2026-01-01', 48);
alter table audit_event enable row level security;
alter table audit_event force row level security;
alter table audit_waiting enable row level security;
alter table audit_seal enable row level security;
revoke all on audit_event, audit_event_other, audit_waiting, audit_seal from onestory_app;
grant select, insert on audit_event to onestory_app;
create policy audit_event_adds on audit_event for insert to onestory_app with check (
    council_id is null or council_id = any ((select onestory_councils())::bigint[])
);
create policy audit_event_sees on audit_event for select to onestory_app using (
    council_id = any ((select onestory_councils())::bigint[]) and (select onestory_has('audit'))
);
do $$ begin
    execute format('create policy audit_event_owner on audit_event for select to %I using (true)', current_user);
end $$;
revoke all on function audit_seal_one(bigint, timestamptz, int), audit_make_months(date, int) from public;
grant execute on function audit_make_months(date, int) to onestory_app;
"""

UNDO = """
drop table audit_event cascade; drop table audit_waiting; drop table audit_seal;
drop function audit_queue(), audit_is_fixed(), audit_make_months(date, int), audit_seal_one(bigint, timestamptz, int),
    audit_seal_all(timestamptz, int), audit_heads(), audit_verify(bigint), audit_head_at(bigint, bigint),
    audit_head(bytea, bigint, bigint, bigint[], bytea[]);
"""


class Migration(migrations.Migration):
    """Made in SQL, because Django knows neither partitions nor statement triggers."""

    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = [("walls", "0001_functions")]
    operations: ClassVar[list[object]] = [
        migrations.RunSQL(sql=TABLES + FUNCTIONS + WALL, reverse_sql=UNDO),
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("council_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("user_id", models.BigIntegerField()),
                ("username", models.TextField()),
                ("role", models.TextField()),
                ("agency_id", models.BigIntegerField()),
                ("act", models.TextField()),
                ("subject_kind", models.TextField()),
                ("subject", models.TextField()),
                ("person_id", models.UUIDField(null=True)),
                ("purpose", models.TextField()),
                ("reason", models.TextField()),
                ("detail", models.JSONField()),
                ("request", models.TextField()),
                ("address", models.TextField()),
            ],
            options={"db_table": "audit_event", "managed": False, "ordering": ["-at", "-id"]},
        ),
    ]
