"""What every declaration is held to at import: a usable code, no code twice, a date and a source."""

import re
from collections import Counter
from collections.abc import Iterable

CODE = re.compile(r"[A-Za-z0-9]+(?:[-._][A-Za-z0-9]+)*")


class DeclarationError(ValueError):
    """A declaration that contradicts itself: raised when its module is imported, so it never runs."""


def check_code(what: str, code: str) -> None:
    """Refuse a code that could not be typed into a file, an address or a test."""
    if not CODE.fullmatch(code):
        raise DeclarationError(
            f"{what} has the code {code!r}: use letters, digits and single hyphens, dots or underscores."
        )


def check_said(what: str, **words: str) -> None:
    """Refuse a declaration that leaves blank what a reader needs: its title, its source."""
    for name, said in words.items():
        if not said.strip():
            raise DeclarationError(f"{what} says nothing for its {name}.")


def check_no_repeats(what: str, codes: Iterable[str]) -> None:
    """Refuse two entries under one code, naming them."""
    twice = sorted(code for code, times in Counter(codes).items() if times > 1)
    if twice:
        raise DeclarationError(f"{what} declares {', '.join(twice)} more than once.")


def words_of(code: str) -> str:
    """A code as a person would say it: `ask-partners` is "ask partners"."""
    return re.sub(r"[-_.]+", " ", code).strip()


def with_article(noun: str) -> str:
    """The noun with "a" or "an" before it."""
    return f"an {noun}" if noun[:1].lower() in "aeio" else f"a {noun}"


def in_words(items: Iterable[str], *, joined_by: str = "or") -> str:
    """A list as a person would read it out: "triage, ask partners or decide"."""
    *others, last = list(items) or [""]
    return f"{', '.join(others)} {joined_by} {last}" if others else last
