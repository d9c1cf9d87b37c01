"""The network's page: picture and tables say the same; a period; recording, with nothing lost; taking back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from onestory.people.queries import candidates
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.web.fixtures import SignIn
from tests.web.people.conftest import NOW, Family
from tests.web.world import World

Opens = Callable[[Client, str], str]

DATA = re.compile(r'<script id="network-picture" type="application/json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def worker(sign_in: SignIn) -> Client:
    """A screening social worker."""
    return sign_in("screening-social-worker")


@pytest.fixture
def hers(family: Family, worker: Client, opens: Opens) -> str:
    """The address of Kayleigh's network, opened with a reason."""
    opens(worker, f"/people/{family.kayleigh}/network")
    return f"/people/{family.kayleigh}/network"


def given(**changed: object) -> dict[str, object]:
    said = {
        "kind": "poses-risk-to", "sureness": "likely", "said_by": "Her teacher", "why": "She hides when he comes.",
        "since": "1/5/2026", "contested_by": "Jason Brown says he was abroad",
    }  # fmt: skip
    return said | changed


@pytest.fixture
def jason(world: World, family: Family) -> str:
    """What somebody copies from the top of their browser while Jason's page is open."""
    found = candidates(viewer=world.actor("screening-social-worker", now=NOW), now=NOW, words="jason brown")
    stand(NOBODY)
    return f"https://hub.example/people/{found[0].person}/story"


def seen(worker: Client, address: str) -> str:
    return unescape(worker.get(address).content.decode())


def test_the_picture_and_the_tables_say_the_same(worker: Client, hers: str) -> None:
    page = seen(worker, f"{hers}?since=1/1/2000")
    found = DATA.search(page)
    assert found
    picture = json.loads(found[1])
    table = page[page.index("Who is what to whom") :]
    assert len(picture["joins"]) > 3
    for point in picture["points"]:
        assert point["label"].split(", ")[0] in table, point
    assert table.count("<tr") > len([join for join in picture["joins"] if join["kind"] in ("family", "home", "work")])


def test_a_period_without_anything_says_so_and_lets_one_choose_again(worker: Client, hers: str) -> None:
    assert "Police notice, 1 November 2026" in seen(worker, f"{hers}?since=1/11/2026")
    assert "Police notice, 1 November 2026" not in seen(worker, f"{hers}?since=2/11/2026")


def test_a_last_day_before_the_first_is_said_at_its_box(worker: Client, hers: str) -> None:
    answer = worker.get(f"{hers}?since=2/11/2026&until=1/11/2026")
    page = answer.content.decode()
    assert (answer.status_code, 'href="#until"' in page) == (400, True)


def read_first(worker: Client, address: str) -> str:
    """What stands in the red frame at the head of a page."""
    return seen(worker, address).split("Read this first")[-1].split("</section>")[0]


def test_a_risk_that_is_recorded_is_read_first_on_every_part_of_both_records(
    worker: Client, hers: str, jason: str, opens: Opens
) -> None:
    child = hers.removesuffix("/network")
    assert "poses a risk" not in read_first(worker, child)
    worker.post(f"{hers}/record", given(elsewhere=jason))
    for part in ("", "/story", "/family", "/network"):
        first = read_first(worker, child + part)
        assert "Jason Brown poses a risk to Kayleigh Anne Oneil (likely). Contested: Jason Brown says" in first
        assert "told by Her teacher" in first
    his = "/people/" + jason.split("/people/")[1].split("/", maxsplit=1)[0]
    opens(worker, his)
    assert "poses a risk to Kayleigh" in read_first(worker, his)


def test_a_risk_that_is_over_or_taken_back_warns_nobody(worker: Client, hers: str, jason: str) -> None:
    child = hers.removesuffix("/network")
    worker.post(f"{hers}/record", given(elsewhere=jason, until="1/6/2026"))
    assert "poses a risk" not in read_first(worker, child)
    worker.post(f"{hers}/record", given(elsewhere=jason))
    assert "poses a risk" in read_first(worker, child)
    backs = re.findall(r'href="(/people/[^"]+/take-back)"', worker.get(hers).content.decode())
    for back in dict.fromkeys(backs):
        worker.post(back, {"why": "It was another man."})
    assert "poses a risk" not in read_first(worker, child)


