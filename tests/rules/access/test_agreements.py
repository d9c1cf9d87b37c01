"""What an agreement may share is what partners send, and the council's own needs none."""

from onestory.access.declared.agreements import FEEDS_OF, THE_COUNCILS_OWN, shares_of
from onestory.feeds.declared.catalogue import FEEDS
from onestory.vocabulary.agencies import AgencyKind


def test_every_feed_is_the_councils_own_or_a_partners_to_share() -> None:
    owned = {feed: kind for kind, feeds in FEEDS_OF.items() for feed in feeds}
    for feed in FEEDS:
        ours = feed.agency is AgencyKind.CHILDRENS_SOCIAL_CARE
        assert (feed.code in THE_COUNCILS_OWN) is ours, feed.code
        assert ours or owned[feed.code] is feed.agency, feed.code


def test_a_partner_may_share_its_own_feeds_and_no_others() -> None:
    assert "police-notices:events" in shares_of("police")
    assert not any(share.startswith("health") for share in shares_of("police"))
    assert shares_of("childrens-social-care") == ()
