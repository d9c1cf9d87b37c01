"""Which port a hub takes."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from onestory.console.plain import Plain
from onestory.console.programs import addresses
from onestory.console.programs.addresses import Address

HERE = "127.0.0.1"


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody else listens."""
    with socket.create_server((HERE, 0)) as other:
        yield other.getsockname()[1]


def test_a_port_that_was_asked_for_and_is_taken_is_refused(taken: int) -> None:
    with pytest.raises(Plain, match=f"Port {taken} is taken"):
        addresses.choose(HERE, taken)


def test_the_next_free_port_is_taken_when_none_was_asked_for() -> None:
    try:
        other = socket.create_server((HERE, addresses.USUAL))
    except OSError:
        other = None
    assert addresses.choose(HERE, None).port != addresses.USUAL
    if other:
        other.close()


@pytest.mark.parametrize(
    ("host", "url"),
    [("127.0.0.1", "http://127.0.0.1:80"), ("0.0.0.0", "http://127.0.0.1:80"), ("::1", "http://[::1]:80")],
)
def test_an_address_is_written_as_a_browser_wants_it(host: str, url: str) -> None:
    assert Address(host, 80).url == url
