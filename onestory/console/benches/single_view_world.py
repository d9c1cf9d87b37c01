"""A made-up index to open pages from: people, what feeds say of them, their stories, and a long audit, all in bulk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

import polars as pl
from django.db import transaction

from onestory.console.benches.audit_world import Tell
from onestory.console.benches.whois_people import Life, lives
from onestory.feeds.declared.catalogue import FEEDS
from onestory.madeup.rules.chance import Chance
from onestory.people.index.copying import rows, run, temporary
from onestory.walls.actor import Actor
from onestory.walls.context import stand

ADULT = 18
LONG_STORY, CASELOAD = 5_000, 200

TOLD = """
create temp table t_told on commit drop as
select person, row_number() over (order by kind desc, person) - 1 as place,
       case when row_number() over (order by kind desc, person) = 1 then %(long)s
            when row_number() over (order by kind desc, person) <= %(caseload)s then 200
            when kind = 'child' then 12 else 3 end as lines
  from t_life
"""
PEOPLE = """
insert into people_person (id, council_id, kind, given_name, family_name, date_of_birth, sex, is_shielded, records,
    created_at)
select person::uuid, %(council)s, kind, given, family, born, sex, false, 5, %(now)s from t_life
"""
FACTS = """
insert into people_fact (council_id, person_id, kind, value, feed, agency, record, as_of, chosen, hidden)
select %(council)s, person::uuid, said.kind, said.value, feed.code, feed.agency, feed.code || '/' || person, feed.as_of,
       feed.place = 1, false
  from t_life
  cross join (values ('ssd', 'childrens-social-care', %(today)s::date - 1, 1),
                     ('health-registrations', 'health', %(today)s::date - 3, 2),
                     ('school-census', 'school', %(today)s::date - 40, 3),
                     ('housing-tenancies', 'housing', %(today)s::date - 9, 4),
                     ('police-notices', 'police', %(today)s::date - 60, 5)) as feed (code, agency, as_of, place)
  cross join lateral (values ('name', family || ', ' || given), ('date-of-birth', born::text), ('sex', sex),
                             ('phone', phone), ('nhs-number', nhs)) as said (kind, value)
 where said.value <> '' and (t_life.kind = 'child' or feed.place in (1, 2, 5))
"""
HOMES = """
insert into people_residence (council_id, person_id, place, address, postcode, uprn, lived_from, feed, agency, record,
    as_of, chosen, hidden)
select %(council)s, person::uuid, postcode || '/' || address, address, postcode, '', %(today)s::date - 700, feed.code,
       feed.agency, feed.code || '/' || person, %(today)s::date - 1, feed.code = 'housing-tenancies', false
  from t_life cross join (values ('housing-tenancies', 'housing'), ('ssd', 'childrens-social-care')) feed (code, agency)
"""
TIES = """
insert into people_relationship (council_id, person_id, other_id, kind, feed, agency, record, as_of, confidence,
    contested)
select %(council)s, parent.person::uuid, child.person::uuid, case parent.sex when 'F' then 'mother' else 'father' end,
       'ssd', 'childrens-social-care', 'ssd/' || child.person, %(today)s::date - 1, 'stated', false
  from t_life parent join t_life child using (postcode, address)
 where parent.kind = 'adult' and child.kind = 'child'
"""
WORKERS = """
insert into people_involvement (council_id, record, number, person_id, service, role, name, phone, team, since, feed,
    agency, as_of, hidden)
select %(council)s, feed || '/' || person, 0, person::uuid, service, role, name, '01709 000000', '',
       %(today)s::date - 200, feed, agency, %(today)s::date - 1, false
  from t_life cross join (values
       ('ssd', 'childrens-social-care', 'childrens-social-care', 'Social worker', 'Amina Yusuf'),
       ('school-census', 'school', 'school', 'School', 'Mill Lane Primary School'),
       ('health-registrations', 'health', 'gp', 'GP', 'Park Surgery')) as work (feed, agency, service, role, name)
 where t_life.kind = 'child'
"""
LINES = """
insert into people_event (council_id, person_id, kind, happened_at, recorded_at, text, significance, agency, feed,
    record, number)
