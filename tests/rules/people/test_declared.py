"""What is declared of the index agrees with what the feeds tell."""

import pytest

from onestory.feeds.declared.catalogue import FEEDS
from onestory.people.declared import event_kinds, facts, services
from onestory.people.declared.relations import WRITTEN_AS
from onestory.people.declared.warnings import KINDS
from onestory.vocabulary.people import RelationshipKind

PARTS = [(feed, part) for feed in FEEDS for part in feed.parts]


def test_every_kind_of_event_that_a_feed_tells_is_declared() -> None:
    told = {event.kind for _, part in PARTS for event in part.events}
    assert told - set(event_kinds.BY_CODE) == set()


def test_every_service_that_a_feed_tells_or_covers_is_declared() -> None:
    told = {each.service for _, part in PARTS for each in part.involvements}
    covered = {service for feed in FEEDS for service in feed.covers.services}
    assert (told | covered) - set(services.BY_CODE) == set()


def test_every_feed_named_first_for_a_fact_exists() -> None:
    named = {feed for kind in facts.FACT_KINDS for feed in kind.first} | set(facts.WHERE_THEY_LIVE)
    assert named - {feed.code for feed in FEEDS} == {facts.HUB}


def test_every_warning_is_of_a_declared_kind() -> None:
    assert set(KINDS) <= set(event_kinds.BY_CODE)


def test_every_tie_by_identifier_is_of_a_known_kind() -> None:
    kinds = {tie.kind for _, part in PARTS for tie in part.relations if tie.by}
    assert kinds <= set(RelationshipKind)
    assert set(WRITTEN_AS.values()) <= set(RelationshipKind)


@pytest.mark.parametrize("kind", ["school-place", "gp-registration", "tenancy", "address", "placement", "care-episode"])
def test_what_would_tell_where_somebody_is_is_marked(kind: str) -> None:
    assert kind in event_kinds.LOCATING


@pytest.mark.parametrize("kind", ["phone", "email", "school", "gp"])
def test_facts_that_would_tell_where_somebody_is_are_marked(kind: str) -> None:
    assert kind in facts.PLACES


def test_significance_is_as_declared_unless_a_person_says_otherwise() -> None:
    assert event_kinds.significance_of("police-notice") == "significant"
    assert event_kinds.significance_of("police-notice", asked=False) == "routine"
    assert event_kinds.significance_of("something-new") == "routine"
