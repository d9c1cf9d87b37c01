"""Rows of a police file as the notices they are: one incident, its children, its adults. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from onestory.calendars.instants import day_in_words, london, london_date
from onestory.calendars.months import age_on
from onestory.frontdoor.declared.file_notices import CHILD, CLOCKS_DIFFER_BY, KINDS, RELATION_OF_ROLE
from onestory.frontdoor.rules.incidents import POLICE, ToldIncident
from onestory.frontdoor.rules.notices import told
from onestory.vocabulary.frontdoor import ContactType

ADULT = 18
BETWEEN = "|"
NAME, ADDRESS, NUMBER = 200, 300, 60
"""How much of each a contact holds; the record holds the whole."""
NO_WORDS = "The notice says nothing of what happened. Ask the police."
NO_CHILD = (
    "The file names no child in this notice. Ask the police whether there are children, and who they are. A row of "
    "theirs may stand among the refused rows of the file."
)
STILL_TO_COME = (
    "By the file it happened at {at}, which was still to come when the file came. Ask the police when it was."
)


@dataclass(frozen=True, kw_only=True)
class NoticeRow:
    """One person of one notice. `key` is the row's own: the notice's number and theirs."""

    key: str
    said: Mapping[str, object]

    @property
    def number(self) -> str:
        """The notice's number, in the force's own spelling."""
        return self.text("occurrence_no")

    @property
    def happened_at(self) -> datetime:
        """When it happened."""
        at = self.said["occurred_at"]
        if not isinstance(at, datetime):
            raise TypeError("A notice is taken in with the moment it happened at.")
        return at

    @property
    def born_on(self) -> date | None:
        """Their birthday, if one was given."""
        born = self.said.get("date_of_birth")
        return born if isinstance(born, date) else None

    @property
    def is_child(self) -> bool:
        """By their birthday, and where none was given by what the police call them.

        A birthday after the incident is a slip in one of the two: whoever reads it should look.
        """
        on, born = london_date(self.happened_at), self.born_on
        if born is None:
            return CHILD in self.text("role").casefold()
        return born > on or age_on(born, on) < ADULT

    @property
    def name(self) -> str:
        """What they are called."""
        return f"{self.text('given_name')} {self.text('family_name')}".strip()

    def text(self, name: str) -> str:
        """A text of it; blank where it says none."""
        return str(self.said.get(name) or "")


@dataclass(frozen=True, kw_only=True)
class FileNotice:
    """One notice: what it says of the incident, and whom it names."""

    number: str
    children: tuple[NoticeRow, ...]
    adults: tuple[NoticeRow, ...]

    @property
    def rows(self) -> tuple[NoticeRow, ...]:
        """Everybody named, the children first."""
        return (*self.children, *self.adults)

    @property
    def reference(self) -> str:
        """The number as a contact holds it."""
        return self.number[:NUMBER]

    def of(self, children: Sequence[NoticeRow]) -> "FileNotice":
        """The same about these children alone."""
        return FileNotice(number=self.number, children=tuple(children), adults=self.adults)

    def answers(self, *, organisation: str, came_at: datetime) -> dict[str, object]:
        """The notice as the front door's forms hold it."""
        first = self.rows[0]
        said: dict[str, object] = {
            "worry": _in_words(self, came_at),
            "kind": kind_of(first.text("notice_type")).value,
            "source": POLICE,
            "organisation": organisation[:NAME],
            "professional_name": first.text("officer")[:NAME],
            "incident_on": "" if _is_to_come(first, came_at) else london_date(first.happened_at).isoformat(),
            "incident_reference": self.reference,
            "children": [_child(row) for row in self.children],
            "adults": [_adult(row) for row in self.adults],
        }
        return {name: value for name, value in said.items() if value not in ("", [])}

    def incident(self, *, came_at: datetime) -> ToldIncident:
        """What each child's school may be told of it. One that was still to come counts as of when the file came."""
        first = self.rows[0]
        present = first.said.get("children_present")
        return ToldIncident(
            happened_at=min(first.happened_at, came_at),
            their_reference=self.reference,
            circumstances=told(("", _asks_when(first, came_at)), ("", _summaries(self))),
            were_present=present if isinstance(present, bool) else None,
        )


