"""The worker itself, as a service manager starts it."""

import os
import signal
import subprocess
import sys
from time import monotonic, sleep
from typing import Any

import psycopg
import pytest

from tests.rooms.frontdoor.conftest import founded

PATIENCE = 90


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_worker_seals_the_audit_by_itself(tmp_path: Any, copies: Any) -> None:
    founded()
    environment = os.environ | {"ONESTORY_ANCHORS": str(tmp_path / "heads.jsonl")}
    command = [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "2"]
    with (
        psycopg.connect(copies.server.as_superuser(copies.name), autocommit=True) as watching,
        subprocess.Popen(command, env=environment) as worker,
    ):
        try:
            waiting = _until_sealed(watching)
        finally:
            worker.send_signal(signal.SIGTERM)
            worker.wait(timeout=30)
    assert waiting == 0
    assert (tmp_path / "heads.jsonl").exists()
    assert worker.returncode == 0


def _until_sealed(watching: psycopg.Connection) -> int:
    started = monotonic()
    while monotonic() - started < PATIENCE:
        row = watching.execute("select count(*) from audit_waiting").fetchone()
        if row and row[0] == 0:
            return 0
        sleep(0.5)
    return int(row[0]) if row else -1
