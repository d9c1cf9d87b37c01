"""The rounds that write and post letters are owed too."""

from typing import ClassVar

from django.db import migrations

ROUNDS = "('write', now(), '', 0), ('post', now(), '', 0)"
# The owner is walled as well, and says that it is the clock while it writes.
BEGIN = f"""
select set_config('onestory.grants', 'system', true);
insert into clockwork_made (round, known_since, fault, failures) values {ROUNDS};
select set_config('onestory.grants', '', true);
"""
UNDO = """
alter table clockwork_made no force row level security;
delete from clockwork_made where round in ('write', 'post');
alter table clockwork_made force row level security;
"""


class Migration(migrations.Migration):
    """A hub whose worker was never started is noticed too."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("clockwork", "0001_initial")]
    operations: ClassVar[list[object]] = [migrations.RunSQL(sql=BEGIN, reverse_sql=UNDO)]