def notices_of(rows: Iterable[NoticeRow]) -> list[FileNotice]:
    """Rows by notice, by its number; within one by their keys, so that the order is always the same."""
    found: dict[str, list[NoticeRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.key):
        found[row.number].append(row)
    return [
        FileNotice(
            number=number,
            children=tuple(row for row in found[number] if row.is_child),
            adults=tuple(row for row in found[number] if not row.is_child),
        )
        for number in sorted(found)
    ]


def beginning_of(key: str) -> str:
    """How the key of a row begins: with the notice's number, as long as that holds no sign that parts a key."""
    return key.partition(BETWEEN)[0]


def number_as_compared(number: str) -> str:
    """A notice's number in one spelling, as far as a contact holds it."""
    return " ".join(number[:NUMBER].upper().split())


def kind_of(words: str) -> ContactType:
    """What a force's own name for a kind of notice means."""
    found = (kind for word, kind in KINDS if word in words.casefold())
    return next(found, ContactType.CHILD_CONCERN)


def _is_to_come(row: NoticeRow, came_at: datetime) -> bool:
    return row.happened_at > came_at + CLOCKS_DIFFER_BY


def _asks_when(row: NoticeRow, came_at: datetime) -> str:
    return STILL_TO_COME.format(at=moment_in_words(row.happened_at)) if _is_to_come(row, came_at) else ""


def moment_in_words(at: datetime) -> str:
    """As it is told in a contact's words, by the clock in England: 22:15 on 3 March 2026."""
    return f"{london(at):%H:%M} on {day_in_words(london_date(at))}"


def _summaries(notice: FileNotice) -> str:
    said = dict.fromkeys(row.text("summary") for row in notice.rows)
    return "\n".join(filter(None, said)) or NO_WORDS


def _in_words(notice: FileNotice, came_at: datetime) -> str:
    first = notice.rows[0]
    present = first.said.get("children_present")
    return told(
        ("", "" if notice.children else NO_CHILD),
        ("", _asks_when(first, came_at)),
        ("", _summaries(notice)),
        ("Kind of notice", first.text("notice_type")),
        ("Graded", first.text("risk").lower()),
        ("Children present", {True: "yes", False: "no"}.get(present) if isinstance(present, bool) else ""),
        ("Adults", ", ".join(as_named(row) for row in notice.adults)),
    )


def as_named(row: NoticeRow) -> str:
    """Adults are told to every council to which a child's contact goes, as those of any incident are: never where."""
    return f"{row.name} ({row.text('role').lower()})" if row.text("role") else row.name


def _child(row: NoticeRow) -> dict[str, object]:
    said = {
        **_named(row),
        "is_unborn": "no",
        "sex": row.text("sex"),
        "address": row.text("address")[:ADDRESS],
        "relation": f"named as {row.text('role').lower()}" if row.text("role") else "",
    }
    return {name: value for name, value in said.items() if value}


def _adult(row: NoticeRow) -> dict[str, object]:
    role = row.text("role").casefold()
    relation = next((meant for word, meant in RELATION_OF_ROLE if word in role), "")
    address = row.text("address")[:ADDRESS]
    said = {**_named(row), "relation": relation, "address": address, "phone": row.text("phone")[:30]}
    return {name: value for name, value in said.items() if value}


def _named(row: NoticeRow) -> dict[str, object]:
    return {
        "given_name": row.text("given_name")[:NAME],
        "family_name": row.text("family_name")[:NAME],
        "born_on": row.born_on.isoformat() if row.born_on else "",
        "postcode": row.text("postcode"),
    }
