"""What was told of a shielded person in somebody's own words: its original under the outside key, and what owes a look."""

from typing import ClassVar

import django.db.models.deletion
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

from onestory.walls.at_once import AtOnce
from onestory.walls.operations import OF_THE_COUNCIL, behind_the_wall
from onestory.walls.retelling import IS_ON

SYSTEM = f"{OF_THE_COUNCIL} and (select onestory_has('system'))"
# It is called for every row that is told, by whoever tells it, and does nothing in a hub where no shield stands.
OWE = f"""
do $$ begin
    execute format('create policy people_owedtelling_owner on people_owedtelling for insert to %I with check (true)',
                   current_user);
    execute format('create policy people_astold_owner on people_astold for select to %I using (true)', current_user);
    execute format('create policy people_astold_goes on people_astold for delete to %I using (true)', current_user);
end $$;
create function people_forget_told() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    delete from people_astold
     where "table" = tg_table_name and key = to_jsonb(old)->>tg_argv[0];
    return null;
end $$;
create function people_owe_telling() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    whose uuid[];
    council bigint;
begin
    if {IS_ON} or not exists (select 1 from people_shield where lifted_at is null) then
        return null;
    end if;
    execute format('select %s, %s', tg_argv[1], tg_argv[2]) into whose, council using new;
    insert into people_owedtelling (council_id, kind, about)
    select council, tg_argv[0], each from unnest(whose) each where each is not null and council is not null;
    return null;
end $$;
"""
UNDO = """
drop function people_owe_telling(); drop function people_forget_told();
drop policy people_astold_goes on people_astold; drop policy people_astold_owner on people_astold; drop policy people_owedtelling_owner on people_owedtelling;
"""
# Whoever stands behind a shield when this comes is looked at by the next round of the clock.
UNTIL_NOW = """
alter table people_owedtelling no force row level security;
insert into people_owedtelling (council_id, kind, about)
select council_id, kind, person_id from people_shield, unnest(array['person', 'called']) kind where lifted_at is null;
alter table people_owedtelling force row level security;
"""


class Migration(migrations.Migration):
    """The tables are the system's alone."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("people", "0022_beside"), ("councils", "0001_initial")]
    operations: ClassVar[list[object]] = [
        AtOnce(
            migrations.CreateModel(
                name="AsTold",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("table", models.CharField(max_length=63)),
                    ("key", models.CharField(max_length=40)),
                    ("whose", ArrayField(models.UUIDField())),
                    ("locked", models.BinaryField()),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=["table", "key"], name="as_told_once_a_row")],
                },
            ),
            migrations.CreateModel(
                name="OwedTelling",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("kind", models.CharField(max_length=10)),
                    ("about", models.UUIDField()),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                ],
            ),
        ),
        behind_the_wall("people_astold", sees=SYSTEM, verbs=("select", "insert", "update", "delete")),
        behind_the_wall("people_owedtelling", sees=SYSTEM, verbs=("select", "insert", "delete")),
        migrations.RunSQL(sql=OWE, reverse_sql=UNDO),
        migrations.RunSQL(sql=UNTIL_NOW, reverse_sql=migrations.RunSQL.noop),
    ]
