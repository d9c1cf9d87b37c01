"""A code by e-mail: once, soon, in the browser that asked, never without the second step, and nobody is given away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.account import app_settings
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from onestory.audit.queries import sights
from onestory.audit.rules.wanted import Wanted
from onestory.jobs import rounds
from onestory.jobs.senders import ByMail
from onestory.letters.declared.sign_in_letters import CODE_TO_SIGN_IN, NEW_PASSWORD
from onestory.letters.models import SignInLetter
from onestory.letters.rules.posting import Outgoing
from onestory.letters.rules.sending import NotSent
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.mail_sink import Sink, a_sink
from tests.web.signin.test_signing_in import code_of_the_moment, the_worker_notes_them
from tests.web.world import HERE, THERE, World

NOW = datetime.now(UTC)  # noqa: TID251  codes and sessions read the real clock
ASK, CONFIRM, SECOND = "/account/login/code/", "/account/login/code/confirm/", "/account/2fa/authenticate/"
NORA, NOBODYS = "nora@example.org", "zora@example.org"


@pytest.fixture(autouse=True)
def sink(db: None, settings: Settings) -> Iterator[Sink]:
    """A real mail server; rates and used codes are kept in the cache."""
    cache.clear()
    with a_sink(settings) as kept:
        yield kept


@pytest.fixture
def nora(world: World) -> str:
    """A professional with no password at all, and an authenticator app."""
    world.hire("nora", role="referrer", now=NOW)
    return "nora"


def asked(client: Client, address: str = NORA, **query: str) -> str:
    """Ask for a code: where it leads."""
    return str(client.post(ASK, {"email": address, **query}).headers.get("Location"))


def posted(sender: Any = None, after: timedelta = timedelta()) -> int:
    """A round of the clock, now or so long after."""
    stand(NOBODY)
    now = datetime.now(UTC)  # noqa: TID251
    return rounds.post(now=now + after, sender=sender or ByMail(), hub="")


def code_in(sink: Sink) -> str:
    """The code in the last letter."""
    found = re.search(r"Your code to sign in: (\S+)", sink.words())
    assert found
    return found[1]


def seen(world: World, council: str = HERE) -> list[tuple[str, str]]:
    """What the council's reviewer of access sees of it."""
    rows = sights(Wanted(), viewer=world.keeper(council))
    return sorted((row.act, row.username) for row in rows if "sign-in" in row.act or "password" in row.act)


def test_the_code_and_the_second_step_open_the_door_to_where_one_was_going(nora: str, sink: Sink, world: World) -> None:
    client = Client()
    assert asked(client, next="/my-referrals").startswith(CONFIRM)
    assert posted() == 1
    assert client.post(CONFIRM, {"code": code_in(sink), "next": "/my-referrals"})["Location"] == SECOND
    assert client.get("/my-referrals").status_code == 302
    assert client.post(SECOND, {"code": code_of_the_moment()})["Location"] == "/my-referrals"
    assert client.get("/my-referrals").status_code == 200
    assert seen(world) == [("sign-in", nora), ("sign-in-code-asked", nora)]
    assert seen(world, THERE) == []


def test_the_letter_says_nothing_of_anybody_and_nothing_stays_of_it(nora: str, sink: Sink, world: World) -> None:
    asked(Client())
    posted()
    words = sink.words()
    for word in ("nora", "Nora", "Middlesbrough", "referrer", "example.org"):
        assert word not in words, word
    assert f"within {CODE_TO_SIGN_IN.good_for_minutes} minutes" in words
    world.keeper()
    assert not SignInLetter.objects.exists()


def test_the_session_holds_no_code_that_would_open_anything(nora: str, sink: Sink) -> None:
    """Whoever reads the database in its ten minutes has neither the code nor what is typed instead of it."""
    client = Client()
    asked(client)
    kept = client.session["account_login"]["state"]["stages"]["login_by_code"]["data"]["code"]
    posted()
    code = code_in(sink)
    assert len(kept) == 64
    assert code.replace("-", "").casefold() not in str(dict(client.session)).replace("-", "").casefold()
    assert "There is a problem" in client.post(CONFIRM, {"code": kept}).content.decode()
    assert client.post(CONFIRM, {"code": code.lower().replace("-", " ")})["Location"] == SECOND


