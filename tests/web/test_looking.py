"""What looks at every page finds what it is there to find: each fault is seen on a page made to have it."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.web.browsing import browsing
from tests.web.looking import (
    drawn_though_hidden,
    faults_at_twice_the_size,
    faults_by_keyboard,
    faults_in_forced_colours,
    faults_in_large_text,
    letters_too_small,
)
from tests.web.plain import dead_without_scripts

BAD = """
<!doctype html><html lang="en"><head><title>Bad</title><style>
  .sunk { forced-color-adjust: none; color: #767676; background: #6f6f6f; }
  .bare { border: 0; }
  .ink { stroke: #0b0c0c; }
  .short { width: 60px; height: 20px; overflow: hidden; white-space: nowrap; }
  .pane { width: 100px; height: 40px; overflow: auto; white-space: pre; }
  .dim:focus { outline: none; }
  .wide { width: 900px; }
  .shown { display: block; }
  .box { border: 1px solid; width: 6rem; }
  .thin { width: 6rem; overflow-wrap: anywhere; }
</style></head><body>
<a class="govuk-skip-link" href="#main-content">Skip</a>
<main id="main-content">
  <p class="sunk">Sunk words</p>
  <form action="/"><button class="bare">Bare</button></form>
  <svg width="20" height="20"><line class="ink" x1="0" x2="20" y1="5" y2="5"></line></svg>
  <svg width="20" height="20" viewBox="0 0 40 40"><text y="10" font-size="10">Tiny</text></svg>
  <strong class="os-badge"></strong>
  <p class="short">Words that are far too long for it</p>
  <div class="pane" tabindex="0">A line that is too long for its pane<br>and<br>another<br>and another</div>
  <a class="dim" href="/">Dim</a>
  <button id="trap">Trap</button><button>Never come to</button>
  <div class="wide">Wide</div>
  <button class="shown" hidden>For a script</button>
  <p class="box">Wolverhampton</p><p class="thin">Wolverhampton</p>
</main>
<script>trap.addEventListener("keydown", (event) => event.key === "Tab" && event.preventDefault());</script>
</body></html>
"""


def test_each_fault_of_a_bad_page_is_found(browser: Browser) -> None:
    with browsing(browser, "http://localhost") as (page, _):
        page.set_content(BAD)
        lost = faults_in_forced_colours(page)
        for what in (
            'light: faint: <p class="sunk"',
            'dark: no edge: <button class="bare"',
            "dark: lost line",
            "colour alone",
        ):
            assert any(fault.startswith(what) or what in fault for fault in lost), what
        walked = faults_by_keyboard(page)
        for what in ("Tab never comes to: <button>Never", 'focus is not seen on: <a class="dim"', "does not skip"):
            assert any(what in fault for fault in walked), what
        large = faults_at_twice_the_size(page)
        assert letters_too_small(page) == ['tiny, 5.0: <text y="10" font-size="10">Tiny</text>']
        text = faults_in_large_text(page)
        for what in ('sticks out: <p class="box"', 'broken: Wolverhampton in <p class="thin"', "slips sideways"):
            assert any(what in fault for fault in text), what
        assert drawn_though_hidden(page) == ['hidden, and drawn: <button class="shown" hidden="">For a script</button>']
        for what in ('cut off: <p class="short"', 'scrolls both ways: <div class="pane"', "slips sideways"):
            assert any(what in fault for fault in large), what


def test_what_needs_a_script_is_found() -> None:
    page = """<html><body><button type="button">Dead</button><form action="/nowhere-at-all"><input name="a"></form>
    <a href="#gone">Gone</a><a href="/not/an/address">Away</a><p hidden>Words</p></body></html>"""
    found = dead_without_scripts(page)
    said = ["does nothing", "cannot be sent", "is sent nowhere", "leads nowhere", "leads nowhere", "is never seen"]
    assert [fault.split(":")[0] for fault in found] == said


def test_a_page_that_needs_none_is_in_order() -> None:
    page = """<html><body><a href="#here">Here</a><form method="post" action="/refer" id="one"><input name="a"></form>
    <button form="one">Send</button><button type="button" data-print hidden>Print</button><p id="here">Words</p>
    </body></html>"""
    assert dead_without_scripts(page) == []
