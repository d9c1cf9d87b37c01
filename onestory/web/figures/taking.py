"""Figures in a file: a spreadsheet or plain values, with small numbers kept back."""

from collections.abc import Iterable, Iterator

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from onestory.grammar.indicators import Measure
from onestory.grammar.refusals import NotFound
from onestory.performance.actions.take_figures import take_figures
from onestory.performance.queries.cards import Leaving
from onestory.web.figures.asking import day_asked
from onestory.web.figures.files import KINDS, file_of
from onestory.web.request import Asked

HEAD = (
    "Code",
    "Figure",
    "Quarter",
    "Broken down by",
    "Part",
    "Counted",
    "Out of",
    "Value",
    "Unit",
    "Definition",
    "Source",
)
KEPT_BACK = "[kept back]"
NOTE = "Counts of 7 or fewer are kept back, with shares that would tell one; others are rounded to the nearest 5."
NUMBERS = (5, 6, 7)


@require_safe
def take(request: Asked, file: str) -> HttpResponse:
    """The last eight whole quarters of every figure."""
    if file not in KINDS:
        raise NotFound("Figures are given as csv or as xlsx.")
    as_of = day_asked(request)
    lines = list(lines_of(take_figures(actor=request.actor, as_of=as_of, form=file, now=request.now)))
    name = f"figures-{request.actor.council_code}-{as_of}"
    return file_of(name, file, note=NOTE, head=HEAD, lines=lines, numbers=NUMBERS)


def lines_of(found: Iterable[Leaving]) -> Iterator[list[str]]:
    """One line a figure, quarter and part; every cell is words."""
    for each in found:
        indicator, point = each.indicator, each.point
        share = indicator.measure is Measure.PER_CENT
        yield [
            indicator.code,
            indicator.title,
            point.window.says,
            each.split.title if each.split else "",
            each.part,
            _count(point.numerator) if share else "",
            _count(point.denominator),
            KEPT_BACK if point.value is None else f"{point.value:.1f}",
            indicator.measure.value,
            f"{indicator.counts} {indicator.out_of}".strip(),
            indicator.source,
        ]


def _count(count: float | None) -> str:
    return KEPT_BACK if count is None else f"{count:.0f}"
