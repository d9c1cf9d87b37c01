"""What linkage asks of people: questions come, are weighed by the harm of a mistake, and go when nobody need answer."""

# ruff: noqa: S608 - every name put into these statements is declared in this room, none is typed by a user.
from collections.abc import Collection
from datetime import datetime

import polars as pl

from onestory.people.declared.harm import ONE_IN, RISKS, SAMPLE
from onestory.people.index.comparing import hold
from onestory.people.index.copying import run, temporary

OF_THE_LOOKED_AT = """
    and (q.left_record in (select record from t_looked_at) or q.right_record in (select record from t_looked_at))
"""
NOT_ASKED = """
    q.council_id = %(council)s and not exists (
        select 1 from t_question t where t.left_record = q.left_record and t.right_record = q.right_record)
"""
MARKED = "exists (select 1 from people_mark m where m.question_id = q.id)"
ASK = """
    insert into people_question as q (council_id, left_record, right_record, left_id, right_id, weight, guard, harm,
                                      risks, needs, model, asked_at, state, taken_by)
    select %(council)s, t.left_record, t.right_record, l.person_id, r.person_id, t.weight, coalesce(t.guard, ''), 0,
           '{}', 1, %(model)s, %(now)s, 'open', ''
      from t_question t
      join people_link l on l.council_id = %(council)s and l.record = t.left_record and l.closed_at is null
      join people_link r on r.council_id = %(council)s and r.record = t.right_record and r.closed_at is null
     where l.person_id <> r.person_id
    on conflict (council_id, left_record, right_record) do update
       set weight = excluded.weight, guard = excluded.guard, left_id = excluded.left_id, right_id = excluded.right_id,
           model = excluded.model, state = case when q.state = 'lapsed' then 'open' else q.state end
     where q.state <> 'settled'
"""
RISKY = ", ".join(f"case when {risk.sql} then '{risk.code}' end" for risk in RISKS)
HARM = " + ".join(f"case when {risk.sql} then {risk.harm} else 0 end" for risk in RISKS)
TWO = " or ".join(f"({risk.sql})" for risk in RISKS if risk.two_people)
SAMPLED = f"abs(hashtext(q.left_record || q.right_record)) %% {ONE_IN} = 0"
WEIGH = f"""
    update people_question q
       set risks = array_remove(array[{RISKY}, case when {SAMPLED} and not ({TWO}) then '{SAMPLE}' end], null),
           harm = {HARM}, needs = case when ({TWO}) or {SAMPLED} then 2 else 1 end
      from people_person l, people_person r
     where q.council_id = %(council)s and q.state <> 'settled' and l.id = q.left_id and r.id = q.right_id
       and (%(all)s or l.id in (select person_id from t_asked_of) or r.id in (select person_id from t_asked_of))
"""
FOLLOW = """
    update people_question q set left_id = l.person_id, right_id = r.person_id
      from people_link l, people_link r
     where q.council_id = %(council)s and q.state <> 'settled'
       and l.council_id = q.council_id and l.record = q.left_record and l.closed_at is null
       and r.council_id = q.council_id and r.record = q.right_record and r.closed_at is null
       and (q.left_id = any(%(people)s) or q.right_id = any(%(people)s)
            or l.person_id = any(%(people)s) or r.person_id = any(%(people)s))
"""
ANSWERED_BY_THE_WAY = """
    update people_question q set state = 'lapsed', taken_by = '', taken_at = null
     where q.council_id = %(council)s and q.state <> 'settled' and q.left_id = q.right_id
"""


def ask(council: int, questions: pl.DataFrame, *, looked_at: Collection[str] | None, model: str, now: datetime) -> int:
    """Put the questions of a run in the place of those it would have asked again. How many are open to an answer.

    `looked_at` are the records that the run looked at; None if at all. Marked questions lapse rather than go.
    """
    left, right = pl.min_horizontal("record_id_l", "record_id_r"), pl.max_horizontal("record_id_l", "record_id_r")
    frame = questions.select(left.alias("left_record"), right.alias("right_record"), "weight", "guard")
    temporary("t_question", frame, key="left_record, right_record")
    only = ""
    if looked_at is not None:
        temporary("t_looked_at", pl.DataFrame({"record": list(looked_at)}, schema={"record": pl.String}), key="record")
        only = OF_THE_LOOKED_AT
    told = {"council": council, "model": model, "now": now}
    run(f"delete from people_question q where {NOT_ASKED}{only} and q.state <> 'settled' and not {MARKED}", told)
    run(f"update people_question q set state = 'lapsed', taken_by = '', taken_at = null where {NOT_ASKED}{only}"
        " and q.state <> 'settled'", told)  # fmt: skip
    asked = run(ASK, told)
    hold(council)
    return asked


def weigh(council: int, *, people: Collection[object] | None = None) -> None:
    """Say of every question, or of these people's, whom a mistake would harm; when their facts are settled."""
    run("drop table if exists pg_temp.t_asked_of; create temp table t_asked_of (person_id uuid) on commit drop")
    if people:
        run("insert into t_asked_of select unnest(%s::uuid[])", [list(people)])
    run(WEIGH, {"council": council, "all": people is None})


def follow(council: int, people: Collection[object]) -> None:
    """Let questions follow records that went to other people; one whose two are one person by now lapses.

    What is said of these people to agencies is held back for as long as anybody is still asked about them.
    """
    told = {"council": council, "people": list(people)}
    run(FOLLOW, told)
    run(ANSWERED_BY_THE_WAY, told)
    weigh(council, people=people)
    hold(council)


def settle_between(council: int, people: tuple[object, object], *, change: int) -> None:
    """A decision about two people answers every question between them."""
    run(
        "update people_question set state = 'settled', settled_by_id = %(change)s, taken_by = '', taken_at = null"
        " where council_id = %(council)s and state <> 'settled'"
        " and left_id = any(%(people)s) and right_id = any(%(people)s)",
        {"council": council, "change": change, "people": list(people)},
    )
    hold(council)


def reopen(council: int, *, change: int, now: datetime) -> None:
    """What a decision had answered is asked again when it is taken back; the answers are set aside."""
    told = {"council": council, "change": change, "now": now}
    run(
        "update people_mark m set set_aside_at = %(now)s from people_question q where q.id = m.question_id"
        " and q.council_id = %(council)s and q.settled_by_id = %(change)s and m.set_aside_at is null",
        told,
    )
    run(
        "update people_question set state = 'open', settled_by_id = null"
        " where council_id = %(council)s and settled_by_id = %(change)s",
        told,
    )
