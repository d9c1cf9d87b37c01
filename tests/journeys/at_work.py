"""Somebody before a browser, and what they do there, in the words of the floor."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FloatRect, Page, ViewportSize, expect

from tests.web.browsing import DESK, accessibility_faults, pixels_sideways

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
WIDTHS = (("", 1280), ("-phone", 390))
A_SCREEN = 1100
TALLEST = 1900
"""A picture of a longer page stops here: it is to be looked at, not scrolled."""


@dataclass
class AtWork:
    """One person's browser. Each page they come to is checked for accessibility before they go on."""

    page: Page
    faults: list[str]
    has_scripts: bool = True

    def opens(self, address: str) -> None:
        """Type an address."""
        self.page.goto(address)
        self.finds_the_page_in_order()

    def presses(self, words: str) -> None:
        """Press a button, or follow a link that looks like one."""
        button = self.page.get_by_role("button", name=words, exact=True).locator("visible=true")
        target = button if button.count() else self.page.get_by_role("link", name=words, exact=True)
        target.first.click()
        self.page.wait_for_load_state()
        self.finds_the_page_in_order()

    def follows(self, words: str) -> None:
        """Follow a link."""
        self.page.get_by_role("link", name=words).first.click()
        self.page.wait_for_load_state()
        self.finds_the_page_in_order()

    def says(self, question: str, words: str) -> None:
        """Write an answer."""
        self.page.get_by_label(question, exact=True).fill(words)

    def picks(self, answer: str, of: str = "") -> None:
        """Choose an answer from those offered, of one question where several offer it."""
        within = self.page.get_by_role("group", name=of) if of else self.page
        within.get_by_label(answer, exact=True).check()

    def picks_what_begins(self, words: str, of: str) -> None:
        """Choose an answer whose whole words a council may set for itself."""
        self.page.get_by_role("group", name=of).get_by_label(re.compile(f"^\\s*{re.escape(words)}")).check()

    def chooses(self, question: str, answer: str) -> None:
        """Choose an answer from a list that opens."""
        self.page.get_by_label(question, exact=True).select_option(label=answer)

    def dates(self, question: str, day: int, month: int, year: int) -> None:
        """Write a date in its three boxes."""
        group = self.page.get_by_role("group", name=question)
        for box, number in (("Day", day), ("Month", month), ("Year", year)):
            group.get_by_label(box, exact=True).fill(str(number))

    def reads(self, words: str) -> None:
        """See these words on the page."""
        expect(self.page.locator("body")).to_contain_text(words)

    def reads_not(self, words: str) -> None:
        """Not see these words."""
        expect(self.page.locator("body")).not_to_contain_text(words)

    def is_at(self, heading: str) -> None:
        """Have come to the page with this heading."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def is_refused(self, address: str, words: str) -> None:
        """Be told no, in a sentence, with an answer that says so to the browser too."""
        answer = self.page.goto(address)
        assert answer is not None and answer.status in (403, 404), address
        self.reads(words)
        self.finds_the_page_in_order()
        self.was_told_no()

    def was_told_no(self) -> None:
        """The browser complained of the refusal that was meant, and of nothing else."""
        assert self.faults, self.page.url
        assert all("status of 40" in fault for fault in self.faults), self.faults
        self.faults.clear()

    def finds_the_page_in_order(self) -> None:
        """Nothing that axe knows of is wrong with it (axe needs scripts), and it does not slip sideways."""
        if self.has_scripts:
            assert accessibility_faults(self.page) == [], self.page.url
        assert pixels_sideways(self.page) <= 0, self.page.url

    def keeps_a_picture(self, name: str, *, first_screen: bool = False) -> None:
        """Keep a picture for the docs, at a desk and on a phone, when somebody has asked for pictures."""
        if os.environ.get("ONESTORY_PICTURES") != "1" or not self.has_scripts:
            return
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.evaluate("document.activeElement.blur()")
        tall = A_SCREEN if first_screen else TALLEST
        for suffix, width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": A_SCREEN})
            height = self.page.evaluate("document.documentElement.scrollHeight")
            clip = FloatRect(x=0, y=0, width=width, height=min(height, tall))
            self.page.screenshot(path=str(PICTURES / f"{name}{suffix}.png"), full_page=True, clip=clip)
        self.page.set_viewport_size(ViewportSize(width=DESK["width"], height=DESK["height"]))
