"""A file is imported whole or not at all, and every row of it is accounted for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onestory.access.rules.actors import the_system
from onestory.feeds.bulk.sealing import came_in
from onestory.feeds.models import Delivery, QuarantinedRow, SourceRecord
from onestory.grammar.refusals import BadInput, NotPermitted
from tests.rooms.conftest import Hub
from tests.rooms.feeds.conftest import AS_OF, HEAD, Desk, child

Held = Callable[[], list[tuple[object, ...]]]
LATER = date(2026, 11, 19)


def test_rows_in_are_accepted_quarantined_and_duplicate(desk: Desk) -> None:
    outcome = desk.brings(child(1), child(1), child(2, born="31/02/2015"), child(3), child(3, name="Other"), "E4,F1")

    assert (outcome.rows, outcome.accepted, outcome.quarantined, outcome.duplicates) == (6, 2, 3, 1)
    assert outcome.reasons == {
        "DOB: not a real date written as yyyy-mm-dd": 1,
        "the identifier: the same identifier as an earlier row of the file, but different content": 1,
        "the whole line: has 2 columns where 10 are expected": 1,
    }
    assert SourceRecord.objects.count() == 2
    assert QuarantinedRow.objects.count() == 3


def test_the_outcome_is_plain_values(desk: Desk) -> None:
    told = desk.brings(child(1)).as_dict()

    assert told["parts"] == {"episodes": {"rows": 1, "accepted": 1, "quarantined": 0, "duplicates": 0}}
    assert {"rows", "accepted", "quarantined", "duplicates", "reasons", "set_aside", "notes"} <= set(told)


def test_a_record_keeps_what_came_under_our_names(desk: Desk) -> None:
    desk.brings(child(1, name="Zoë"))

    record = SourceRecord.objects.get()
    assert (record.given_name, record.date_of_birth, record.postcode) == ("Zoë", date(2015, 2, 3), "TS1 1AA")
    assert record.data == {
        "source_id": "E1", "family_ref": "F1", "child_ref": "C1", "started_on": "2026-01-05", "reason": "worry",
    }  # fmt: skip
    assert (record.row, record.as_of, record.agency, record.source_key) == (1, AS_OF, "early-help", "E1|C1")


def test_a_refused_row_is_kept_as_it_came_with_every_reason(desk: Desk) -> None:
    desk.brings(child(1), "E2,F1,C2,Al,Doe,31/02/2015,TS1 1AA,soon,,")

    row = QuarantinedRow.objects.get()
    came = came_in(row)
    assert [each["column"] for each in came.refusals] == ["DOB", "Start Date"]
    assert (row.row, row.column, came.shown, came.raw["DOB"]) == (2, "DOB", "31/02/2015", "31/02/2015")


def test_the_next_full_file_brings_changes_and_withdraws_who_is_gone(desk: Desk) -> None:
    desk.brings(child(1), child(2), child(3))

    outcome = desk.brings(child(1), child(2, reason="worse"), child(4), as_of=LATER)

    assert (outcome.new, outcome.changed, outcome.unchanged, outcome.withdrawn) == (1, 1, 1, 1)
    standing = SourceRecord.objects.filter(valid_until=None).order_by("source_key")
    assert [(each.source_key, each.data["reason"]) for each in standing] == [
        ("E1|C1", "worry"), ("E2|C2", "worse"), ("E4|C4", "worry"),
    ]  # fmt: skip
    gone = SourceRecord.objects.get(source_key="E3|C3")
    assert (gone.withdrawn, gone.closed_by_id) == (True, outcome.delivery)


def test_a_row_refused_today_does_not_withdraw_what_it_said_yesterday(desk: Desk) -> None:
    desk.brings(child(1), child(2))

    outcome = desk.brings(child(1), child(2, born="99/99/9999"), as_of=LATER)

    assert (outcome.quarantined, outcome.withdrawn) == (1, 0)
    assert SourceRecord.objects.filter(valid_until=None).count() == 2


def test_half_the_people_are_not_withdrawn_without_asking(desk: Desk, held: Held) -> None:
    desk.brings(*(child(n) for n in range(10)))
    before = held()
    half = [child(n) for n in range(5)]

    asked = desk.brings(*half, as_of=LATER)

    assert (asked.state, asked.delivery) == ("asked", None)
    assert "5 of 10 records would be withdrawn" in asked.asked
    assert held() == before
    assert desk.brings(*half, as_of=LATER, confirm=True).withdrawn == 5


def test_a_few_people_gone_is_not_asked_about(desk: Desk) -> None:
    desk.brings(*(child(n) for n in range(10)))

    assert desk.brings(*(child(n) for n in range(6)), as_of=LATER).state == "committed"


@pytest.mark.parametrize("content", ["", f"{HEAD}\n"], ids=["no bytes", "headings only"])
def test_an_empty_file_withdraws_nobody(desk: Desk, held: Held, content: str) -> None:
    desk.brings(child(1), child(2))
    before = held()
    path = desk.file()
    path.write_text(content)

    with pytest.raises(BadInput, match="Nothing was imported"):
        desk.brings_file(path, as_of=LATER, confirm=True)
    assert held() == before


def test_the_same_file_again_is_refused_with_the_day_it_came(desk: Desk) -> None:
    path = desk.file(child(1))
    desk.brings_file(path)

    with pytest.raises(BadInput, match=r"already imported on 20 November 2026 by data-officer"):
        desk.brings_file(path.rename(path.with_name("renamed.csv")), as_of=LATER)


def test_a_file_older_than_what_is_held_is_refused(desk: Desk) -> None:
    desk.brings(child(1), as_of=LATER)

    with pytest.raises(BadInput, match="An older file would bring back what has changed since"):
        desk.brings(child(1), child(2), as_of=AS_OF)


def test_a_file_cannot_speak_of_tomorrow(desk: Desk) -> None:
    with pytest.raises(BadInput, match="that day has not come"):
        desk.brings(child(1), as_of=date(2026, 11, 21))


def notices(*rows: str) -> str:
    return "\n".join(["NICHE_ID,OCCURRENCE_NO,OCCURRED_AT,SURNAME,SUMMARY", *rows, ""])


def test_a_growing_feed_never_withdraws_and_an_older_file_changes_nothing_newer(desk: Desk) -> None:
    path = desk.file(name="notices.csv")
    path.write_text(notices("N1,O1,01/02/2026 10:00,Doe,later word"))
    desk.brings_file(path, feed="police-notices", as_of=LATER)
    path.write_text(notices("N1,O1,01/02/2026 10:00,Doe,earlier word", "N2,O1,01/02/2026 10:00,Roe,new"))

    outcome = desk.brings_file(path, feed="police-notices", as_of=AS_OF)

    assert (outcome.new, outcome.changed, outcome.unchanged, outcome.withdrawn) == (1, 0, 1, 0)
    assert SourceRecord.objects.get(source_key="O1|N1").data["summary"] == "later word"


def test_a_part_that_was_not_sent_withdraws_nobody(desk: Desk) -> None:
    folder = desk.folder / "ssd"
    folder.mkdir()
    (folder / "ssd_person.csv").write_text("pers_person_id,pers_surname\nC1,Doe\nC2,Roe\n")
    (folder / "ssd_family.csv").write_text("fami_table_id,fami_family_id,fami_person_id\n1,F,C1\n2,F,C2\n")
    desk.brings_file(folder, feed="ssd")
    (folder / "ssd_family.csv").unlink()
    (folder / "ssd_person.csv").write_text("PERSON_ID,SURNAME\nC1,Doe\nC2,Row\n")

    outcome = desk.brings_file(folder, feed="ssd", as_of=LATER)

    assert (outcome.changed, outcome.unchanged, outcome.withdrawn) == (1, 1, 0)


def test_parts_borrow_what_another_part_of_the_file_holds(desk: Desk) -> None:
    folder = desk.folder / "ssd"
    folder.mkdir()
    (folder / "ssd_person.csv").write_text("pers_person_id,pers_surname,pers_dob\nC1,Doe,2015-02-03 00:00:00\n")
    (folder / "ssd_linked_identifiers.csv").write_text(
        "link_table_id,link_person_id,link_identifier_type,link_identifier_value\n1,C1,UPN,H801200001001\n2,C1,YOT,9\n"
    )
    (folder / "ssd_address.csv").write_text(
        "addr_table_id,addr_person_id,addr_address_json,addr_address_start_date,addr_address_postcode\n"
        '1,C1,"{""HOUSE"": ""1"", ""STREET"": ""Old Road"", ""TOWN"": """"}",2019-01-01,TS1 1AA\n'
        '2,C1,"{""HOUSE"": ""2"", ""STREET"": ""New Road"", ""UPRN"": 100012345678}",2024-01-01,TS2 2BB\n'
    )
    (folder / "ssd_cla_episodes.csv").write_text("clae_cla_episode_id,clae_person_id,clae_cla_id\nA,C1,L1\n")
    (folder / "ssd_cla_reviews.csv").write_text(
        "clar_cla_review_id,clar_cla_id,clar_cla_review_date\nR,L1,2026-01-01\n"
    )

    desk.brings_file(folder, feed="ssd")

    person = SourceRecord.objects.get(part="person")
    assert (person.upn, person.address, person.postcode) == ("H801200001001", "2, New Road", "TS2 2BB")
    assert person.uprn == "100012345678"
    assert person.data["address_start_date"] == "2024-01-01"
    assert SourceRecord.objects.get(part="cla-reviews").council_child_id == "C1"


