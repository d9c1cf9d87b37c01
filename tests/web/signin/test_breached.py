"""A list of breached passwords: which it finds, what is said where it cannot be asked, and who is told so."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha1
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.password_validation import get_default_password_validators, validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from onestory.console.verbs import status
from onestory.web.signin.breached import NOT_NOW, STOLEN, NotBreached, Unusable, breached, check_usable, is_listed
from tests.web.signin.test_signing_in import NOW
from tests.web.world import PASSWORD, World

SignIn = Callable[..., Client]
STOLEN_ONE, OTHER_ONE = "otter-lantern-gravel", "heron-amber-tricycle"
LINES = st.sets(st.text(min_size=1, max_size=6).filter(lambda word: not set(word) & {"\r", "\n"}), min_size=1)
ENDS = st.sampled_from([b"\n", b"\r\n"])


def digest(password: str) -> str:
    return sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


def hashes(*passwords: str) -> bytes:
    """Pwned Passwords as its downloader writes it, of these passwords."""
    return "".join(f"{each}:{number}\r\n" for number, each in enumerate(sorted(map(digest, passwords)), 1)).encode()


@pytest.fixture
def listed(tmp_path: Path, settings: Settings) -> Path:
    """The list that the hub was told of: some hundred hashes, and that of a password somebody might choose."""
    found = tmp_path / "pwned.txt"
    found.write_bytes(hashes(STOLEN_ONE, *(f"made up {number}" for number in range(100))))
    settings.BREACHED_PASSWORDS = str(found)
    return found


def refusals(password: str) -> list[str]:
    """What is said against a password; nothing if it may be chosen."""
    try:
        validate_password(password)
    except ValidationError as refused:
        return list(refused.messages)
    return []


@given(known=LINES, other=LINES, end=ENDS, ends_whole=st.booleans(), is_hashed=st.booleans())
def test_what_stands_in_a_list_is_found_and_nothing_else(
    tmp_path_factory: Any, known: set[str], other: set[str], end: bytes, ends_whole: bool, is_hashed: bool
) -> None:
    lines = sorted(digest(each) for each in known) if is_hashed else sorted(known)
    whole = end.join(line.encode() for line in lines) + (end if ends_whole else b"")
    path: Path = tmp_path_factory.getbasetemp() / "list.txt"
    path.write_bytes(whole)
    check_usable(path)
    assert {each for each in known | other if is_listed(each, path)} == known


def test_a_stolen_password_is_refused_in_a_sentence_and_another_is_taken(listed: Path) -> None:
    assert refusals(STOLEN_ONE) == [STOLEN]
    assert refusals(OTHER_ONE) == []
    assert breached().is_well


def test_a_plain_list_will_do(listed: Path) -> None:
    listed.write_text(f"# collected somewhere\npassword1234\n{STOLEN_ONE}\n")
    assert refusals(STOLEN_ONE) == [STOLEN]
    assert refusals(STOLEN_ONE[:-1]) == []


def test_it_is_among_what_every_password_is_held_to() -> None:
    assert any(isinstance(each, NotBreached) for each in get_default_password_validators())


@pytest.mark.parametrize(
    ("holds", "why"),
    [
        (None, "cannot be read"),
        (b"", "cannot be read"),
        (b"8846F7EAEE8FB117AD06BDD830B7586C:3\r\n", "NTLM"),
        (b"".join(sorted(hashes(*"abcdefgh").splitlines(keepends=True), reverse=True)), "not in order"),
        (hashes(*"abcdefgh") + b"and then words\r\n", "not in order"),
    ],
)
def test_a_list_that_cannot_be_asked_is_told_to_the_keeper(listed: Path, holds: bytes | None, why: str) -> None:
    listed.unlink() if holds is None else listed.write_bytes(holds)
    with pytest.raises(Unusable, match=why):
        check_usable(listed)
    assert not breached().is_well
    assert why in breached().says


def test_while_a_list_cannot_be_read_no_password_is_chosen_and_it_says_what_to_do(listed: Path) -> None:
    listed.unlink()
    assert refusals(OTHER_ONE) == [NOT_NOW]


def test_a_hub_without_a_list_says_so_and_lets_people_choose(settings: Settings) -> None:
    settings.BREACHED_PASSWORDS = ""
    assert refusals(STOLEN_ONE) == []
    assert (breached().is_asked, breached().is_well) == (False, True)
    assert "ONESTORY_BREACHED" in breached().says


def test_somebody_who_changes_their_password_for_a_stolen_one_keeps_the_old_and_reads_why(
    listed: Path, sign_in: SignIn, world: World
) -> None:
    world.hire("ruth", role="referrer", now=NOW, password=PASSWORD)
    client = sign_in("ruth")
    typed = {"oldpassword": PASSWORD, "password1": STOLEN_ONE, "password2": STOLEN_ONE}
    assert STOLEN in client.post("/account/password/change/", typed).content.decode()
    assert world.user("ruth").check_password(PASSWORD)
    client.post("/account/password/change/", typed | {"password1": OTHER_ONE, "password2": OTHER_ONE})
    assert world.user("ruth").check_password(OTHER_ONE)


def test_the_keeper_and_the_administrator_are_told_whether_a_list_is_asked(
    listed: Path, sign_in: SignIn, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"looked up in {listed}" in sign_in("administrator").get("/set-up/clock").content.decode()
    assert status.status(as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["breached_passwords"]["is_asked"]
    listed.unlink()
    assert "Nobody can choose a password" in sign_in("administrator").get("/set-up/clock").content.decode()
    assert status.status() == 1
    assert "Nobody can choose a password" in capsys.readouterr().out
