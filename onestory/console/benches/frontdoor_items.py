"""Many open contacts at once, written past the acts: a duty board as it would be after a very bad month."""

from __future__ import annotations

import psycopg

CONTACTS = """
with council as (select id, code from councils_council where code = %(council)s),
team as (select t.id, t.council_id from councils_team t join council on t.council_id = council.id
         where t.code = 'front-door'),
owners as (select array_agg(id order by username) as ids from access_user where username in ('officer', 'worker')),
made as (
    select gen_random_uuid() as id, n, now() - (n %% 40) * interval '1 hour' as came,
        (array['new', 'triaged', 'gathering', 'proposed'])[1 + n %% 4] as state,
        (array['red', 'amber', 'green', 'blue'])[1 + n %% 4] as brag
    from generate_series(1, %(many)s) n)
insert into frontdoor_contact (id, reference, council_id, received_at, recorded_at, channel, kind, source,
    source_organisation, referrer_name, referrer_role, referrer_phone, referrer_email, is_anonymous, wishes_anonymity,
    worry, working_well, needs_to_happen, immediate_danger, danger, told_parents, told_why_not,
    consent_data_protection, consent_confidentiality, consent_service, consent_medical, consent_from, consent_why_not,
    incident_reference, queue, team_id, owner_id, handed_at, state, level, brag, due_at, decide_by)
select made.id, 'BEN-' || overlay(lpad(n::text, 8, '0') placing '-' from 5 for 0), team.council_id, came, came,
    'api', 'police-notice', '6', 'Police', '', '', '', '', false, false,
    'A made-up worry, number ' || n || '.', '', '', false, '', '', '',
    '', '', '', '', '', '', '', 'front-door', team.id, case when n %% 3 > 0 then owners.ids[1 + n %% 2] end,
    came, made.state, case when made.state = 'new' then '' else '3' end,
    case when made.state = 'new' then '' else made.brag end,
    came + interval '1 day', came + interval '2 days'
from made, team, owners
"""
CHILDREN = """
insert into frontdoor_contactchild (id, council_id, contact_id, number, given_name, family_name, other_names, is_unborn,
    sex, nhs_number, address, postcode, school, relation, found, reasons)
select gen_random_uuid(), council_id, id, number, 'Ada', 'Bell', '', false, '', '', '', '', '', '', 'unmatched', ''
from frontdoor_contact, generate_series(1, 2) number where reference like 'BEN-%'
"""
REQUESTS = """
insert into frontdoor_informationrequest (id, reference, council_id, contact_id, agency_id, purpose, lawful_basis,
    necessity, told, told_why_not, urgency, sent_at, due_at, state, chased_times)
select gen_random_uuid(), 'RQ-' || right(contact.reference, 9), council_id, contact.id, agency.id,
    'To decide.', 'public-task', 'Nobody else knows.', 'yes', '', 'green', received_at, received_at + interval '3 days',
    'sent', 0
from frontdoor_contact contact join councils_agency agency on agency.code = 'police'
where contact.reference like 'BEN-%' and contact.state = 'gathering'
"""
WRITTEN = "frontdoor_contact, frontdoor_contactchild, frontdoor_informationrequest"


def open_items(superuser_url: str, council: str, many: int) -> int:
    """Write them, and how many are then open. Nothing else of the demo is touched."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute(CONTACTS, {"council": council, "many": many})
        connection.execute(CHILDREN)
        connection.execute(REQUESTS)
        connection.execute(f"vacuum analyze {WRITTEN}")
        row = connection.execute("select count(*) from frontdoor_contact where closed_at is null").fetchone()
    return int(row[0]) if row else 0
