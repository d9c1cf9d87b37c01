"""The whole picture that the index gives, in a shape that two moments can be compared by."""

from django.db import connection

TABLES = {
    "link": "select record, person_id from people_link where closed_at is null",
    "saying": "select record, person_id, given_name, family_name, date_of_birth, place from people_saying",
    "person": """select id, kind, given_name, family_name, date_of_birth, expected_on, sex, is_shielded, records
                   from people_person where retired_at is null""",
    "alias": "select retired_id, living_id from people_alias where until is null and retired_id in"
             " (select id from people_person where records > 0)",
    "fact": "select person_id, kind, value, feed, agency, record, as_of, chosen, hidden from people_fact",
    "residence": "select person_id, place, address, postcode, lived_from, lived_until, feed, record, chosen, hidden"
                 " from people_residence",
    "relationship": "select person_id, other_id, kind, feed, record, confidence from people_relationship",
    "involvement": "select record, number, person_id, service, role, name, hidden from people_involvement",
    "event": """select person_id, kind, happened_at, recorded_at, text, significance, record, number, hidden
                  from people_event""",
}  # fmt: skip


def picture() -> dict[str, list[tuple[object, ...]]]:
    """Every table of the index, sorted. The caller stands as the indexer."""
    found = {}
    with connection.cursor() as cursor:
        for name, sql in TABLES.items():
            cursor.execute(sql)
            found[name] = sorted(cursor.fetchall(), key=str)
    return found
