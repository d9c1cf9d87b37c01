"""A document under seal can be asked for of its holder, as a record and an answer can."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from onestory.walls.at_once import AtOnce
from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL

TABLE, DOCUMENT = "frontdoor_heldask", "story_document"
ME = "(select onestory_user())"
ASKED = f"{OF_THE_COUNCIL} and asked_by_id = {ME} and {ME} <> 0 and state = 'waiting'"
MAY_ASK = """
create function frontdoor_may_ask(person uuid, feed text, request uuid, {document}agency bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select onestory_has('index')
       and exists (select 1 from access_agreement a
                    where a.giver_id = agency and a.council_id = any (onestory_councils()))
       and case {when}
                when request is null then feed = any (people_unshared(people_identifiers(person)))
                else exists (select 1 from frontdoor_held(people_identifiers(person)) h
                              where h.request_id = request and h.agency_id = agency) end
$$;
"""
OF_A_DOCUMENT = """when document is not null
                then exists (select 1 from story_held(people_identifiers(person)) h
                              where h.document_id = document and h.agency_id = agency)"""
BEFORE, NOW = "uuid, text, uuid, bigint", "uuid, text, uuid, uuid, bigint"


def _asks(*, after: str, kinds: str, sql: str, columns: str, gone: str) -> str:
    """Drop the rule of who may ask for what, and put another in its place."""
    return f"""
    drop policy {TABLE}_adds on {TABLE}; drop function frontdoor_may_ask({gone});
    {sql}
    revoke all on function frontdoor_may_ask({kinds}) from public;
    grant execute on function frontdoor_may_ask({kinds}) to {APP_ROLE};
    create policy {TABLE}_adds on {TABLE} for insert with check ({ASKED} and frontdoor_may_ask({columns}));
    {after}
    """


# Which of its documents is asked for is told to the holder alone, whose people see no story.
WHICH = f"""
do $$ begin
    execute format('create policy {DOCUMENT}_asked_of_holder on {DOCUMENT} for select to %I using (
        (select onestory_has(''requests'')) and agency_id = any ((select onestory_agencies())::bigint[]))', current_user);
end $$;
create function frontdoor_document_asked(asked uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
    select format('%s, version %s, dated %s, by %s',
                  d.title, d.version, to_char(d.dated_on, 'FMDD FMMonth YYYY'), d.author)
      from story_document d
     where d.id = asked and d.council_id = any (onestory_councils()) and onestory_has('requests')
       and d.agency_id = any (onestory_agencies())
       and exists (select 1 from {TABLE} a where a.document_id = d.id)
$$;
revoke all on function frontdoor_document_asked(uuid) from public;
grant execute on function frontdoor_document_asked(uuid) to {APP_ROLE};
"""
WALLS = _asks(
    gone=BEFORE,
    sql=MAY_ASK.format(document="document uuid, ", when=OF_A_DOCUMENT),
    kinds=NOW,
    columns="person_id, feed, request_id, document_id, agency_id",
    after=WHICH,
)
UNDO = _asks(
    gone=NOW,
    sql=MAY_ASK.format(document="", when=""),
    kinds=BEFORE,
    columns="person_id, feed, request_id, agency_id",
    after=f"drop function frontdoor_document_asked(uuid); drop policy {DOCUMENT}_asked_of_holder on {DOCUMENT};",
)
ONE_THING = models.Q(
    models.Q(("document__isnull", True), ("feed", ""), ("request__isnull", False)),
    models.Q(("document__isnull", False), ("feed", ""), ("request__isnull", True)),
    models.Q(models.Q(("feed", ""), _negated=True), ("document__isnull", True), ("request__isnull", True)),
    _connector="OR",
)


class Migration(migrations.Migration):
    """The database itself takes no ask for a document of which the asker may not know."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("frontdoor", "0029_late_asks"),
        ("story", "0005_told_of_sealed"),
    ]
    operations: ClassVar[list[object]] = [
        AtOnce(
            migrations.RemoveConstraint(model_name="heldask", name="held_ask_is_for_one_thing"),
            migrations.AddField(
                model_name="heldask",
                name="document",
                field=models.ForeignKey(
                    help_text="If it is a document under seal.",
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="story.document",
                ),
            ),
            migrations.AddConstraint(
                model_name="heldask",
                constraint=models.CheckConstraint(condition=ONE_THING, name="held_ask_is_for_one_thing"),
            ),
        ),
        migrations.RunSQL(sql=WALLS, reverse_sql=UNDO),
    ]
