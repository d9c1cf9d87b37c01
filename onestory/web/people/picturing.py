"""A network as pages show it: the picture's own data, and the tables that say everything in it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from onestory.people.rules.network import Join, JoinKind, Network, Point, PointKind, point_of
from onestory.web.jinja import address
from onestory.web.presenters.dates import day

UNSAID = "Not said"
Cell = dict[str, object]


def picture_in_data(network: Network) -> dict[str, list[dict[str, object]]]:
    """What the script draws from: the same points and joins as the tables."""
    labels = network.labels()
    return {
        "points": [
            {"id": point.id, "kind": point.kind.value, "label": label_of_point(point), "isCentre": point.is_centre}
            for point in network.points
        ],
        "joins": [
            {
                "one": join.one,
                "other": join.other,
                "kind": join.kind.value,
                "label": "Risk, contested" if join.contested else "Risk",
                "says": sentence_of(join, labels),
                "isContested": bool(join.contested),
            }
            for join in network.joins
        ],
    }


def label_of_point(point: Point) -> str:
    """What stands under a point: a happening with its day."""
    return f"{point.label}, {day(point.on)}" if point.on else point.label


def sentence_of(join: Join, labels: Mapping[str, str]) -> str:
    """One join as somebody who cannot see the picture hears it."""
    is_of_people = join.kind in (JoinKind.FAMILY, JoinKind.RISK)
    to_what = "" if is_of_people else f" {labels[join.other]}"
    says = f"{labels[join.one]}: {join.words}{to_what}"
    when = period_in_words(join)
    sources = ", ".join(dict.fromkeys(each.source for each in join.said))
    said = [says, when if when != UNSAID else "", sources, "contested" if join.contested else ""]
    return "; ".join(part for part in said if part) + "."


def ties_in_rows(network: Network, *, may_change: bool, who: UUID) -> list[list[Cell]]:
    """Who stands to whom as what; who is a risk to whom comes first."""
    labels = network.labels()
    rows: list[list[Cell]] = []
    for join in network.of(JoinKind.RISK, JoinKind.FAMILY):
        row: list[Cell] = [
            {"text": labels[join.one]},
            {"text": join.words},
            {"text": period_in_words(join)},
            {"text": whence(join)},
            {"text": f"Contested: {join.contested}" if join.contested else "Nobody contests it"},
        ]
        if may_change:
            is_hers = point_of(who) in (join.one, join.other)
            row.append({"html": _ways_to_change(join, labels, who)} if join.told and is_hers else {"text": ""})
        rows.append(row)
    return rows


def _ways_to_change(join: Join, labels: Mapping[str, str], who: UUID) -> SafeString:
    """To say it anew, and to take it back: from the record of either of the two."""
    ways = (("Say anew", "person-tie-correct"), ("Take back", "person-tie-back"))
    about = f"{labels[join.one]} {join.words}"
    link = '<div><a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a></div>'
    return format_html_join("", link, ((address(name, who, join.told), words, about) for words, name in ways))


def homes_in_rows(network: Network) -> list[list[Cell]]:
    """Who lives or lived where."""
    labels = network.labels()
    return [
        [
            {"text": labels[join.one]},
            {"text": f"{join.words} {labels[join.other]}"},
            {"text": period_in_words(join)},
            {"text": whence(join)},
        ]
        for join in network.of(JoinKind.HOME)
    ]


def work_in_rows(network: Network) -> list[list[Cell]]:
    """Who works with whom, and for which agency."""
    labels = network.labels()
    return [
        [
            {"text": labels[join.one]},
            {"text": labels[join.other]},
            {"text": join.words},
            {"text": period_in_words(join)},
            {"text": whence(join)},
        ]
        for join in network.of(JoinKind.WORK)
    ]


def happened_in_rows(network: Network) -> list[list[Cell]]:
    """What happened, who was named in it, which agency told."""
    labels = network.labels()
    named: dict[str, list[str]] = {}
    told: dict[str, str] = {}
    agencies = {join.other: labels[join.one] for join in network.of(JoinKind.TOLD)}
    for join in network.of(JoinKind.NAMED):
        named.setdefault(join.other, []).append(labels[join.one])
        told.setdefault(join.other, whence(join))
    return [
        [
            {"text": day(point.on), "sort_by": point.on.isoformat() if point.on else ""},
            {"text": point.label},
            {"text": ", ".join(named.get(point.id, []))},
            {"text": point.says},
            {"text": ". ".join(part for part in (agencies.get(point.id, ""), told.get(point.id, "")) if part)},
        ]
        for point in network.points
        if point.kind is PointKind.HAPPENING
    ]


def period_in_words(join: Join) -> str:
    """From when until when, as far as anybody says."""
    if join.since and join.until:
        return f"{day(join.since)} to {day(join.until)}"
    if join.until:
        return f"until {day(join.until)}"
    return f"since {day(join.since)}" if join.since else UNSAID


def whence(join: Join) -> str:
    """Who says so, on which day, how it is known, and why it was recorded."""
    said = "; ".join(f"{each.source}, {_on(each.as_of)} ({each.known})" for each in join.said)
    return f"{said}. {join.says}" if join.says else said


def _on(as_of: date | None) -> str:
    return str(day(as_of)) if as_of else "date not given"
