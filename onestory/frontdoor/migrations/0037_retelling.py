"""What the front door was told can be told without a hidden place: by the system, through one function, and no other way."""

from typing import ClassVar

from django.db import migrations

from onestory.frontdoor.declared.told_tables import ROOM, TOLD_TABLES
from onestory.walls.retelling import IS_ON, functions, owing, without_functions, without_owing

ONCE = """
create or replace function frontdoor_ask_is_answered_once() returns trigger language plpgsql as $$
begin
    if old.state <> 'waiting' {unless} then
        raise exception 'an ask is answered once' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
"""
LATER = {"frontdoor_courtday", "frontdoor_requestwithdrawal"}
TABLES = tuple(each for each in TOLD_TABLES if each.table not in LATER)
"""Those there were then."""
UNLESS = f"and not ({IS_ON} and current_user <> session_user)"


class Migration(migrations.Migration):
    """An ask that was answered stays answered: its words alone may be told anew."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("frontdoor", "0036_lines_follow"),
        ("people", "0023_retelling"),
        ("story", "0007_retelling"),
    ]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=ONCE.format(unless=UNLESS), reverse_sql=ONCE.format(unless="")),
        migrations.RunSQL(sql=functions(ROOM, TABLES), reverse_sql=without_functions(ROOM, TABLES)),
        migrations.RunSQL(sql=owing(TABLES), reverse_sql=without_owing(TABLES)),
    ]
