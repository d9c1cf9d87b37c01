"""What a question looks for."""

import pytest

from onestory.story.rules.asking import looked_for


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("Does a safety plan exist?", "a safety plan"),
        ("is there a safety plan", "a safety plan"),
        ("has he got any weapons?", "he weapons"),
        ("safety plan", "safety plan"),
        ("exist", "exist"),
        ('is there "no plan"?', 'is there "no plan"?'),
        ("any?", "any?"),
        ("", ""),
    ],
)
def test_a_question_looks_for_what_it_asks_about(asked: str, wanted: str) -> None:
    assert looked_for(asked) == wanted