select %(council)s, person::uuid, told.kind, %(now)s - make_interval(days => told.days, hours => told.n %% 24),
       %(now)s - make_interval(days => told.n %% 320),
       told.words || ' Told on visit ' || told.n || ', with what was seen that day, by whom, and what was agreed.',
       told.weight, told.agency, told.feed, told.feed || '/' || person || '/' || told.n, 0
  from t_told cross join lateral (
       select n, (n * 7919 %% 4000) as days,
              (array['police-notice','health-contact','child-seen','cin-visit','school-place','health-contact','cp-visit',
                     'child-seen','contact','a-and-e-attendance','health-contact','child-seen','cin-visit',
                     'health-contact','school-left','child-seen','cp-visit','assessment','health-contact',
                     'cin-visit'])[1 + n %% 20] as kind,
              (array['Officers attended after a call by a neighbour.','Seen at the surgery with a parent.',
                     'On roll; attendance discussed.','Seen alone at home.',
                     'An assessment was completed.'])[1 + n %% 5] as words,
              case when n %% 10 in (0, 7) then 'significant' else 'routine' end as weight,
              (array['police','health','school','childrens-social-care'])[1 + n %% 4] as agency,
              (array['police-notices','health-registrations','school-census','ssd'])[1 + n %% 4] as feed
         from generate_series(1, t_told.lines) n) told
"""
WORK = """
insert into people_working (council_id, person_id, user_id, role, why, began_at, began_by, due_what, ended_by)
select %(council)s, person::uuid, %(worker)s, 'allocated', 'Allocation', %(now)s - interval '30 days', 'bench', '', ''
  from t_told order by place limit %(caseload)s
"""
FILES = """
insert into feeds_delivery (council_id, feed, version, agency, file_name, sha256, size, as_of, state, rows, accepted,
    quarantined, duplicates, new, changed, unchanged, withdrawn, parts, reasons, set_aside, notes, preview, asked,
    staged_as, opened_at, opened_by, committed_at, committed_by, undone_by, undone_why)
select %(council)s, feed, '1', agency, 'file', md5(feed || n), 1, %(today)s::date - n * 7, 'committed', 0, 0, 0, 0, 0,
       0, 0, 0, '{}', '{}', '{}', '[]', '{}', '', '', %(now)s - make_interval(days => n * 7), 'bench',
       %(now)s - make_interval(days => n * 7), 'bench', '', ''
  from unnest(%(feeds)s::text[], %(agencies)s::text[]) as each (feed, agency) cross join generate_series(0, 51) n
"""
RUN = """
insert into people_run (council_id, at, by, model, came, counts)
values (%(council)s, %(now)s, 'bench', '', '', '{}')
"""
STEPS = {
    "people": PEOPLE,
    "facts": FACTS,
    "homes": HOMES,
    "families": TIES,
    "professionals": WORKERS,
    "whose stories": TOLD,
    "stories": LINES,
    "caseload": WORK,
    "deliveries": FILES,
    "run": RUN,
}


@dataclass(frozen=True)
class World:
    """What was made: whose pages the worker may open, and the one whose story is long."""

    caseload: tuple[str, ...]
    long_story: str


def build(system: Actor, *, people: int, worker: int, chance: Chance, now: datetime, tell: Tell) -> World:
    """Fill an empty council."""
    values = {
        "council": system.council,
        "now": now,
        "today": now.date(),
        "worker": worker,
        "caseload": CASELOAD,
        "long": LONG_STORY,
        "feeds": [feed.code for feed in FEEDS],
        "agencies": [str(feed.agency) for feed in FEEDS],
    }
    with transaction.atomic():
        stand(system)
        temporary("t_life", _frame(lives(people, chance, now.date()), now.date()))
        for place, (what, statement) in enumerate(STEPS.items()):
            tell(place, len(STEPS), what)
            run(statement, values)
        found = rows("select person from t_told order by place limit %s", [CASELOAD])
    long_story, *caseload = (str(person) for (person,) in found)
    return World(caseload=tuple(caseload), long_story=long_story)


def _frame(everybody: Iterable[Life], today: date) -> pl.DataFrame:
    grown_up = today.replace(year=today.year - ADULT, day=1)
    rows = [{**asdict(life), "kind": "adult" if life.born < grown_up else "child"} for life in everybody]
    return pl.DataFrame(rows)
