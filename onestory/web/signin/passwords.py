"""Passwords that everybody who knows the hub would try first."""

import re

from django.core.exceptions import ValidationError

OURS = [
    "onestory",
    "safeguarding",
    "safeguard",
    "children",
    "childrens",
    "child",
    "family",
    "families",
    "socialwork",
    "social",
    "worker",
    "council",
    "frontdoor",
    "hub",
    "mash",
    "mach",
    "password",
    "passphrase",
    "welcome",
    "letmein",
    "winter",
    "spring",
    "summer",
    "autumn",
]
"""The product's name, the trade's words and what is joined to them. Sourced: OWASP ASVS 5.0, 6.1.2 and 6.2.11."""
ANY_OF_OURS = re.compile("|".join(sorted(OURS, key=len, reverse=True)))
LOOKS_LIKE = str.maketrans("013457@$", "oieastas")
LEFT_AT_LEAST = 6
SAYS = (
    "That is made of words that anybody would try here first, like the name of this hub. "
    "Join three or four words that have nothing to do with your work."
)


class NotOurWords:
    """Refuses what has fewer than six other letters once the hub's own words, figures and signs are taken out."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise where too little is left."""
        if len(what_is_left(password)) < LEFT_AT_LEAST:
            raise ValidationError(SAYS, code="our_words")

    def get_help_text(self) -> str:
        """What the page says beforehand."""
        return "Do not make it of words from your work, like the name of this hub or of your council."


def what_is_left(password: str) -> str:
    """The letters that stand in none of our words, where a figure may stand for the letter that it looks like."""
    read = [(each, each.translate(LOOKS_LIKE)) for each in password.lower()]
    letters = [(typed, meant) for typed, meant in read if meant.isalpha()]
    found = ANY_OF_OURS.finditer("".join(meant for _, meant in letters))
    ours = {place for each in found for place in range(*each.span())}
    return "".join(typed for place, (typed, _) in enumerate(letters) if place not in ours and typed.isalpha())
