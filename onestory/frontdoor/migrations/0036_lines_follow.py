"""What was asked and shared about somebody before they were matched belongs to whoever they turn out to be."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE

FUNCTION = f"""
do $$ begin
    execute format('create policy frontdoor_requestsubject_follows on frontdoor_requestsubject
        for update to %I using (true)', current_user);
    execute format('create policy frontdoor_sharingentry_owner on frontdoor_sharingentry
        for select to %I using (true)', current_user);
    execute format('create policy frontdoor_sharingentry_follows on frontdoor_sharingentry
        for update to %I using (true)', current_user);
end $$;
create function frontdoor_lines_follow(named uuid, called text, before uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    found record;
begin
    select n.contact_id, n.council_id, n.person_id into found from (
        select id, contact_id, council_id, person_id from frontdoor_contactchild
        union all select id, contact_id, council_id, person_id from frontdoor_contactadult
    ) n where n.id = named;
    if found.contact_id is null or not found.council_id = any (onestory_councils()) or not onestory_has('hub') then
        raise exception 'only the hub says who somebody is' using errcode = 'insufficient_privilege';
    end if;
    update frontdoor_requestsubject set person_id = found.person_id where named in (child_id, adult_id);
    update frontdoor_sharingentry set person_id = found.person_id where id in (
        select distinct on (request_id, at, what, to_whom, from_agency_id) id from frontdoor_sharingentry
         where contact_id = found.contact_id and about = called and person_id is not distinct from before
         order by request_id, at, what, to_whom, from_agency_id, id
    );  -- one of each act: of two who are called the same, each takes their own
end $$;
revoke all on function frontdoor_lines_follow(uuid, text, uuid) from public;
grant execute on function frontdoor_lines_follow(uuid, text, uuid) to {APP_ROLE};
"""
UNTIL_NOW = """
update frontdoor_requestsubject s set person_id = n.person_id from frontdoor_contactchild n
 where n.id = s.child_id and n.person_id is distinct from s.person_id;
update frontdoor_requestsubject s set person_id = n.person_id from frontdoor_contactadult n
 where n.id = s.adult_id and n.person_id is distinct from s.person_id;
update frontdoor_sharingentry e set person_id = s.person_id from frontdoor_requestsubject s
 where e.person_id is null and s.request_id = e.request_id and s.name = e.about and s.person_id is not null;
"""
UNDO = """
drop function frontdoor_lines_follow(uuid, text, uuid);
drop policy frontdoor_sharingentry_follows on frontdoor_sharingentry;
drop policy frontdoor_sharingentry_owner on frontdoor_sharingentry;
drop policy frontdoor_requestsubject_follows on frontdoor_requestsubject;
"""


class Migration(migrations.Migration):
    """Nothing of a line can be changed but whose it is, and that only to whoever the named person was matched to."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0035_counted_open")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=FUNCTION, reverse_sql=UNDO),
        migrations.RunSQL(sql=UNTIL_NOW, reverse_sql=migrations.RunSQL.noop),
    ]
