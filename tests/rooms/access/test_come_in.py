"""Coming in: every request asks again whether this person may, in which post, for which purpose."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from onestory.access.actions.come_in import come_in
from onestory.access.actions.end_post import end_post
from onestory.access.actions.take_on import take_on
from onestory.access.models import Credential, Membership
from onestory.access.queries import colleagues, posts_of
from onestory.councils.models import Accreditation
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted
from onestory.walls.actor import Actor

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)


def at_the_door(actor: Actor) -> Actor:
    """The same person as a fresh request brings them: known by name only."""
    return Actor(user=actor.user, username=actor.username, request="next")


def give_post(hub: Any, username: str, *, role: str, actor: Actor) -> int:
    """A post in social care at the actor's council."""
    return take_on(
        actor=actor,
        username=username,
        name=username.title(),
        email=f"{username}@example.org",
        role=role,
        agency=hub.agencies["social-care"],
        team=None,
        starts_on=date(2026, 1, 5),
        credentials={},
        now=NOW,
    )


def test_a_person_comes_in_under_their_post_with_its_permissions_and_first_purpose(hub: Any, now: datetime) -> None:
    actor = hub.actor("hub-manager", council="redcar")
    assert (actor.council_code, actor.agency_code, actor.purpose) == ("redcar", "social-care", "front-door")
    assert actor.may("contact.decide") and actor.councils == (hub.councils["redcar"],)


def test_a_purpose_that_the_role_does_not_have_is_not_taken_on(hub: Any, now: datetime) -> None:
    actor = hub.actor("contact-officer")
    assert come_in(actor=at_the_door(actor), now=now, purpose="oversight").purpose == "front-door"
    assert come_in(actor=at_the_door(actor), now=now, purpose="referring").purpose == "referring"


def test_a_lapsed_check_shuts_the_door_on_the_next_request(hub: Any, now: datetime) -> None:
    actor = hub.actor("contact-officer")
    later = now + timedelta(days=366)
    with pytest.raises(NotPermitted, match="Your DBS check ran out on 20 November 2027"):
        come_in(actor=at_the_door(actor), now=later)


def test_a_lapsed_accreditation_shuts_the_whole_agency_out(hub: Any, now: datetime) -> None:
    officer = hub.actor("partner-researcher", agency="police")
    hub.system()
    Accreditation.objects.filter(agency_id=hub.agencies["police"]).update(
        given_until=now.date(), given_from=date(2026, 1, 1)
    )
    with pytest.raises(NotPermitted, match="Teesside Police's accreditation with Middlesbrough Council ran out"):
        come_in(actor=at_the_door(officer), now=now)


def test_an_ended_post_is_gone_on_the_next_request(hub: Any, now: datetime) -> None:
    actor = hub.actor("contact-officer")
    post = posts_of(actor.user, viewer=actor, today=now.date())[0]
    end_post(actor=hub.system(), membership=post.membership, ends_on=now.date(), now=now)
    with pytest.raises(NotPermitted, match="no post"):
        come_in(actor=at_the_door(actor), now=now)


def test_somebody_with_two_councils_acts_for_one_at_a_time(hub: Any, now: datetime) -> None:
    here = hub.actor("screening-social-worker", name="both")
    give_post(hub, "both", role="screening-social-worker", actor=hub.system("redcar"))
    posts = posts_of(here.user, viewer=hub.system(), today=now.date())
    come_in(actor=at_the_door(here), now=now)
    posts = posts_of(here.user, viewer=here, today=now.date())
    assert [post.council_code for post in posts] == ["middlesbrough", "redcar"]
    there = come_in(actor=at_the_door(here), now=now, membership=posts[1].membership)
    assert there.councils == (hub.councils["redcar"],)


def test_only_an_administrator_takes_people_on(hub: Any, now: datetime) -> None:
    with pytest.raises(NotPermitted, match="administrator"):
        give_post(hub, "x", role="hub-manager", actor=hub.actor("hub-manager"))


def test_an_unknown_role_is_refused_with_the_list(hub: Any, now: datetime) -> None:
    with pytest.raises(BadInput, match="not a role of this hub"):
        give_post(hub, "x", role="wizard", actor=hub.system())


def test_another_councils_post_cannot_be_ended(hub: Any, now: datetime) -> None:
    actor = hub.actor("contact-officer", council="redcar")
    post = posts_of(actor.user, viewer=actor, today=now.date())[0]
    with pytest.raises(NotFound):
        end_post(actor=hub.system("middlesbrough"), membership=post.membership, ends_on=now.date(), now=now)


def test_ones_own_credentials_are_seen_and_no_colleagues(hub: Any, now: datetime) -> None:
    hub.actor("hub-manager")
    hub.actor("contact-officer")
    assert Credential.objects.values("user_id").distinct().count() == 1
    assert Membership.objects.count() == 2


def test_colleagues_who_may_decide_are_found(hub: Any, now: datetime) -> None:
    hub.actor("hub-manager")
    viewer = hub.actor("contact-officer")
    assert [post.role for post in colleagues(viewer=viewer, today=now.date(), permission="contact.decide")] == [
        "hub-manager"
    ]
