"""Consent in its four separate meanings, and what the parents know: the newest of each stands, and the rest stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.understanding.record_consent import record_consent
from onestory.frontdoor.models import ConsentEntry
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted, OutOfOrder
from tests.rooms.frontdoor.conftest import NOW, Door

MISSING = """
    holiday         | given           |          |         | Choose which
    service         | perhaps         | Una      |         | Choose how it stands
    service         | given           |          |         | Say who agreed
    confidentiality | withdrawn       |          |         | Say who agreed
    data-protection | not-sought      |          |         | Say why nobody
    medical         | unsafe-to-seek  |          |         | Say why nobody
    told-parents    | no-unable       |          |         | Say why they were not told
    told-parents    | given           | Una      |         | Choose how it stands
"""


@pytest.mark.parametrize("case", [line.strip() for line in MISSING.strip().splitlines()])
def test_what_is_missing_is_said(hub: Door, case: str) -> None:
    kind, position, whom, why, says = (part.strip() for part in case.split("|"))
    reference = hub.called()
    officer = hub.here("contact-officer")
    with pytest.raises(BadInput, match=says):
        record_consent(
            actor=officer, reference=reference, kind=kind, position=position, from_whom=whom, why=why, now=NOW
        )
    assert ConsentEntry.objects.count() == 0


def test_one_meaning_changes_and_the_others_stay(hub: Door) -> None:
    reference = hub.called(consent_service="refused", consent_from="Una Bell, mother")
    officer = hub.here("contact-officer")
    for position, later in (("given", 1), ("withdrawn", 2)):
        record_consent(
            actor=officer,
            reference=reference,
            kind="service",
            position=position,
            from_whom="Una Bell, mother",
            now=NOW + timedelta(hours=later),
        )
    page = contact(reference, viewer=officer, now=NOW)
    stands = {one.kind: one.position for one in page.consents}
    assert stands["service"] == "withdrawn"
    assert stands["told-parents"] == "no-unsafe"
    assert [change.position for change in page.changes_of_consent] == ["given", "withdrawn"]
    assert page.words.consent["service"] == "refused"


def test_consent_given_since_is_a_basis_to_ask_on(hub: Door) -> None:
    reference = hub.triaged()
    worker = hub.here("screening-social-worker")
    asking = {**hub.asking("police"), "lawful_basis": "consent"}
    hub.again(worker)
    with pytest.raises(OutOfOrder, match="no data-protection consent"):
        ask_partners(actor=worker, reference=reference, now=NOW, **asking)
    record_consent(
        actor=worker, reference=reference, kind="data-protection", position="given", from_whom="Una Bell", now=NOW
    )
    assert len(ask_partners(actor=worker, reference=reference, now=NOW, **asking)) == 1


def test_a_partner_neither_records_nor_reads_it(hub: Door) -> None:
    reference = hub.called()
    given = {"kind": "service", "position": "given", "from_whom": "Una Bell", "now": NOW}
    record_consent(actor=hub.here("contact-officer"), reference=reference, **given)  # type: ignore[arg-type]
    with pytest.raises((NotFound, NotPermitted)):
        record_consent(actor=hub.partner("police"), reference=reference, **given)  # type: ignore[arg-type]
    with connection.cursor() as cursor:
        for table in ("frontdoor_consententry", "frontdoor_triageindicator"):
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (0,)


def test_what_was_recorded_never_changes(hub: Door) -> None:
    reference = hub.called()
    officer = hub.here("contact-officer")
    record_consent(actor=officer, reference=reference, kind="service", position="given", from_whom="Una Bell", now=NOW)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute("update frontdoor_consententry set position = 'refused'")