def test_a_code_opens_nothing_in_another_browser(nora: str, sink: Sink) -> None:
    asked(Client())
    posted()
    other = Client()
    assert other.post(CONFIRM, {"code": code_in(sink)})["Location"] == ASK
    asked(other, NOBODYS)
    assert "There is a problem" in other.post(CONFIRM, {"code": code_in(sink)}).content.decode()


def test_a_code_opens_once(nora: str, sink: Sink) -> None:
    client = Client()
    asked(client)
    posted()
    client.post(CONFIRM, {"code": code_in(sink)})
    assert client.get(CONFIRM)["Location"] == ASK
    assert client.post(CONFIRM, {"code": code_in(sink)})["Location"] == ASK


def test_the_link_fills_in_the_code_and_opens_nothing_by_itself(nora: str, sink: Sink) -> None:
    client = Client()
    asked(client)
    posted()
    link = re.search(r"http://testserver(\S+)", sink.words())
    assert link
    assert f'value="{code_in(sink)}"' in client.get(link[1]).content.decode()
    assert client.get(SECOND).status_code == 302
    assert client.post(CONFIRM, {"code": code_in(sink)})["Location"] == SECOND


def test_the_letters_and_the_settings_say_the_same_times() -> None:
    assert CODE_TO_SIGN_IN.good_for_minutes * 60 == app_settings.LOGIN_BY_CODE_TIMEOUT
    assert NEW_PASSWORD.good_for_minutes * 60 == django_settings.PASSWORD_RESET_TIMEOUT


def test_a_code_is_too_old_after_ten_minutes(nora: str, sink: Sink) -> None:
    client = Client()
    asked(client)
    posted()
    session = client.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 601
    session.save()
    assert client.post(CONFIRM, {"code": code_in(sink)})["Location"] == ASK


def test_three_wrong_codes_end_it_and_the_reviewer_sees_them(nora: str, sink: Sink, world: World) -> None:
    client = Client()
    asked(client)
    posted()
    answers = [client.post(CONFIRM, {"code": "AAAA-BBBB"}).status_code for _ in range(3)]
    assert answers == [200, 200, 302]
    assert client.post(CONFIRM, {"code": code_in(sink)})["Location"] == ASK
    the_worker_notes_them()
    assert seen(world).count(("sign-in-failed", nora)) == 3


def test_nobodys_address_is_answered_in_the_same_words_and_gets_no_letter(nora: str, sink: Sink, world: World) -> None:
    pages = []
    for address in (NORA, NOBODYS):
        client = Client()
        assert asked(client, address) == CONFIRM
        page = client.get(CONFIRM).content.decode() + client.post(CONFIRM, {"code": "wrong"}).content.decode()
        pages.append(re.sub(r'name="csrfmiddlewaretoken" value="\w+"|\d\d:\d\d', "", page.replace(address, "")))
    assert pages[0] == pages[1]
    assert posted() == 1
    assert [envelope.rcpt_tos for envelope in sink.taken] == [[NORA]]
    assert ("sign-in-code-asked", "") in seen(world)
    assert ("sign-in-code-asked", "") in seen(world, THERE)


@pytest.mark.parametrize("step", ["ask", "look", "guess", "new password"])
def test_the_database_is_asked_as_much_for_nobodys_address_as_for_somebodys(nora: str, step: str) -> None:
    """After somebody has been here already: a first request fills tables that the next ones change."""
    asked_of: list[list[str]] = []
    asked(Client(), "first@example.org")
    Client().post("/account/password/reset/", {"email": "first@example.org"})
    for address in (NORA, NOBODYS):
        client = Client()
        if step in ("look", "guess"):
            asked(client, address)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            if step == "ask":
                asked(client, address)
            elif step == "look":
                client.get(CONFIRM)
            elif step == "guess":
                client.post(CONFIRM, {"code": "AAAA-BBBB"})
            else:
                client.post("/account/password/reset/", {"email": address})
        asked_of.append([query["sql"].split(" ", 1)[0] for query in captured.captured_queries])
    assert asked_of[0] == asked_of[1]


