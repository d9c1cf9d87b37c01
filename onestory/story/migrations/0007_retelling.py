"""What was written in a story can be told without a hidden place: by the system, through one function, and no other way."""

from typing import ClassVar

from django.db import migrations

from onestory.story.declared.told_tables import ROOM, TOLD_TABLES
from onestory.walls.retelling import IS_ON, functions, owing, without_functions, without_owing

FIXED = f"""
create or replace function story_is_fixed() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and {IS_ON} and current_user <> session_user then
        return new;
    end if;
    raise exception 'What was kept of a story is never changed.';
end $$;
"""
UNFIXED = """
create or replace function story_is_fixed() returns trigger language plpgsql as $$
begin
    raise exception 'What was kept of a story is never changed.';
end $$;
"""
WORDS = """
create trigger story_document_finds_words_anew before update of title, words on story_document
    for each row execute function story_find_words();
"""


class Migration(migrations.Migration):
    """Within that function alone, which runs as the tables' owner, what is fixed may be written."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("story", "0006_corrected_tie"),
        ("people", "0023_retelling"),
    ]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=FIXED, reverse_sql=UNFIXED),
        migrations.RunSQL(sql=WORDS, reverse_sql="drop trigger story_document_finds_words_anew on story_document"),
        migrations.RunSQL(sql=functions(ROOM, TOLD_TABLES), reverse_sql=without_functions(ROOM, TOLD_TABLES)),
        migrations.RunSQL(sql=owing(TOLD_TABLES), reverse_sql=without_owing(TOLD_TABLES)),
    ]
