"""What the front door was told can be looked through for words, by those who may read it."""

from dataclasses import dataclass
from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE


@dataclass(frozen=True, kw_only=True)
class Part:
    """One table with words in it: which, whose contact, when said, and which of the function's flags lets one read it."""

    code: str
    table: str
    columns: str
    at: str
    seen: str
    contact: str = "t.contact_id"
    join: str = ""

    @property
    def words(self) -> str:
        """The columns as one text, as the index and the question both write it."""
        return " || ' ' || ".join(self.columns.split())


OF_THE_ANSWER = "join frontdoor_informationrequest r on r.id = {}.request_id"
TEAMS = "team and {}.agency_id = any (agencies)"
ANALYSED = "harm strengths complicating history childs_voice unknown needs_to_happen"
PARTS = (
    Part(
        code="told", table="frontdoor_contact", seen="hub", contact="t.id", at="t.received_at",
        columns="worry working_well needs_to_happen danger told_why_not",
    ),
    Part(code="addition", table="frontdoor_addition", columns="words changes", seen="hub", at="t.told_at"),
    Part(code="triage", table="frontdoor_triage", columns="reason", seen="hub", at="t.at"),
    Part(
        code="answer", table="frontdoor_answer", columns="comment withheld_why missing", seen="sealed", at="t.at",
        contact="r.contact_id", join=OF_THE_ANSWER.format("t"),
    ),
    Part(
        code="fact", table="frontdoor_answerfact", columns="words", seen="sealed", at="a.at", contact="r.contact_id",
        join=f"join frontdoor_answer a on a.id = t.answer_id {OF_THE_ANSWER.format('a')}",
    ),
    Part(code="analysis", table="frontdoor_analysis", columns=ANALYSED, seen="sealed", at="t.at"),
    Part(
        code="proposal", table="frontdoor_proposal", columns="rationale unknown would_change", seen="sealed",
        at="t.proposed_at",
    ),
    Part(
        code="decision", table="frontdoor_decision", columns="rationale would_change undone_why", seen="hub",
        at="t.decided_at",
    ),
    Part(
        code="handover", table="frontdoor_handover", columns="note answer", at="t.offered_at",
        seen=f"hub or {TEAMS.format('t')}",
    ),
    Part(
        code="part", table="frontdoor_handoverpart", columns="title words", at="h.offered_at", contact="h.contact_id",
        join="join frontdoor_handover h on h.id = t.handover_id", seen=TEAMS.format("h"),
    ),
)  # fmt: skip
TABLES = sorted({part.table for part in PARTS})


def _index(part: Part) -> str:
    return f"create index {part.table}_words on {part.table} using gin (story_words({part.words}));"


def _qualified(part: Part) -> str:
    return " || ' ' || ".join(f"t.{column}" for column in part.columns.split())


def _found(part: Part) -> str:
    """The newest of one table that the reader may read. Its own conditions are those of the table's wall."""
    return f"""
        (select '{part.code}'::text, t.id, {part.contact}, {part.at}
           from {part.table} t {part.join}
          where story_words({_qualified(part)}) @@ query and t.council_id = any (councils) and ({part.seen})
            and {part.contact} <> all (mine) and (everywhere or {part.contact} = any (within))
          order by {part.at} desc limit most)"""


# It gives back numbers and never words, and makes every test itself (council, grant, agency, seal, kin). Run as the owner,
# for whom no condition of a wall comes before the words: only so can an index of words be used.
SEARCH = f"""
do $$ declare named text; begin
    foreach named in array '{{{",".join(TABLES)}}}'::text[] loop
        if not exists (select 1 from pg_policies where tablename = named and policyname = named || '_owner') then
            execute format('create policy %I on %I for select to %I using (true)', named || '_owner', named, current_user);
        end if;
    end loop;
end $$;
create function frontdoor_search(asked text, about uuid[], most int)
returns table (part text, id uuid, contact uuid, at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
    query tsquery := story_asked(asked);
    councils bigint[] := onestory_councils();
    agencies bigint[] := onestory_agencies();
    hub boolean := onestory_has('hub');
    sealed boolean := onestory_has('hub') and onestory_has('sealed');
    team boolean := onestory_has('handovers') and not onestory_has('hub');
    mine uuid[] := frontdoor_mine();
    everywhere boolean := about is null;
    within uuid[] := '{{}}';
begin
    if numnode(query) = 0 or not (hub or team) then
        return;
    end if;
    if not everywhere then
        select coalesce(array_agg(named.contact_id), '{{}}') into within from (
            select contact_id from frontdoor_contactchild where person_id = any (about)
            union select contact_id from frontdoor_contactadult where person_id = any (about)) named;
    end if;
    return query {" union all ".join(_found(part) for part in PARTS)}
        order by 4 desc, 1, 2 limit most;
end $$;
revoke all on function frontdoor_search(text, uuid[], int) from public;
grant execute on function frontdoor_search(text, uuid[], int) to {APP_ROLE};
"""
EARLIER = ("frontdoor_answer",)
UNDO = "drop function frontdoor_search(text, uuid[], int);" + "".join(
    f"drop policy {table}_owner on {table};" for table in TABLES if table not in EARLIER
)


class Migration(migrations.Migration):
    """An index of words beside each table, and one function that asks them."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("frontdoor", "0031_relation_in_words"),
        ("story", "0005_told_of_sealed"),
    ]
    operations: ClassVar[list[migrations.RunSQL]] = [
        *(migrations.RunSQL(sql=_index(part), reverse_sql=f"drop index {part.table}_words") for part in PARTS),
        migrations.RunSQL(sql=SEARCH, reverse_sql=UNDO),
    ]
