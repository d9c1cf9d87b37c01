"""What stands at the head of every page about one person: who this is, and what must be read first."""

from collections.abc import Sequence

from onestory.people.rules.page import PersonHead, Warned
from onestory.story.queries.told_first import told_first
from onestory.web.people.faces import badges_of, other_names_of, sources_of_name, strip_of, warnings_of
from onestory.web.people.saying import sex_in_words
from onestory.web.request import Asked, today_of

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


def heading_of(
    request: Asked, head: PersonHead, *, at: str, risks: Sequence[Warned] | None = None
) -> dict[str, object]:
    """Values for `people/_who.jinja`, and the parts of the record with the one that is open.

    `risks` are those that workers recorded, where the page has read them already.
    """
    first = told_first(head, viewer=request.actor, today=today_of(request)) if risks is None else None
    return {
        "page": head,
        "strip": strip_of(head),
        "named": sources_of_name(head),
        "badges": badges_of(head),
        "other_names": other_names_of(head),
        "reach": first.reach if first else None,
        "warnings": warnings_of(head, first.risks if first else risks or ()),
        "sex": sex_in_words(head.sex),
        "parts": [{"text": text, "name": name, "is_here": name == at} for name, text in PARTS],
    }
