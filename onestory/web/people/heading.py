"""What stands at the head of every page about one person: who this is, and what must be read first."""

from onestory.people.rules.page import PersonHead
from onestory.web.people.faces import badges_of, other_names_of, strip_of, warnings_of
from onestory.web.people.saying import sex_in_words

PARTS = (
    ("person", "Overview"),
    ("person-story", "Story"),
    ("person-beside", "Side by side"),
    ("person-network", "Family"),
    ("person-ties", "Network"),
    ("person-documents", "Documents"),
    ("person-search", "Search"),
    ("person-versions", "For a court"),
)


def heading_of(head: PersonHead, *, at: str) -> dict[str, object]:
    """Values for `people/_who.jinja`, and the parts of the record with the one that is open."""
    return {
        "page": head,
        "strip": strip_of(head),
        "badges": badges_of(head),
        "other_names": other_names_of(head),
        "warnings": warnings_of(head),
        "sex": sex_in_words(head.sex),
        "parts": [{"text": text, "name": name, "is_here": name == at} for name, text in PARTS],
    }
