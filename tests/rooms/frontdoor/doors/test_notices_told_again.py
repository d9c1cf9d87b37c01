"""What a police file says again, otherwise or no more reaches the contact that is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from onestory.frontdoor.models import (
    ContactChild,
    Incident,
)
from tests.rooms.frontdoor.conftest import NOW, Door
from tests.rooms.frontdoor.doors.police_files import (
    ADA,
    BEN,
    CY,
    DAN,
    HERE,
    NUMBER,
    THERE,
    Brings,
    asked_for,
    brings,
    children,
    force,
    look,
    the_contact,
    told_since,
    undone,
)

__all__ = ["brings", "force"]


def test_it_is_taken_in_once_however_often_it_comes_and_a_child_added_later_too(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, DAN)
    assert [look(hub) for _ in range(2)] == [1, 0]
    brings(DAN, ADA)
    assert look(hub) == 0
    brings(ADA, DAN, CY)
    assert [look(hub) for _ in range(2)] == [1, 0]
    assert children(hub) == ["Ada Bell", "Cy Bell"]
    assert set(Incident.objects.values_list("their_reference", flat=True)) == {NUMBER}
    assert told_since(hub) == []


def test_a_correction_is_told_to_whoever_has_the_contact_once_and_the_words_stay(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, DAN)
    look(hub)
    brings(replace(ADA, address="9 New Road", postcode="TS3 1AA"), DAN, now=NOW + timedelta(hours=1))
    look(hub)
    look(hub)
    (words,) = told_since(hub)
    assert "Address of Ada Bell: now 9 New Road; before, 2 Mill Lane." in words
    assert "Postcode of Ada Bell: now TS3 1AA; before, TS1 2AB." in words
    assert "police-notices.csv" in words
    assert ContactChild.objects.get().address == "2 Mill Lane"
    (unread,) = the_contact(hub).additions
    assert the_contact(hub).by_file[0].came_at == NOW
    assert unread.read_at is None
    assert unread.due_at > NOW


def test_what_every_row_of_a_notice_says_otherwise_is_told_once_a_contact(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, CY, DAN)
    look(hub)
    brings(*(replace(line, risk="MEDIUM") for line in (ADA, CY, DAN)))
    look(hub)
    assert [words.count("Graded") for words in told_since(hub)] == [1, 1]


def test_where_an_adult_lives_now_is_told_to_nobody_in_words(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, BEN, DAN)
    look(hub)
    brings(ADA, BEN, replace(DAN, address="77 Hidden Way", role="Father"))
    look(hub)
    for council in (HERE, THERE):
        (words,) = told_since(hub, council)
        assert "Role of Dan Bell: now Father; before, Suspect." in words
        assert "77 Hidden Way" not in words


def test_an_adult_who_turns_out_to_be_a_child_has_a_contact_then(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, replace(CY, born="07/07/1990", role="Subject"))
    look(hub)
    assert children(hub) == ["Ada Bell"]
    brings(ADA, CY)
    look(hub)
    assert children(hub) == ["Ada Bell", "Cy Bell"]


def test_a_child_who_turns_out_to_be_grown_keeps_the_contact_and_it_says_so(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA)
    look(hub)
    brings(replace(ADA, born="03/03/1988", role="Victim"))
    look(hub)
    assert children(hub) == ["Ada Bell"]
    (words,) = told_since(hub)
    assert "Date of birth of Ada Bell: now 3 March 1988; before, 3 March 2018." in words


def test_an_adult_whom_a_later_file_names_is_told_to_each_contact(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, BEN)
    look(hub)
    brings(ADA, BEN, DAN)
    look(hub)
    for council in (HERE, THERE):
        (words,) = told_since(hub, council)
        assert "It names also Dan Bell (suspect)." in words


def test_a_file_taken_back_leaves_its_contact_which_says_that_it_was(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    delivery = brings(ADA, BEN)
    look(hub)
    undone(hub, delivery)
    then, later = NOW + timedelta(minutes=5), NOW + timedelta(minutes=9)
    look(hub, then)
    look(hub, then)
    for council, name in ((HERE, "Ada Bell"), (THERE, "Ben Cole")):
        (words,) = told_since(hub, council)
        assert "no longer tells of this child" in words
        assert children(hub, council) == [name]
        assert the_contact(hub, council).by_file[0].gone_at == then
    brings(ADA, BEN)
    look(hub, later)
    assert children(hub) == ["Ada Bell"]
    assert "It tells of Ada Bell again" in told_since(hub)[1]
    assert the_contact(hub).by_file[0].gone_at is None


def test_a_file_taken_back_before_anybody_looked_makes_no_contact(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    undone(hub, brings(ADA))
    look(hub)
    assert children(hub) == []


def test_a_correction_taken_back_is_told_as_another(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA)
    look(hub)
    delivery = brings(replace(ADA, postcode="TS3 1AA"), as_of=NOW.date())
    look(hub)
    undone(hub, delivery)
    look(hub, NOW + timedelta(minutes=5))
    assert "now TS1 2AB; before, TS3 1AA" in told_since(hub)[1]


def test_a_child_who_stands_there_under_two_of_the_forces_numbers_has_one_contact(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, replace(ADA, niche="N77"))
    look(hub)
    brings(replace(ADA, niche="N78"))
    look(hub)
    assert children(hub) == ["Ada Bell"]


def test_twins_have_a_contact_each(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, replace(ADA, niche="N6", name="Una Bell"))
    look(hub)
    assert children(hub) == ["Ada Bell", "Una Bell"]
