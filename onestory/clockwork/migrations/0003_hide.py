"""The round that takes hidden places out of what was told is owed too."""

from typing import ClassVar

from django.db import migrations

# The owner is walled as well, and says that it is the clock while it writes.
BEGIN = """
select set_config('onestory.grants', 'system', true);
insert into clockwork_made (round, known_since, fault, failures) values ('hide', now(), '', 0);
select set_config('onestory.grants', '', true);
"""
UNDO = """
alter table clockwork_made no force row level security;
delete from clockwork_made where round = 'hide';
alter table clockwork_made force row level security;
"""


class Migration(migrations.Migration):
    """A hub whose worker is of the release before is noticed."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("clockwork", "0002_letters")]
    operations: ClassVar[list[object]] = [migrations.RunSQL(sql=BEGIN, reverse_sql=UNDO)]
