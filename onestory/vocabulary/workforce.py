"""Social workers, as the workforce census codes them."""

from datetime import date

from onestory.vocabulary.code_sets import Code, CodeSet

WORKER_ROLE = CodeSet(
    code="worker-role",
    title="Role of a social worker",
    since=date(2024, 10, 1),
    source="DfE children's social work workforce census, 2024-25",
    entries=(
        Code("1", "Senior manager"),
        Code("2", "Middle manager"),
        Code("3", "First-line manager"),
        Code("4", "Senior practitioner"),
        Code("5", "Case holder"),
        Code("6", "Qualified, no cases"),
    ),
)

WORKER_ORIGIN = CodeSet(
    code="worker-origin",
    title="Where a social worker came from",
    since=date(2024, 10, 1),
    source="DfE children's social work workforce census, 2024-25",
    entries=(
        Code("1", "Newly qualified"),
        Code("2", "Social worker in another English council"),
        Code("3", "Social worker outside England"),
        Code("4", "Agency/consultancy"),
        Code("5", "Other social worker, not in a council"),
        Code("6", "Other social care"),
        Code("7", "Not social care, or none"),
        Code("8", "Other"),
        Code("9", "Not known"),
        Code("10", "Not yet collected"),
    ),
)

WORKER_DESTINATION = CodeSet(
    code="worker-destination",
    title="Where a social worker went",
    since=date(2024, 10, 1),
    source="DfE children's social work workforce census, 2024-25",
    entries=(
        Code("1", "Social worker in another English council"),
        Code("2", "Social worker outside England"),
        Code("3", "Agency"),
        Code("4", "Other social worker, not in a council"),
        Code("5", "Other social care"),
        Code("6", "Not social care, or none"),
        Code("7", "Other"),
        Code("8", "Not known"),
        Code("9", "Not yet collected"),
    ),
)

WORKER_LEAVING_REASON = CodeSet(
    code="worker-leaving-reason",
    title="Reason a social worker left",
    since=date(2024, 10, 1),
    source="DfE children's social work workforce census, 2024-25",
    entries=(
        Code("1", "Resignation"),
        Code("2", "Voluntary redundancy"),
        Code("3", "Compulsory redundancy"),
        Code("4", "Dismissed"),
        Code("5", "Retired"),
        Code("6", "Died"),
        Code("7", "Moved within the council to other work"),
        Code("8", "Other"),
        Code("9", "Not known"),
        Code("10", "Not yet collected"),
    ),
)

WORKER_ABSENCE = CodeSet(
    code="worker-absence",
    title="Reason a social worker is absent",
    since=date(2024, 10, 1),
    source="DfE children's social work workforce census, 2024-25",
    entries=(
        Code("MAT", "Maternity/paternity"),
        Code("OTH", "Other paid authorised"),
        Code("PUB", "Public duties"),
        Code("SIC", "Sick"),
        Code("TRN", "Training"),
        Code("UNA", "Unauthorised"),
        Code("UNP", "Unpaid authorised"),
    ),
)

WORKER_LEVEL = CodeSet(
    code="worker-level",
    title="Level under the knowledge and skills statements",
    since=date(2024, 10, 1),
    source="DfE children's social work workforce census, 2024-25",
    entries=(
        Code("1", "Assessed and supported year in employment"),
        Code("2", "Frontline practitioner"),
        Code("3", "Practice supervisor"),
        Code("4", "Practice leader"),
    ),
)