def test_a_shield_stays_up_when_a_record_changes(desk: Desk) -> None:
    desk.brings(child(1), child(2))
    SourceRecord.objects.filter(source_key="E1|C1").update(shielded=True)

    desk.brings(child(1, reason="moved"), child(2), as_of=LATER)

    assert SourceRecord.objects.get(source_key="E1|C1", valid_until=None).shielded


def test_only_those_who_may_import_import(desk: Desk, hub: Hub) -> None:
    desk.actor = hub.actor("contact-officer")

    with pytest.raises(NotPermitted):
        desk.brings(child(1))


def test_a_file_is_imported_for_one_s_own_council_only(desk: Desk, hub: Hub) -> None:
    desk.council = hub.councils["redcar"]

    with pytest.raises(NotPermitted, match="another council"):
        desk.brings(child(1))


def test_the_other_council_sees_nothing_of_it(desk: Desk, hub: Hub) -> None:
    desk.brings(child(1), child(2, born="x"))

    hub.system("redcar")

    assert not SourceRecord.objects.exists()
    assert not QuarantinedRow.objects.exists()
    assert not Delivery.objects.exists()


def test_somebody_without_business_with_feeds_sees_no_record(desk: Desk, hub: Hub) -> None:
    desk.brings(child(1))

    hub.actor("referrer")

    assert not SourceRecord.objects.exists()


