"""Migration operations that put a table behind the wall."""

from collections.abc import Sequence

from django.db.migrations import RunSQL

APP_ROLE = "onestory_app"

OF_THE_COUNCIL = "council_id = any ((select onestory_councils())::bigint[])"
KNOWN = "(select onestory_is_known())"


def behind_the_wall(
    table: str,
    *,
    sees: str = OF_THE_COUNCIL,
    adds: str | None = None,
    changes: str | None = None,
    removes: str | None = None,
    verbs: Sequence[str] = ("select", "insert", "update"),
) -> RunSQL:
    """Force row-level security on a table and give the app role only the verbs named.

    Each condition is SQL over the row. ``adds`` and ``changes`` fall back on ``sees``. Rows are never deleted by
    the app role unless ``delete`` is among the verbs. The owner is walled too (``force``), so that a migration
    or a shell that forgets to say who it is sees nothing.
    """
    lines = [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"revoke all on {table} from {APP_ROLE}",
        f"grant {', '.join(verbs)} on {table} to {APP_ROLE}",
        f"create policy {table}_sees on {table} for select using ({sees})",
    ]
    if "insert" in verbs:
        lines.append(f"create policy {table}_adds on {table} for insert with check ({adds or sees})")
    if "update" in verbs:
        rule = changes or sees
        lines.append(f"create policy {table}_changes on {table} for update using ({rule}) with check ({rule})")
    if "delete" in verbs:
        lines.append(f"create policy {table}_removes on {table} for delete using ({removes or sees})")
    policies = " ".join(
        f"drop policy if exists {table}_{end} on {table};" for end in ("sees", "adds", "changes", "removes")
    )
    undo = f"{policies} alter table {table} no force row level security; alter table {table} disable row level security"
    return RunSQL(sql=";\n".join(lines) + ";", reverse_sql=undo)


def only_for(grant: str, table: str, *, name: str, unless: str = "false") -> RunSQL:
    """Add a restrictive policy: these rows are seen only with a grant, unless a condition holds."""
    rule = f"{unless} or '{grant}' = any ((select onestory_grants())::text[])"
    return RunSQL(
        sql=f"create policy {name} on {table} as restrictive for select using ({rule})",
        reverse_sql=f"drop policy if exists {name} on {table}",
    )


def seals_after(function: str, *, hours: int) -> RunSQL:
    """Make a function of a moment: whether what is written then is sealed (decision 47).

    From so many hours after the migration on, so that a release that reads it in clear may serve beside this one until
    then; at once where nobody has ever been taken on, for no release before this one has served.
    """
    sql = f"""
do $$ begin
    execute format(
        'create function {function}(at timestamptz) returns boolean language sql immutable parallel safe as %L',
        format('select at >= %L::timestamptz', case
            when exists (select 1 from access_user) then (now() + interval '{hours} hours')::text
            else '-infinity' end));
end $$;
revoke all on function {function}(timestamptz) from public;
grant execute on function {function}(timestamptz) to {APP_ROLE};
"""  # noqa: S608  a migration names the function
    return RunSQL(sql=sql, reverse_sql=f"drop function {function}(timestamptz)")
