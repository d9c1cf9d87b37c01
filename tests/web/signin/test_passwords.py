"""Which passwords are refused for being made of the hub's own words."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import get_default_password_validators, validate_password
from django.core.exceptions import ValidationError

from onestory.web.signin.passwords import SAYS, NotOurWords


@pytest.mark.parametrize(
    "password",
    ["OneStory2026!!!", "S4feguarding-Children-1", "Social Worker 12345", "Summer-Council-2026", "123456789012"],
)
def test_what_is_made_of_our_words_is_refused_in_a_sentence(password: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(password)
    assert SAYS in refused.value.messages


@pytest.mark.parametrize("password", ["otter-lantern-gravel", "mash potato tricycle", "heron-heron-amber-8437"])
def test_other_words_are_taken(password: str) -> None:
    validate_password(password)


def test_it_is_among_what_every_password_is_held_to() -> None:
    assert any(isinstance(each, NotOurWords) for each in get_default_password_validators())
