"""The whole story: narrowed by agency, kind, significance and period, and saying so when nothing fits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.fixtures import SignIn
from tests.web.people.conftest import Family

NARROWED = """
    -                       | Police notice  | yes
    kind=police-notice      | Police notice  | yes
    kind=school-place       | Police notice  | no
    weight=significant      | Police notice  | yes
    since=3/11/2026         | Heard shouting | no
    until=2/11/2026         | Heard shouting | yes
    until=1/11/2026         | Heard shouting | yes
    until=31/10/2026        | Heard shouting | no
    kind=police-notice&agency=police&weight=significant&since=1/11/2026&until=1/11/2026 | Heard shouting | yes
    kind=police-notice&agency=health                                                    | Heard shouting | no
    since=rubbish           | Heard shouting | yes
"""


@pytest.mark.parametrize("case", [line.strip() for line in NARROWED.strip().splitlines()])
def test_the_story_is_narrowed(case: str, sign_in: SignIn, family: Family, opens: Callable[[Client, str], str]) -> None:
    query, words, shows = (part.strip() for part in case.split("|"))
    worker = sign_in("screening-social-worker")
    address = f"/people/{family.kayleigh}/story"
    opens(worker, address)
    page = worker.get(f"{address}?{'' if query == '-' else query}").content.decode()
    story = page[page.index("<h1") :].replace('">Police notice</option>', "").replace("selected>Police notice", "")
    assert (words in story.split('class="os-timeline"')[-1]) == (shows == "yes")


def test_when_nothing_fits_it_is_said(sign_in: SignIn, family: Family, opens: Callable[[Client, str], str]) -> None:
    worker = sign_in("screening-social-worker")
    address = f"/people/{family.kayleigh}/story"
    opens(worker, address)
    assert "Nothing fits" in worker.get(f"{address}?kind=death").content.decode()


def test_what_is_no_day_is_said_at_its_box_and_narrows_nothing(
    sign_in: SignIn, family: Family, opens: Callable[[Client, str], str]
) -> None:
    worker = sign_in("screening-social-worker")
    address = f"/people/{family.kayleigh}/story"
    opens(worker, address)
    answer = worker.get(f"{address}?since=rubbish")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'href="#since"' in page
    assert 'value="rubbish"' in page
    assert "Take away" not in page
