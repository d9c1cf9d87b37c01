"""A page as those see it who enlarge it, who paint it in colours of their own, or who have no mouse."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, ViewportSize

from tests.web.browsing import DESK, pixels_sideways

LOOKING = Path(__file__).with_name("looking.js").read_text(encoding="utf-8")
HALF: ViewportSize = {"width": DESK["width"] // 2, "height": DESK["height"] // 2}
"""What is left of a desk's window at 200%."""
TABS_AT_ONCE = 20
MOST_TABS = 600


def faults_at_twice_the_size(page: Page) -> list[str]:
    """Words cut off, boxes that scroll both ways, and a page that slips sideways, at 200%."""
    page.set_viewport_size(HALF)
    sideways = pixels_sideways(page)
    return [*_looked(page, "cutOff"), *([f"slips sideways by {sideways}"] if sideways > 0 else [])]


def faults_in_large_text(page: Page) -> list[str]:
    """What twice as large letters do to a page whose window stays as it is: words cut off, sticking out or broken."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    sideways = pixels_sideways(page)
    found = [*_looked(page, "cutOff"), *_looked(page, "broken")]
    page.evaluate("document.documentElement.style.fontSize = ''")
    return [*found, *([f"slips sideways by {sideways}"] if sideways > 0 else [])]


def drawn_though_hidden(page: Page) -> list[str]:
    """What the page hides until a script has a use for it, and the stylesheet shows."""
    return _looked(page, "unhidden")


def letters_too_small(page: Page) -> list[str]:
    """Words of pictures that a narrow window makes too small to read."""
    return _looked(page, "tiny")


def faults_of_errors(page: Page) -> list[str]:
    """What somebody who made a mistake would not be told: that there is one, where, and at its box."""
    return _looked(page, "untied")


def faults_in_forced_colours(page: Page) -> list[str]:
    """Words, controls, marks and lines that are lost where a reader's colours stand in for ours, light and dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(forced_colors="active", color_scheme=scheme)
        found += [f"{scheme}: {fault}" for fault in _looked(page, "unseen")]
    page.emulate_media(forced_colors="none", color_scheme="light")
    return found


def faults_by_keyboard(page: Page) -> list[str]:
    """What Tab never comes to, does not show, or finds covered; a skip link that is not first or does not skip."""
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.className")
    pressed, most = 1, min(2 * int(page.evaluate(f"{LOOKING}; looking.begin()")), MOST_TABS)
    while (found := list(page.evaluate("looking.ended()"))) and pressed < most:
        for _ in range(TABS_AT_ONCE):
            page.keyboard.down("Tab")
        page.keyboard.up("Tab")
        pressed += TABS_AT_ONCE
    page.evaluate("document.querySelector('.govuk-skip-link').focus()")
    page.keyboard.press("Enter")
    if first != "govuk-skip-link":
        found.append(f"begins at {first}")
    if page.evaluate("document.activeElement.id") != "main-content":
        found.append("the skip link does not skip")
    return found


def _looked(page: Page, how: str) -> list[str]:
    return list(page.evaluate(f"{LOOKING}; looking.{how}()"))