def test_nobody_in_particular_sees_nothing(desk: Desk, hub: Hub) -> None:
    desk.brings(child(1))

    hub.again(the_system(council=0, council_code="", councils=()))

    assert not SourceRecord.objects.exists()


ROWS = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.sampled_from(["Kit", "Al", "UNKNOWN"]),
        st.sampled_from(["2015-02-03", "nonsense", "2031-01-01"]),
    ),
    min_size=1,
    max_size=25,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(first=ROWS, second=ROWS)
def test_whatever_comes_the_three_add_up_and_what_stands_is_what_was_said_last(
    desk: Desk, first: list[tuple[int, str, str]], second: list[tuple[int, str, str]]
) -> None:
    SourceRecord.objects.filter(valid_until=None).update(valid_until=desk.now)
    Delivery.objects.filter(state="committed").update(state="undone", undone_at=desk.now, undone_by="x", undone_why="x")
    for rows, as_of in ((first, AS_OF), (second, LATER)):
        text = [child(number, name=name, born=born) for number, name, born in rows]
        if first == second and as_of is LATER:
            return
        outcome = desk.brings(*text, as_of=as_of, confirm=True)
        assert outcome.rows == len(rows) == outcome.accepted + outcome.quarantined + outcome.duplicates
        good = {number for number, _, born in rows if born == "2015-02-03"}
        standing = set(SourceRecord.objects.filter(valid_until=None).values_list("data__source_id", flat=True))
        assert {f"E{number}" for number in good} <= standing <= {f"E{number}" for number, _, _ in [*first, *second]}
        assert QuarantinedRow.objects.filter(delivery=outcome.delivery).count() == outcome.quarantined
