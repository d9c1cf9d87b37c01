"""Asks to holders behind the wall: who may know that something is held, ask for it, and answer."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall

TABLE, LEDGER = "frontdoor_heldask", "frontdoor_sharingentry"
SYSTEM = "(select onestory_has('system'))"
HUB = f"((select onestory_has('hub')) or {SYSTEM})"
ME = "(select onestory_user())"
OWN = "((select onestory_has('requests')) and {} = any ((select onestory_agencies())::bigint[]))"
HOLDS = OWN.format("agency_id")
ASKED = f"(asked_by_id = {ME} and {ME} <> 0)"
ADDS = (
    f"{OF_THE_COUNCIL} and {ASKED} and state = 'waiting' and frontdoor_may_ask(person_id, feed, request_id, agency_id)"
)
ANSWERED = "state, words, ground, why, answered_by_id, answered_at"

FUNCTIONS = f"""
do $$ begin
    execute format('create policy frontdoor_requestsubject_owner on frontdoor_requestsubject for select to %I using (true)', current_user);
end $$;
create function frontdoor_held(asked uuid[])
returns table (request_id uuid, agency_id bigint, answered_at timestamptz, withheld boolean)
language sql stable security definer set search_path = public, pg_temp as $$
    select distinct newest.request_id, newest.agency_id, newest.at, newest.held = 'held-and-withheld'
      from frontdoor_requestsubject s
      join lateral (
          select a.request_id, a.agency_id, a.at, a.held, a.handling from frontdoor_answer a
           where a.request_id = s.request_id order by a.number desc limit 1
      ) newest on newest.held <> 'nothing-held'
     where s.person_id = any (asked) and s.council_id = any (onestory_councils())
       and s.person_id <> all (people_mine()) and s.person_id <> all (people_severed())
       and s.request_id <> all (frontdoor_requests_of_mine())
       and newest.agency_id <> all (onestory_agencies())
       and case when onestory_has('sealed') then newest.held = 'held-and-withheld'
                else onestory_has('index') and newest.handling in ('open', 'partner')
                     and newest.agency_id = any (access_told())
                     and cardinality(people_behind_shields(array[s.person_id])) = 0 end
$$;
create function frontdoor_may_ask(person uuid, feed text, request uuid, agency bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select onestory_has('index')
       and exists (select 1 from access_agreement a
                    where a.giver_id = agency and a.council_id = any (onestory_councils()))
       and case when request is null then feed = any (people_unshared(people_identifiers(person)))
                else exists (select 1 from frontdoor_held(people_identifiers(person)) h
                              where h.request_id = request and h.agency_id = agency) end
$$;
create function frontdoor_ask_is_answered_once() returns trigger language plpgsql as $$
begin
    if old.state <> 'waiting' then
        raise exception 'an ask is answered once' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke all on function frontdoor_held(uuid[]), frontdoor_may_ask(uuid, text, uuid, bigint) from public;
grant execute on function frontdoor_held(uuid[]), frontdoor_may_ask(uuid, text, uuid, bigint) to {APP_ROLE};
"""
UNDO = """
drop function frontdoor_ask_is_answered_once(); drop function frontdoor_may_ask(uuid, text, uuid, bigint);
drop function frontdoor_held(uuid[]); drop policy frontdoor_requestsubject_owner on frontdoor_requestsubject;
"""
ONCE = f"""
create trigger held_ask_is_answered_once before update on {TABLE}
    for each row execute function frontdoor_ask_is_answered_once();
"""
CLOSED = f"""
create policy {TABLE}_not_of_kin on {TABLE} as restrictive for select to {APP_ROLE}
    using (person_id <> all ((select people_mine())::uuid[]) and person_id <> all ((select people_severed())::uuid[]));
"""
LEDGER_WALLS = f"""
drop policy {LEDGER}_adds on {LEDGER}; drop policy {LEDGER}_not_of_kin on {LEDGER};
create policy {LEDGER}_adds on {LEDGER} for insert with check ({OF_THE_COUNCIL} and
    ({HUB} or {OWN.format("from_agency_id")}
     or (by_id = {ME} and ask_id in (select id from {TABLE} where {ASKED} and state = 'waiting'))));
create policy {LEDGER}_not_of_kin on {LEDGER} as restrictive for select to {APP_ROLE} using (
    case when contact_id is null then person_id <> all ((select people_mine())::uuid[])
         else contact_id <> all ((select frontdoor_mine())::uuid[]) end);
"""
LEDGER_BEFORE = f"""
drop policy {LEDGER}_adds on {LEDGER}; drop policy {LEDGER}_not_of_kin on {LEDGER};
create policy {LEDGER}_adds on {LEDGER} for insert with check ({OF_THE_COUNCIL} and
    ({HUB} or {OWN.format("from_agency_id")}));
create policy {LEDGER}_not_of_kin on {LEDGER} as restrictive for select to {APP_ROLE}
    using (contact_id <> all ((select frontdoor_mine())::uuid[]));
"""


class Migration(migrations.Migration):
    """The database itself refuses an ask for what the asker may not know of: existence is not betrayed by trying."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("frontdoor", "0023_held_asks"),
        ("access", "0005_told"),
        ("people", "0016_agreed"),
    ]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=FUNCTIONS, reverse_sql=UNDO),
        behind_the_wall(
            TABLE,
            sees=f"{OF_THE_COUNCIL} and ({ASKED} or {HOLDS} or {SYSTEM})",
            adds=ADDS,
            changes=f"{OF_THE_COUNCIL} and {HOLDS}",
        ),
        migrations.RunSQL(
            sql=f"revoke update on {TABLE} from {APP_ROLE}; grant update ({ANSWERED}) on {TABLE} to {APP_ROLE}",
            reverse_sql=f"revoke update ({ANSWERED}) on {TABLE} from {APP_ROLE}",
        ),
        migrations.RunSQL(sql=ONCE, reverse_sql=f"drop trigger held_ask_is_answered_once on {TABLE}"),
        migrations.RunSQL(sql=CLOSED, reverse_sql=f"drop policy {TABLE}_not_of_kin on {TABLE}"),
        migrations.RunSQL(sql=LEDGER_WALLS, reverse_sql=LEDGER_BEFORE),
    ]
