"""What hangs on a request about the reader's own family is not there for them either: names, questions, answers."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE

FUNCTIONS = """
create function frontdoor_requests_of_mine() returns uuid[] language sql stable security definer
set search_path = public, pg_temp as $$
    select coalesce(array_agg(id), '{}') from frontdoor_informationrequest
     where contact_id = any ((select frontdoor_mine())::uuid[])
$$;
create function frontdoor_answers_of_mine() returns uuid[] language sql stable security definer
set search_path = public, pg_temp as $$
    select coalesce(array_agg(id), '{}') from frontdoor_answer
     where request_id = any ((select frontdoor_requests_of_mine())::uuid[])
$$;
do $$ declare tables text[] = '{informationrequest,answer}'; name text; begin
    foreach name in array tables loop
        execute format('create policy frontdoor_%s_owner on frontdoor_%s for select to %I using (true)', name, name, current_user);
    end loop;
end $$;
"""
UNDO = """
drop policy frontdoor_informationrequest_owner on frontdoor_informationrequest;
drop policy frontdoor_answer_owner on frontdoor_answer;
drop function frontdoor_answers_of_mine(); drop function frontdoor_requests_of_mine();
"""
OF_A_REQUEST = ("requestsubject", "requestquestion", "chase", "answer")
OF_AN_ANSWER = ("answerfact", "release")


def _not_of_kin(name: str, rule: str) -> migrations.RunSQL:
    table = f"frontdoor_{name}"
    return migrations.RunSQL(
        sql=f"create policy {table}_not_of_kin on {table} as restrictive for select to {APP_ROLE} using ({rule})",
        reverse_sql=f"drop policy if exists {table}_not_of_kin on {table}",
    )


class Migration(migrations.Migration):
    """The hub's readers of releases may not read answers, so both lists are found behind the wall."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0013_incident_walls")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=FUNCTIONS, reverse_sql=UNDO),
        *(
            _not_of_kin(name, "request_id <> all ((select frontdoor_requests_of_mine())::uuid[])")
            for name in OF_A_REQUEST
        ),
        *(
            _not_of_kin(name, "answer_id <> all ((select frontdoor_answers_of_mine())::uuid[])")
            for name in OF_AN_ANSWER
        ),
    ]
