"""Where sources disagree: who says what, each value once, without what only says less."""

from dataclasses import dataclass
from datetime import date

from onestory.people.rules.page import FactLine, PersonHead, Stated
from onestory.web.people.saying import said
from onestory.web.people.telling import source_in_words
from onestory.web.presenters.numbers import listed

EARLIER_IS_NOT_OTHERWISE = frozenset({"former-name", "former-upn"})
EXACT = frozenset({"date-of-birth", "expected-date", "died-on", "nhs-number", "upn", "phone"})


@dataclass(frozen=True, kw_only=True)
class Saying:
    """One value, and everybody who gives it; as of the newest of their days."""

    value: str
    source: str
    as_of: date | None


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """One fact about which sources disagree. The first saying is the one shown elsewhere."""

    about: str
    chosen: str
    says: tuple[Saying, ...]


def disagreements_of(page: PersonHead) -> list[Disagreement]:
    """Every real disagreement: a name without its middle name, or a bare postcode, says less and not otherwise."""
    return [_disagreement(line) for line in (page.address, *page.facts) if is_disputed(line)]


def is_disputed(line: FactLine) -> bool:
    """Whether anybody says something else, and not only less."""
    return bool(_otherwise(line))


def _otherwise(line: FactLine) -> list[Stated]:
    if line.withheld or line.kind in EARLIER_IS_NOT_OTHERWISE:
        return []
    if line.kind in EXACT:
        return list(line.otherwise)
    given = _words_of(line.value)
    return [one for one in line.otherwise if not _words_of(one.value) <= given]


def _disagreement(line: FactLine) -> Disagreement:
    chosen = [line.chosen, *line.agreeing] if line.chosen else list(line.agreeing)
    by_value: dict[str, list[Stated]] = {_key(line, line.value): chosen}
    for one in _otherwise(line):
        by_value.setdefault(_key(line, one.value), []).append(one)
    return Disagreement(
        about=line.title.lower(),
        chosen=said(line.kind, line.value),
        says=tuple(_saying(line, stated) for stated in by_value.values() if stated),
    )


def _saying(line: FactLine, stated: list[Stated]) -> Saying:
    dates = [one.source.as_of for one in stated if one.source.as_of]
    sources = list(dict.fromkeys(source_in_words(one.source) for one in stated))
    return Saying(value=said(line.kind, stated[0].value), source=listed(sources), as_of=max(dates, default=None))


def _key(line: FactLine, value: str) -> str:
    """What makes two values the same: for a name or an address, its words in any order and any case."""
    return value if line.kind in EXACT else " ".join(sorted(_words_of(value)))


def _words_of(value: str) -> frozenset[str]:
    return frozenset("".join(letter if letter.isalnum() else " " for letter in value.casefold()).split())
