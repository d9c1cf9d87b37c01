"""What a notice means as a contact: its words, kind and source, whether typed here or sent by a system. Pure."""

from collections.abc import Callable, Mapping
from datetime import date

from onestory.calendars.instants import day_in_words
from onestory.frontdoor.declared.notices import COUNCIL_NOTICES
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import ContactType

Said = Mapping[str, object]
HEALTH_KINDS = {"midwifery": ContactType.UNBORN, "long-stay": ContactType.LONG_HOSPITAL_STAY}


def told(*parts: tuple[str, object]) -> str:
    """Paragraphs, each under what it tells of; what was not said is left out."""
    return "\n\n".join(f"{title}: {said}" if title else str(said) for title, said in parts if said)


def of_health(said: Said) -> dict[str, object]:
    """The reason, where, and what CP-IS showed."""
    service = str(said["service"])
    shown = said.get("on_a_plan")
    return {
        "worry": told(("", said["reason"]), ("Where", said.get("place")), ("CP-IS showed a plan or care order", shown)),
        "kind": HEALTH_KINDS.get(service, ContactType.AE_ATTENDANCE).value,
        "source": "3E" if service == "emergency-department" else "3F",
        "incident_on": said.get("happened_on"),
        "organisation": said.get("organisation") or said.get("place"),
    }


def of_council(said: Said) -> dict[str, object]:
    """What happened, since when, by whom."""
    what = label_of(COUNCIL_NOTICES, str(said["what"]))
    return {
        "worry": told(("", said["words"]), ("", f"{what}, since {_day(said, 'since')}."), ("Told by", said["council"])),
        "kind": ContactType.OTHER_COUNCIL_PLACEMENT.value,
        "source": "5C",
        "incident_on": said["since"],
        "organisation": said.get("organisation") or said["council"],
    }


def of_adult(said: Said) -> dict[str, object]:
    """The concern about somebody whom children live with."""
    return {
        "worry": told(("A safeguarding concern about an adult in the household", said["concern"])),
        "kind": ContactType.WORRY.value,
        "source": "5A",
        "incident_on": said.get("happened_on"),
        "organisation": said.get("organisation") or "Adult social care",
    }


def of_court(said: Said) -> dict[str, object]:
    """What is asked, by which court, by when."""
    asked = f"{said['court']} asks under {said['section']} of the Children Act 1989"
    return {
        "worry": told((asked, said["words"]), ("The court wants it by", _court_day(said))),
        "kind": ContactType.COURT_REQUEST.value,
        "source": "7",
        "organisation": said.get("organisation") or said["court"],
    }


def _day(said: Said, name: str) -> str:
    return day_in_words(date.fromisoformat(str(said[name])))


def _court_day(said: Said) -> str:
    hour = said.get("due_time")
    return f"{_day(said, 'due_on')} at {hour}" if hour else _day(said, "due_on")


MEANS: Mapping[str, Callable[[Said], dict[str, object]]] = {
    "health-notice": of_health,
    "council-notice": of_council,
    "adult-concern": of_adult,
    "court-request": of_court,
}


def as_contact(form: str, answers: Said) -> dict[str, object]:
    """The answers with what the notice means beside them; a call's own answers mean what they say."""
    means = MEANS.get(form)
    said = means(answers) if means else {}
    return {**answers, **{name: value for name, value in said.items() if value}}
