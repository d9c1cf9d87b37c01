"""What a police file says otherwise than when a contact was made of it, in words for whoever has the contact. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from onestory.calendars.instants import day_in_words
from onestory.frontdoor.declared.file_notices import OF_A_PERSON, OF_THE_NOTICE, PLACES
from onestory.frontdoor.rules.file_notices import NoticeRow, as_named, moment_in_words

NOTHING = "nothing"
SAYS_MORE = "The police's file “{file}”, which came on {on}, says more of this notice:"
GONE = (
    "The police's file no longer tells of {whom}: its import was taken back, or a later file left it out. Ask the "
    "police whether they stand by it. What was told stays here as it was told."
)
OF_THE_CHILD, OF_AN_ADULT = "this child", "an adult whom this notice named"
BACK = "It tells of {whom} again, of whom it no longer told for a time."
NOT_SURE = (
    "It names {whom} under the same number. That was taken to be the child of this contact, who was told of otherwise. "
    "If it is another child, record a contact about them: they have none."
)
ANOTHER_CHILD = "It now names a child. There is a contact about them, under the same number."
IN_THE_FILE = (
    "The police's file tells of {whom} too: {where}, which came on {on}. The call named no day of the incident, so "
    "this may be the same one. Ask, and say in both which it is."
)
BY_A_CALL = (
    "The police rang about {whom} on {on} and named no day of the incident: {where}. This may be the same one. Ask, "
    "and say in both which it is."
)
ADULTS = "It names also {whom}."


def differences(before: NoticeRow | None, after: NoticeRow, *, with_places: bool) -> list[str]:
    """A sentence for each thing that is told otherwise; without `before`, for each that is told.

    Of a person it says whose it is; of the notice it does not, so that the same change in several rows is told once.
    """
    person = OF_A_PERSON | (PLACES if with_places else {})
    named = [(f"{title} of {(before or after).name}", name) for name, title in person.items()]
    return [
        sentence
        for title, name in (*named, *((title, name) for name, title in OF_THE_NOTICE.items()))
        if (sentence := _difference(title, name, before, after))
    ]


def more_adults(rows: Sequence[NoticeRow], named: Iterable[tuple[str, str]]) -> list[str]:
    """Those of a notice whom a contact does not name yet; never where they live."""
    known = {_as_one(f"{given} {family}") for given, family in named}
    fresh = [as_named(row) for row in rows if _as_one(row.name) not in known]
    return [ADULTS.format(whom=", ".join(fresh))] if fresh else []


def says_more(said: Iterable[str], *, file_name: str, came_at: date) -> str:
    """What is told of it since, as one addition; each thing once."""
    return "\n".join((SAYS_MORE.format(file=file_name, on=day_in_words(came_at)), *dict.fromkeys(said)))


def _difference(title: str, name: str, before: NoticeRow | None, after: NoticeRow) -> str:
    now, then = _in_words(after.said, name), _in_words(before.said, name) if before else ""
    if now == then:
        return ""
    return f"{title}: now {now or NOTHING}; before, {then or NOTHING}." if before else f"{title}: {now}."


def _in_words(said: Mapping[str, object], name: str) -> str:
    value = said.get(name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return moment_in_words(value)
    return day_in_words(value) if isinstance(value, date) else str(value or "")


def _as_one(name: str) -> str:
    return " ".join(name.casefold().split())
