"""A real OpenID Connect provider, and how a hub is told of it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import flask
from oidc_provider_mock import User, app
from werkzeug.serving import make_server

from onestory.config.settings import identity_provider

PEOPLE = (
    User(sub="id-of-tom", claims={"email": "Referrer@example.org", "email_verified": True}),
    User(sub="id-of-mallory", claims={"email": "hub-manager@example.org", "email_verified": False}),
    User(sub="id-of-nobody", claims={"email": "nobody@example.org", "email_verified": True}),
)


class Provider:
    """An identity provider that knows three people. Its tokens say what they should, but for what is put in `says`."""

    def __init__(self) -> None:
        self.says: dict[str, object] = {}
        self.app = app(user_claims=PEOPLE)
        self.app.after_request(self._tampered)

    @contextmanager
    def runs(self) -> Iterator[str]:
        """Its address, while it answers."""
        server = make_server("localhost", 0, self.app, threaded=True)
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    def _tampered(self, answer: flask.Response) -> flask.Response:
        given = answer.get_json(silent=True) or {}
        if self.says and "id_token" in given:
            head, told, seal = given["id_token"].split(".")
            claims = json.loads(base64.urlsafe_b64decode(f"{told}==")) | self.says
            told = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
            answer.set_data(json.dumps(given | {"id_token": f"{head}.{told}.{seal}"}))
        return answer


def told_of(address: str) -> dict[str, object]:
    """What a hub's settings say of the provider at an address."""
    return identity_provider(server=address, client="onestory", secret="made up", name="Middlesbrough Council")
