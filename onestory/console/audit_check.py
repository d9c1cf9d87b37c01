"""Verifying the audit of the hub that the environment names, for whoever has one running."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from onestory.access.rules.actors import the_system
from onestory.audit.actions.seal_audit import seal_audit
from onestory.audit.queries import faults, read_anchors
from onestory.audit.rules.anchors import Fault
from onestory.console.plain import Plain
from onestory.walls.context import stand


def main(_arguments: list[str]) -> None:
    """Say nothing when every chain is whole."""
    found, _heads = check_chains(settings.AUDIT_ANCHORS)
    if found:
        raise Plain(" ".join(fault.sentence() for fault in found))


def check_chains(anchors: Path) -> tuple[list[Fault], int]:
    """Seal what waits, then walk every chain: the first fault of each, and how many published heads it was held to."""
    published = read_anchors(anchors)
    system = the_system(council=0, council_code="")
    with transaction.atomic():
        stand(system)
        seal_audit(now=datetime.now(UTC))
        return faults(published, viewer=system), len(published)
