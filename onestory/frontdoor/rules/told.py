"""What somebody told the front door, read out of a form's answers into one shape that every door shares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from onestory.frontdoor.declared.pages_of_people import OLDEST, OLDEST_CHILD
from onestory.vocabulary.frontdoor import ContactType

Answers = Mapping[str, object]
PUT_ASIDE = "Left out by the hub, because it cannot be right"
SOURCE_OF_ROLE = {"family": "1A", "child": "1C", "public": "1B"}
ANONYMOUS, UNKNOWN_SOURCE = "9", "10"
NOT_BORN_YET = "Nobody can have been born after today: check the date of birth of {who}, or say that they are unborn."
TOO_OLD = {
    "child": "Nobody is a child at over 25: check the date of birth of {who}.",
    "adult": "Nobody is over 125: check the date of birth of {who}.",
}


@dataclass(frozen=True, kw_only=True)
class ToldChild:
    """A child as told."""

    given_name: str = ""
    family_name: str = ""
    other_names: str = ""
    is_unborn: bool = False
    born_on: date | None = None
    age_about: int | None = None
    expected_on: date | None = None
    sex: str = ""
    nhs_number: str = ""
    address: str = ""
    postcode: str = ""
    school: str = ""
    relation: str = ""


@dataclass(frozen=True, kw_only=True)
class ToldAdult:
    """An adult as told."""

    given_name: str = ""
    family_name: str = ""
    born_on: date | None = None
    relation: str = ""
    lives_with_children: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class ToldCourt:
    """What a court asks for, under which section, and by when."""

    court: str
    asks: str
    due_on: date
    hour: time | None = None


@dataclass(frozen=True, kw_only=True)
class Told:
    """A contact before it is one: field by field what the table will hold of their words."""

    worry: str
    kind: str = ContactType.WORRY.value
    source: str = UNKNOWN_SOURCE
    source_organisation: str = ""
    referrer_name: str = ""
    referrer_role: str = ""
    referrer_phone: str = ""
    referrer_email: str = ""
    is_anonymous: bool = False
    wishes_anonymity: bool = False
    working_well: str = ""
    needs_to_happen: str = ""
    scale: int | None = None
    immediate_danger: bool = False
    danger: str = ""
    told_parents: str = ""
    told_why_not: str = ""
    consent_data_protection: str = ""
    consent_confidentiality: str = ""
    consent_service: str = ""
    consent_medical: str = ""
    consent_from: str = ""
    consent_why_not: str = ""
    incident_on: date | None = None
    incident_reference: str = ""
    children: tuple[ToldChild, ...] = ()
    adults: tuple[ToldAdult, ...] = ()
    court: ToldCourt | None = None
    put_aside: tuple[str, ...] = ()
    """Of each child, by their place, and then of each adult, what was sent of them and cannot be; blank for most."""

    def in_words(self) -> str:
        """The worry, and below it what cannot be."""
        cannot_be = " ".join(filter(None, self.put_aside))
        return f"{self.worry}\n\n{PUT_ASIDE}: {cannot_be}" if cannot_be else self.worry


PLAIN = (
    *("worry", "working_well", "needs_to_happen", "danger", "told_parents", "told_why_not"),
    *("consent_data_protection", "consent_confidentiality", "consent_service", "consent_medical"),
    *("consent_from", "consent_why_not", "incident_reference"),
)


def told_from(answers: Answers) -> Told:
    """Read answers that `read_form` found whole."""
    anonymous = _is_yes(answers, "anonymous")
    return Told(
        **{name: _text(answers, name) for name in PLAIN},
        **({} if anonymous else _referrer(answers)),
        is_anonymous=anonymous,
        wishes_anonymity=_is_yes(answers, "wishes_anonymity"),
        source=_source(answers, anonymous),
        source_organisation=_text(answers, "organisation"),
        kind=_text(answers, "kind") or ContactType.WORRY.value,
        scale=_number(answers, "scale"),
        immediate_danger=_is_yes(answers, "immediate_danger"),
        incident_on=_day(answers, "incident_on"),
        children=tuple(_child(row) for row in _rows(answers, "children")),
        adults=tuple(_adult(row) for row in _rows(answers, "adults")),
        court=court_of(answers),
        put_aside=tuple(_text(row, "put_aside") for name in ("children", "adults") for row in _rows(answers, name)),
    )


def court_of(answers: Answers) -> ToldCourt | None:
    """What a court's request says; None where these are no answers of one."""
    due_on, hour = _day(answers, "due_on"), _text(answers, "due_time")
    if due_on is None or not _text(answers, "court"):
        return None
    return ToldCourt(
        court=_text(answers, "court"),
        asks=_text(answers, "section"),
        due_on=due_on,
        hour=time.fromisoformat(hour) if hour else None,
    )


def wrong_birthday(told: Told, *, today: date) -> str:
    """Whose date of birth cannot be: a slip, by which nobody would be found, or a system's way of saying that it knows
    none. Blank where all can."""
    said = (
        *(("child", OLDEST_CHILD, number, child.born_on) for number, child in enumerate(told.children, start=1)),
        *(("adult", OLDEST, number, adult.born_on) for number, adult in enumerate(told.adults, start=1)),
    )
    for kind, oldest, number, born_on in said:
        if born_on is not None and born_on > today:
            return NOT_BORN_YET.format(who=f"{kind} {number}")
        if born_on is not None and (today - born_on).days > oldest:
            return TOO_OLD[kind].format(who=f"{kind} {number}")
    return ""


def _referrer(answers: Answers) -> dict[str, str]:
    return {
        "referrer_name": _text(answers, "professional_name") or _text(answers, "referrer_name"),
        "referrer_role": _text(answers, "referrer_job"),
        "referrer_phone": _text(answers, "referrer_phone"),
        "referrer_email": _text(answers, "referrer_email"),
    }


def _source(answers: Answers, anonymous: bool) -> str:
    role = _text(answers, "referrer_role")
    if anonymous:
        return ANONYMOUS
    return _text(answers, "source") or SOURCE_OF_ROLE.get(role, UNKNOWN_SOURCE)


def _child(row: Answers) -> ToldChild:
    names = (
        "given_name",
        "family_name",
        "other_names",
        "sex",
        "nhs_number",
        "address",
        "postcode",
        "school",
        "relation",
    )
    return ToldChild(
        **{name: _text(row, name) for name in names},
        is_unborn=_is_yes(row, "is_unborn"),
        born_on=_day(row, "born_on"),
        age_about=_number(row, "age_about"),
        expected_on=_day(row, "expected_on"),
    )


def _adult(row: Answers) -> ToldAdult:
    names = ("given_name", "family_name", "relation", "lives_with_children", "address", "postcode", "phone")
    return ToldAdult(**{name: _text(row, name) for name in names}, born_on=_day(row, "born_on"))


def _rows(answers: Answers, name: str) -> list[Answers]:
    rows = answers.get(name)
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, Sequence) else []


def _text(answers: Answers, name: str) -> str:
    return str(answers.get(name) or "")


def _is_yes(answers: Answers, name: str) -> bool:
    return answers.get(name) == "yes"


def _number(answers: Answers, name: str) -> int | None:
    given = answers.get(name)
    return None if given in (None, "") else int(str(given))


def _day(answers: Answers, name: str) -> date | None:
    given = _text(answers, name)
    return date.fromisoformat(given) if given else None