def test_asking_again_and_again_is_stopped_for_anybodys_address_alike(nora: str) -> None:
    for address in (NORA, NOBODYS):
        for _ in range(3):
            assert asked(Client(), address) == CONFIRM
        assert "too often" in Client().post(ASK, {"email": address}).content.decode()


def test_somebody_whose_code_does_not_come_asks_for_another(nora: str, sink: Sink) -> None:
    client = Client()
    asked(client)
    assert client.get(ASK)["Location"] == CONFIRM
    assert client.post("/account/logout/", {"next": ASK})["Location"] == ASK
    assert client.get(ASK).status_code == 200
    assert asked(client) == CONFIRM
    assert posted() == 2
    assert client.post(CONFIRM, {"code": code_in(sink)})["Location"] == SECOND


def test_a_mail_server_that_is_down_is_tried_again_and_given_up_when_the_code_is_stale(
    nora: str, sink: Sink, world: World
) -> None:
    class Down:
        def send(self, letter: Outgoing) -> None:
            raise NotSent("It did not take it.")

    asked(Client())
    assert posted(Down()) == 0
    assert posted() == 0
    assert posted(after=timedelta(minutes=5)) == 1
    asked(Client())
    assert posted(after=timedelta(minutes=10)) == 0
    assert len(sink.taken) == 1
    assert ("sign-in-code-not-sent", nora) in seen(world)


def test_a_newcomer_with_a_code_sets_up_the_second_step_before_anything_else(sink: Sink, world: World) -> None:
    client = Client()
    asked(client, "newcomer@example.org")
    posted()
    assert client.post(CONFIRM, {"code": code_in(sink)})["Location"] == "/"
    assert client.get("/my-referrals")["Location"] == "/account/2fa/totp/activate/"


def test_a_new_password_goes_by_the_same_way_and_names_nobody(nora: str, sink: Sink, world: World) -> None:
    Client().post("/account/password/reset/", {"email": NORA})
    assert posted() == 1
    words = sink.words()
    link = re.search(r"http://testserver(\S+)", words)
    assert link
    assert "nora" not in words
    client = Client()
    form = client.get(link[1], follow=True)
    assert "Choose a new password" in form.content.decode()
    assert seen(world) == [("new-password-asked", nora)]


def test_the_wall_lets_only_the_keeper_see_a_code_on_its_way(nora: str, world: World) -> None:
    asked(Client())
    with transaction.atomic():
        world.actor("administrator", now=NOW)
        assert not SignInLetter.objects.exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        world.actor("referrer", now=NOW)
        SignInLetter.objects.create(kind="sign-in-code", typed=NORA, queued_at=NOW, try_at=NOW)


def test_an_account_unused_for_five_weeks_is_shut_until_its_administrator_opens_it(
    nora: str, sink: Sink, world: World, sign_in: Any
) -> None:
    user = world.user(nora)
    user.joined_at = NOW - timedelta(days=90)  # type: ignore[attr-defined]
    for hours, leads_to in ((35 * 24 - 1, SECOND), (35 * 24 + 1, "/account/inactive/")):
        cache.clear()
        user.last_login = NOW - timedelta(hours=hours)
        user.save()
        client = Client()
        asked(client)
        posted()
        assert client.post(CONFIRM, {"code": code_in(sink)})["Location"] == leads_to
    assert client.get(SECOND).status_code == 302
    assert ("sign-in-unused", nora) in seen(world)
    priya = sign_in("administrator")
    people = priya.get("/set-up/people").content.decode()
    assert people.count("Unused") == 1
    address = re.search(r'href="(/set-up/people/\d+)">Nora<', people)
    assert address
    assert "Open it again" in priya.get(address[1]).content.decode()
    assert "can sign in again" in priya.post(f"{address[1]}/open-again", follow=True).content.decode()
    assert "Open it again" not in priya.get(address[1]).content.decode()
    assert priya.post(f"{address[1]}/open-again").status_code == 409
    client = Client()
    asked(client)
    posted()
    assert client.post(CONFIRM, {"code": code_in(sink)})["Location"] == SECOND