def test_a_risk_that_is_recorded_stands_first_with_who_said_so_and_who_contests_it(
    worker: Client, hers: str, jason: str
) -> None:
    answer = worker.post(f"{hers}/record", given(elsewhere=jason), follow=True)
    page = unescape(answer.content.decode())
    first = page[page.index("Who is what to whom") :].split("</tr>")[1]
    assert "Jason Brown" in first
    assert "poses a risk to Kayleigh Anne Oneil" in first
    assert "since 1 May 2026" in first
    assert "told by Her teacher" in first
    assert "Contested: Jason Brown says he was abroad" in first


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"elsewhere": "", "other": ""}, "other"), ({"kind": ""}, "kind"), ({"sureness": ""}, "sureness"),
        ({"said_by": ""}, "said_by"), ({"why": ""}, "why"), ({"since": "31/2/2026"}, "since"),
        ({"until": "1/1/2020"}, "until"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_question_and_nothing_typed_is_lost(
    worker: Client, hers: str, jason: str, wrong: dict[str, str], field: str
) -> None:
    answer = worker.post(f"{hers}/record", given(elsewhere=jason) | wrong)
    page = unescape(answer.content.decode())
    assert answer.status_code == 400
    assert f'href="#{field}"' in page
    assert "Jason Brown says he was abroad" in page


def test_what_was_recorded_is_taken_back_with_a_reason(worker: Client, hers: str, jason: str) -> None:
    page = worker.post(f"{hers}/record", given(elsewhere=jason), follow=True).content.decode()
    [back] = set(re.findall(r'href="(/people/[^"]+/take-back)"', page))
    assert worker.post(back, {"why": " "}).status_code == 400
    after = worker.post(back, {"why": "It was another man."}, follow=True).content.decode()
    assert "poses a risk to Kayleigh Anne Oneil" not in unescape(after).split("Who is what to whom")[-1]
    again = worker.post(back, {"why": "He was abroad."})
    page = unescape(again.content.decode())
    assert again.status_code == 409
    assert "It was another man." in page
    assert "He was abroad." in page
    assert worker.get(back.replace("/take-back", "9/take-back")).status_code == 404


def test_two_who_say_it_anew_each_read_the_other_and_neither_is_lost(
    worker: Client, sign_in: SignIn, hers: str, jason: str, opens: Opens
) -> None:
    worker.post(f"{hers}/record", given(elsewhere=jason))
    [anew] = set(re.findall(r'href="(/people/[^"]+/correct)"', worker.get(hers).content.decode()))
    manager = sign_in("hub-manager")
    opens(manager, hers)
    for client in (worker, manager):
        form = seen(client, anew)
        assert "She hides when he comes.</textarea>" in form
        assert "What is Jason Brown to Kayleigh Anne Oneil?" in form
    assert worker.post(anew, given(why="He waited at the gate.")).status_code == 302
    crossed = manager.post(anew, given(why="He rang her twice.", sureness="established"))
    page = unescape(crossed.content.decode())
    assert crossed.status_code == 409
    assert "Somebody has changed this relationship since you opened it" in page
    assert "<p>He waited at the gate.</p>" in page
    assert "He rang her twice.</textarea>" in page
    [on] = re.findall(r'action="(/people/[^"]+/correct)"', page)
    assert manager.post(on, given(why="He rang her twice.", sureness="established")).status_code == 302
    assert "He rang her twice." in seen(worker, hers)
    assert "He waited at the gate." in seen(worker, on)


@pytest.mark.parametrize(("wrong", "field"), [({"why": ""}, "why"), ({"since": "31/2/2026"}, "since")], ids=str)
def test_what_is_wrong_when_it_is_said_anew_is_said_at_its_question(
    worker: Client, hers: str, jason: str, wrong: dict[str, str], field: str
) -> None:
    worker.post(f"{hers}/record", given(elsewhere=jason))
    [anew] = set(re.findall(r'href="(/people/[^"]+/correct)"', worker.get(hers).content.decode()))
    answer = worker.post(anew, given() | wrong)
    page = unescape(answer.content.decode())
    assert (answer.status_code, f'href="#{field}"' in page) == (400, True)
    assert 'value="Jason Brown says he was abroad"' in page


def test_kin_that_a_worker_recorded_stands_in_the_genogram_and_its_table(worker: Client, hers: str, jason: str) -> None:
    family = hers.replace("/network", "/family")
    assert "stepfather" not in seen(worker, family)
    worker.post(f"{hers}/record", given(elsewhere=jason, kind="step-parent"))
    page = seen(worker, family)
    picture, table = page.split("</svg>")
    assert ">Jason</text>" in picture
    assert "os-genogram__line--step-parent" in picture
    assert ">contested</text>" in picture
    row = next(row for row in table.split("<tr") if "stepfather of Kayleigh Anne Oneil" in row)
    for words in ("Jason Brown", "since 1 May 2026", "told by Her teacher", "(likely)", "Contested: Jason Brown says"):
        assert words in row


def test_somebody_who_may_not_write_sees_the_network_and_no_form(sign_in: SignIn, family: Family, opens: Opens) -> None:
    reader = sign_in("reviewing-officer")
    page = opens(reader, f"/people/{family.kayleigh}/network")
    assert "Record a relationship" not in page
    assert reader.get(f"/people/{family.kayleigh}/network/record").status_code == 403
