"""A file is previewed before it counts; how each feed stands is there for everybody."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from onestory.feeds.actions.commit_delivery import commit_delivery
from onestory.feeds.actions.drop_delivery import drop_delivery
from onestory.feeds.actions.open_delivery import open_delivery
from onestory.feeds.actions.save_mapping import save_mapping
from onestory.feeds.bulk.waiting import safe_name
from onestory.feeds.models import Delivery, SourceRecord
from onestory.feeds.queries.deliveries import deliveries_of, delivery_detail, mapping_form, saved_mapping
from onestory.feeds.queries.standing import Freshness, feed_standing, feed_standings, feeds_overview
from onestory.grammar.refusals import BadInput, NotFound, Refusal
from tests.rooms.conftest import Hub
from tests.rooms.feeds.conftest import AS_OF, Desk, child

LATER = date(2026, 11, 19)


def opened(
    desk: Desk, path: Path, *, as_of: date = AS_OF, feed: str = "early-help", name: str = "early help.csv"
) -> Delivery:
    return open_delivery(
        actor=desk.actor, feed=feed, path=path, file_name=name, council=desk.council, as_of=as_of, now=desk.now
    )


def test_a_preview_shows_rows_counts_refusals_and_changes_and_stores_no_record(desk: Desk) -> None:
    desk.brings(child(1), child(2), child(3))
    path = desk.file(child(1), child(2, reason="worse"), child(4), child(5, born="x"))

    detail = delivery_detail(opened(desk, path, as_of=LATER).pk, viewer=desk.actor)

    assert (detail.rows, detail.accepted, detail.quarantined, detail.duplicates) == (4, 3, 1, 0)
    assert (detail.new, detail.changed, detail.unchanged, detail.withdrawn) == (1, 1, 1, 1)
    assert detail.first_rows[0]["given_name"] == "Kit"
    assert detail.first_refusals[0]["column"] == "DOB"
    assert detail.why_not_commit is None
    assert SourceRecord.objects.count() == 3


def test_what_a_preview_showed_stands_sealed_and_one_from_before_sealing_is_read(desk: Desk) -> None:
    waiting = opened(desk, desk.file(child(1), child(2)))
    assert "Kit" not in str(Delivery.objects.values().get())
    assert delivery_detail(waiting.pk, viewer=desk.actor).first_rows[0]["given_name"] == "Kit"
    Delivery.objects.update(preview={"rows": [{"given_name": "Ada"}], "refusals": []})
    assert delivery_detail(waiting.pk, viewer=desk.actor).first_rows == [{"given_name": "Ada"}]


def test_a_previewed_file_is_committed_as_things_stand_then(desk: Desk) -> None:
    waiting = opened(desk, desk.file(child(1), child(2)))
    desk.file().unlink()

    outcome = commit_delivery(actor=desk.actor, delivery=waiting.pk, now=desk.now)

    assert (outcome.state, outcome.delivery, outcome.new) == ("committed", waiting.pk, 2)
    detail = delivery_detail(waiting.pk, viewer=desk.actor)
    assert (detail.state, detail.first_rows, detail.file_name) == ("committed", [], "early help.csv")
    assert "cannot import a delivery that is committed" in (detail.why_not_commit or "")


def test_what_has_to_be_asked_is_asked_at_the_commit(desk: Desk) -> None:
    desk.brings(*(child(n) for n in range(10)))
    waiting = opened(desk, desk.file(child(1)), as_of=LATER)

    assert "9 of 10 records would be withdrawn" in waiting.asked
    with pytest.raises(Refusal, match="would be withdrawn"):
        commit_delivery(actor=desk.actor, delivery=waiting.pk, now=desk.now)
    assert commit_delivery(actor=desk.actor, delivery=waiting.pk, now=desk.now, confirm=True).withdrawn == 9


def test_a_dropped_file_is_gone(desk: Desk) -> None:
    waiting = opened(desk, desk.file(child(1)))

    drop_delivery(actor=desk.actor, delivery=waiting.pk, now=desk.now)

    assert delivery_detail(waiting.pk, viewer=desk.actor).state == "dropped"
    with pytest.raises(Refusal):
        commit_delivery(actor=desk.actor, delivery=waiting.pk, now=desk.now)


def test_a_preview_is_for_those_who_keep_feeds(desk: Desk, hub: Hub) -> None:
    opened(desk, desk.file(child(1)))

    hub.actor("contact-officer")

    assert not Delivery.objects.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\census.xml", "census.xml"),
        ("a\u202egnp.csv", "a_gnp.csv"),
        ("...", "file"),
        ("x" * 300 + ".csv", "x" * 50 + ".csv"),
    ],
)
def test_a_waiting_file_is_kept_under_a_harmless_name(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_an_unknown_partner_s_file_is_read_once_its_columns_are_matched(desk: Desk) -> None:
    path = desk.folder / "charity.csv"
    path.write_text("Ref no;Last;First name;Born on;Seen;About\nX1;Doe;Kit;03/02/2015;01/06/2026;Food parcel\n")
    form = mapping_form("partner-list", path, viewer=desk.actor)
    assert {choice.heading: choice.meant for choice in form.choices}["First name"] == "Forename"
    with pytest.raises(BadInput, match="match it by hand"):
        opened(desk, path, feed="partner-list")

    said = {
        "Ref no": "Reference",
        "Last": "Surname",
        "Born on": "Date of birth",
        "Seen": "Date",
        "About": "What",
        "": "",
    }
    save_mapping(actor=desk.actor, council=desk.council, feed="partner-list", headings=said, now=desk.now)
    outcome = desk.brings_file(path, feed="partner-list")

    assert outcome.accepted == 1
    record = SourceRecord.objects.get()
    assert (record.family_name, record.given_name, record.data["what"]) == ("Doe", "Kit", "Food parcel")
    assert saved_mapping("partner-list", viewer=desk.actor)["Last"] == "Surname"


def test_two_columns_cannot_mean_the_same(desk: Desk) -> None:
    said = {"One": "Surname", "Two": "Surname"}

    with pytest.raises(BadInput, match="matched to Surname"):
        save_mapping(actor=desk.actor, council=desk.council, feed="partner-list", headings=said, now=desk.now)


def test_a_feed_is_fresh_then_stale_and_says_since_when(desk: Desk) -> None:
    def standing(now: datetime) -> tuple[Freshness, date | None]:
        found = feed_standing("early-help", viewer=desk.actor, now=now)
        return found.freshness, found.stale_since

    assert standing(desk.now) == (Freshness.NEVER, None)
    desk.brings(child(1))
    assert standing(desk.now) == (Freshness.FRESH, None)
    assert standing(desk.now + timedelta(days=3)) == (Freshness.STALE, date(2026, 11, 20))


def test_what_nothing_means_depends_on_age_and_freshness(desk: Desk, hub: Hub) -> None:
    desk.brings(child(1))
    viewer = hub.actor("contact-officer")

    def says(code: str, age: int, now: datetime) -> str:
        return feed_standing(code, viewer=viewer, now=now).says(age)

    assert says("early-help", 8, desk.now) == "Early help was checked as of 18 November 2026."
    assert says("early-help", 40, desk.now) == "Early help covers nobody of this age."
    assert says("youth-justice", 12, desk.now) == "Youth justice: no file has ever come."
    assert "stale since 20 November 2026" in says("early-help", 8, desk.now + timedelta(days=9))
    assert "probation" not in [each.code for each in feed_standings(viewer=viewer, now=desk.now, age=8)]


def test_the_overview_lists_every_feed_with_its_trend(desk: Desk) -> None:
    desk.brings(child(1), child(2, born="x"))
    last = desk.brings(child(1), child(2), child(3, born="x"), as_of=LATER)

    overview = {each.standing.code: each for each in feeds_overview(viewer=desk.actor, now=desk.now)}

    assert overview["early-help"].trend == ((LATER, 3, 1), (AS_OF, 2, 1))
    assert (overview["early-help"].last_delivery, overview["early-help"].rows_waiting) == (last.delivery, 1)
    assert overview["early-help"].refused_by_reason == {"DOB: not a real date written as yyyy-mm-dd": 1}
    assert overview["cin"].last_delivery is None
    assert deliveries_of("early-help", viewer=desk.actor)[0].id == last.delivery


def test_a_delivery_of_another_council_is_not_found(desk: Desk, hub: Hub) -> None:
    delivery = desk.brings(child(1)).delivery or 0
    other = hub.actor("data-officer", council="redcar")

    with pytest.raises(NotFound):
        delivery_detail(delivery, viewer=other)
