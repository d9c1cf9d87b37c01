"""The simulator at a small size: most of the snooping is found, and little else is flagged."""

from onestory.console.benches.snooping import watched


def test_most_seeded_snooping_is_flagged_within_the_day() -> None:
    figures = watched(seed=7, days=30, workers=300, people=21_000)
    assert figures["recall"] >= 0.9
    assert figures["incidents"] > 100
