"""The table of what processes must count together: tries at a password, codes already used. Lost in a crash, harmlessly."""

from typing import ClassVar

from django.db import migrations

TABLE = """
create unlogged table onestory_cache (
    cache_key varchar(255) primary key,
    value text not null,
    expires timestamptz not null
);
create index onestory_cache_expires on onestory_cache (expires);
"""


class Migration(migrations.Migration):
    """In the shape that Django's database cache expects."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("walls", "0001_functions")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=TABLE, reverse_sql="drop table onestory_cache")
    ]
