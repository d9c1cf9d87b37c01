"""A sentence begins with a large letter, and nothing else of it changes."""

import pytest

from onestory.web.presenters.words import sentence


@pytest.mark.parametrize(
    ("words", "said"),
    [("12 months to November 2026", "12 months to November 2026"), ("given to Ann Lee", "Given to Ann Lee"), ("", "")],
)
def test_only_the_first_letter_is_made_large(words: str, said: str) -> None:
    assert sentence(words) == said
