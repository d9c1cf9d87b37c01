"""The coded lists against a copy of the published ones, where there is a copy at hand."""

import json
import os
from pathlib import Path

import pytest

from onestory.vocabulary.catalogue import CODE_SETS

PUBLISHED = Path(os.environ.get("ONESTORY_SHARED", Path(__file__).parents[4] / "shared")) / "domain" / "codesets.json"
RENAMED = {
    "cin_case_status_annex_a": "case-status",
    "legal_status_903": "legal-status",
    "placement_903": "placement",
    "sw_reason_change": "reason-worker-change",
    "care_leaver_in_touch": "in-touch",
    "care_leaver_activity": "activity",
    "care_leaver_accommodation": "accommodation",
    "care_leaver_eligibility": "eligibility",
    "annex_a_placement_location": "placement-location",
    "placement_la_special": "placement-area-special",
    "plo_legal_gateway_outcome": "legal-gateway-outcome",
    "plo_short_notice_reason": "short-notice-reason",
    "plo_outcome": "pre-proceedings-outcome",
    "plo_care_plan": "court-care-plan",
    "cin_preproceedings_2026_27": "pre-proceedings-items",
    "cin_nxx": "cin-items",
    "csww_role": "worker-role",
    "csww_start_origin": "worker-origin",
    "csww_leaver_destination": "worker-destination",
    "csww_leave_reason": "worker-leaving-reason",
    "csww_absence": "worker-absence",
    "csww_cfkss": "worker-level",
    "hackney_warning_notes": "warning-note",
    "send_primary_need": "send-need",
    "ehcp_assessment_outcome": "ehc-assessment-outcome",
    "ehcp_cease_reason": "ehc-cease-reason",
    "nccis_activity_from_memory": "participation-activity",
}


@pytest.mark.skipif(not PUBLISHED.exists(), reason="No copy of the published lists is at hand to hold ours against.")
def test_every_published_list_is_carried_code_for_code() -> None:
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert len(published) == 50
    for name, codes in published.items():
        ours = CODE_SETS[RENAMED.get(name, name.replace("_", "-"))]
        theirs = [code for code in codes if code != "_note"]
        if name == "hackney_warning_notes":
            theirs = [code.lower().replace(" ", "-") for code in theirs]
        assert [entry.code for entry in ours] == theirs, name
