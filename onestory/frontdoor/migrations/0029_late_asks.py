"""An ask that its holder does not answer in time is raised by the clock, and then seen by those who decide at the hub."""

from typing import ClassVar

from django.db import migrations, models

from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL

TABLE = "frontdoor_heldask"
SYSTEM = "(select onestory_has('system'))"
SEALED = "(select onestory_has('sealed'))"

WALLS = f"""
grant update (raised_at) on {TABLE} to {APP_ROLE};
create policy {TABLE}_raised on {TABLE} for select using (
    {OF_THE_COUNCIL} and raised_at is not null and (select onestory_has('hub')) and {SEALED});
create policy {TABLE}_raises on {TABLE} for update using ({OF_THE_COUNCIL} and {SYSTEM})
    with check ({OF_THE_COUNCIL} and {SYSTEM});
create function frontdoor_ask_is_raised_by_the_clock() returns trigger language plpgsql as $$
begin
    if onestory_has('system') then
        if new.state <> old.state then
            raise exception 'the clock answers no ask' using errcode = 'insufficient_privilege';
        end if;
    elsif new.raised_at is distinct from old.raised_at then
        raise exception 'only the clock raises an ask' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger held_ask_is_raised_by_the_clock before update on {TABLE}
    for each row execute function frontdoor_ask_is_raised_by_the_clock();
"""
UNDO = f"""
drop trigger held_ask_is_raised_by_the_clock on {TABLE}; drop function frontdoor_ask_is_raised_by_the_clock();
drop policy {TABLE}_raises on {TABLE}; drop policy {TABLE}_raised on {TABLE};
revoke update (raised_at) on {TABLE} from {APP_ROLE};
"""


class Migration(migrations.Migration):
    """The clock raises and never answers; a holder answers and never raises."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0028_outage_walls")]
    operations: ClassVar[list[object]] = [
        migrations.AddField(
            model_name="heldask",
            name="raised_at",
            field=models.DateTimeField(null=True, help_text="When the clock told others that nobody had answered."),
        ),
        migrations.RunSQL(sql=WALLS, reverse_sql=UNDO),
    ]
