"""Ages, relations, the ledger replayed, and the six ways of knowing."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestory.feeds.declared.catalogue import feed_of
from onestory.people.declared import services
from onestory.people.rules.ages import age_in_words, is_child
from onestory.people.rules.knowing import Evidence, FeedStands, known_to
from onestory.people.rules.ledger import Step, must_link, never_linked, replayed
from onestory.people.rules.naming import shown_name, shown_place
from onestory.people.rules.page import Knowing, Professional, Source
from onestory.people.rules.relations import turned_round, words_for

TODAY = date(2026, 11, 22)
AGES = [
    (date(2014, 3, 2), None, None, "12 years"),
    (date(2025, 10, 30), None, None, "12 months"),
    (date(2026, 11, 1), None, None, "21 days"),
    (date(2026, 11, 22), None, None, "0 days"),
    (None, date(2027, 1, 3), None, "due in 6 weeks"),
    (None, date(2026, 11, 24), None, "due this week"),
    (None, date(2026, 11, 1), None, "was due 3 weeks ago"),
    (date(2010, 1, 1), None, date(2020, 6, 1), "died aged 10 years"),
    (date(2027, 1, 1), None, None, "not born yet"),
    (None, None, None, "age not known"),
]


@pytest.mark.parametrize(("born", "expected", "died", "said"), AGES, ids=[said for *_, said in AGES])
def test_an_age_is_said(born: date | None, expected: date | None, died: date | None, said: str) -> None:
    assert age_in_words(born=born, expected_on=expected, died_on=died, today=TODAY) == said


def test_eighteen_is_no_child_from_the_birthday_on() -> None:
    assert is_child(born=date(2008, 11, 23), kind="child", today=TODAY)
    assert not is_child(born=date(2008, 11, 22), kind="child", today=TODAY)
    assert is_child(born=None, kind="unborn", today=TODAY)


def test_relations_are_said_as_people_say_them() -> None:
    assert words_for("parent", "F") == "mother"
    assert words_for("sibling", "U") == "brother or sister"
    assert words_for("same-household", "M") == "lives in the same home"
    assert turned_round("mother") == "child"
    assert turned_round("sibling") == "sibling"
    assert turned_round("something new") == "something new"


def test_names_and_places_are_shown_once() -> None:
    assert shown_name("O'Neil, Kayleigh Anne") == "Kayleigh Anne O'Neil"
    assert shown_name("Prince") == "Prince"
    assert shown_place("14 High Street, S65 1AB", "S65 1AB") == "14 High Street, S65 1AB"
    assert shown_place("14 High Street", "S65 1AB") == "14 High Street, S65 1AB"
    assert shown_place("", "S65 1AB") == "S65 1AB"


ADOPT = Step(change=1, moves={"a1": "A", "a2": "A", "b1": "B", "c1": "C"})


def test_undoing_an_early_merge_carries_through_a_later_one() -> None:
    steps = [ADOPT, Step(change=2, of="A", onto="B"), Step(change=3, of="B", onto="C")]
    assert replayed(steps) == {"a1": "C", "a2": "C", "b1": "C", "c1": "C"}
    assert replayed(steps, without=frozenset({2})) == {"a1": "A", "a2": "A", "b1": "C", "c1": "C"}


def test_a_record_split_out_after_a_merge_stays_out_when_the_merge_is_undone() -> None:
    steps = [ADOPT, Step(change=2, of="A", onto="B"), Step(change=3, moves={"a1": "N"})]
    assert replayed(steps, without=frozenset({2})) == {"a1": "N", "a2": "A", "b1": "B", "c1": "C"}
    assert replayed(steps, without=frozenset({2, 3})) == replayed([ADOPT])


PEOPLE = st.sampled_from("ABCDE")
STEPS = st.lists(
    st.one_of(
        st.tuples(PEOPLE, PEOPLE).map(lambda pair: ("", pair[0], pair[1])),
        st.tuples(st.sampled_from(["a1", "a2", "b1", "c1"]), PEOPLE).map(lambda pair: (pair[0], "", pair[1])),
    ),
    max_size=8,
)


@given(STEPS, st.sets(st.integers(2, 9)))
def test_what_is_undone_might_never_have_been(said: list[tuple[str, str, str]], undone: set[int]) -> None:
    later = [
        Step(change=place, moves={record: onto}) if record else Step(change=place, of=of, onto=onto)
        for place, (record, of, onto) in enumerate(said, start=2)
    ]
    without = replayed([ADOPT, *later], without=frozenset(undone))
    assert without == replayed([ADOPT, *(step for step in later if step.change not in undone)])


def test_decisions_tie_every_record_of_both_sides() -> None:
    assert must_link([["a", "b"], ["c"]]) == [("a", "b"), ("b", "c")]
    assert never_linked([["a"], ["b", "c"]]) == [("a", "b"), ("a", "c")]


SAYS = Source(feed="school-census", title="School census", agency="school")
AT = datetime(2026, 11, 20, 3, tzinfo=UTC)


def evidence(
    *, age: int | None = 12, feeds: set[str] | None = None, until: date | None = None, works: bool = False
) -> Evidence:
    working = Professional(
        service="school", service_title="School", role="lead", name="Mrs Green", phone="", team="", since=None,
        until=until, source=SAYS,
    )  # fmt: skip
    return Evidence(
        professionals=[working] if works else [], feeds=frozenset(feeds or ()), age=age, withheld=False, today=TODAY
    )


def stands(*, as_of: date | None = date(2026, 11, 20), stale_since: date | None = None) -> list[FeedStands]:
    return [FeedStands(feed=feed_of("school-census"), as_of=as_of, received_at=AT, stale_since=stale_since)]


KNOWING = [
    (Knowing.CURRENT, evidence(works=True), stands()),
    (Knowing.PAST, evidence(works=True, until=date(2026, 1, 1)), stands()),
    (Knowing.CURRENT, evidence(feeds={"school-census"}), stands()),
    (Knowing.NONE_HELD, evidence(), stands()),
    (Knowing.STALE, evidence(), stands(stale_since=date(2026, 1, 1))),
    (Knowing.NO_FEED, evidence(), stands(as_of=None)),
    (Knowing.NO_FEED, evidence(age=40), stands()),
]


@pytest.mark.parametrize(("knowing", "held", "feeds"), KNOWING, ids=range(len(KNOWING)))
def test_each_way_of_knowing_and_not_knowing(knowing: Knowing, held: Evidence, feeds: list[FeedStands]) -> None:
    assert known_to(services.BY_CODE["school"], feeds, held).knowing is knowing


def test_a_service_that_does_not_share_says_whom_to_ask() -> None:
    told = known_to(services.BY_CODE["child-mental-health"], [], evidence())
    assert told.knowing is Knowing.NOT_SHARED
    assert told.ask
