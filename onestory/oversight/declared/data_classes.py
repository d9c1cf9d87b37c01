"""Every table of the hub falls into a class of data, and each class says how what is in it is kept safe.

A column that needs more than its table is named by itself. Held to the database as it is by
`tests/rooms/oversight/test_data_classes.py`.
"""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_code, check_no_repeats, check_said

SINCE = date(2026, 11, 27)
SOURCE = "UK GDPR Art 5(1)(f), 9, 25 and 32; OWASP ASVS 5.0, 14.1.1 and 14.1.2"


@dataclass(frozen=True, kw_only=True)
class DataClass:
    """What kind of thing is kept, where, and how it is protected. `is_walled`: by the database, row from row."""

    code: str
    title: str
    who: str
    encryption: str
    kept: str
    audit: str
    logs: str
    tables: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    is_walled: bool = False
    since: date = SINCE
    source: str = SOURCE

    def __post_init__(self) -> None:
        check_code("A class of data", self.code)
        asked = {"encryption": self.encryption, "kept": self.kept, "audit": self.audit, "logs": self.logs}
        check_said(f"The class of data {self.code}", title=self.title, who=self.who, **asked)
        check_no_repeats(f"The class of data {self.code}", (*self.tables, *self.columns))


ON_DISK = "On the wire by TLS, and on disk by the disk's own encryption: both are yours to set (README, Deploy)"
BY_SCHEDULE = "As long as your retention schedule says; the hub deletes none of it by itself"
NEVER_LOGGED = "Never: the canary sweep reads every line that is logged"

OPEN = DataClass(
    code="open",
    title="Open to anybody",
    who="Anybody",
    encryption="None is needed: it is on the public form",
    kept="As long as the hub stands",
    audit="Who changed it",
    logs="May be named",
    tables=("councils_hub", "councils_council", "performance_bankholiday"),
)
RUNNING = DataClass(
    code="running",
    title="How the hub is set up, and how it runs",
    who="People at work there, by permission; nobody named in it is a child or of a family",
    encryption=ON_DISK,
    kept="What was set stays, dated; records of jobs done are removed within the hour",
    audit="Who changed what, and why",
    logs="Codes and numbers, no words that were typed",
    tables=(
        "access_agreement", "access_agreementparty", "auth_group", "auth_group_permissions", "auth_permission",
        "clockwork_made", "councils_accreditation", "councils_agency", "councils_setting", "councils_team",
        "django_content_type", "django_migrations", "feeds_columnmapping", "feeds_errand",
        "frontdoor_doorcount", "frontdoor_escalation", "frontdoor_noticeslook", "letters_letter", "onestory_cache",
        "people_ruler", "people_run", "people_search", "performance_reportcard", "performance_step",
        "procrastinate_events", "procrastinate_jobs", "procrastinate_periodic_defers", "procrastinate_workers",
    ),
)  # fmt: skip
AT_WORK = DataClass(
    code="people-at-work",
    title="People at work: who they are, which post and which checks they have",
    who="Themselves, their council's administrator, and reviewers of access",
    encryption=ON_DISK,
    kept="As long as what they did is kept, since the audit names them; an account unused for 35 days is shut",
    audit="Every sign-in and failure, every post given and ended",
    logs="The number of the request, not who asked",
    tables=(
        "access_credential",
        "access_membership",
        "access_user",
        "account_emailaddress",
        "socialaccount_socialaccount",
    ),
)
KEYS = DataClass(
    code="keys",
    title="What opens a door: passwords, second factors, sessions, keys of machines",
    who="Nobody. It is compared, never shown; its owner sees a new one once",
    encryption=(
        "Passwords by scrypt, keys and tokens as SHA-256 digests, sessions and factors under the hub's secret key; a "
        "code by e-mail stands in clear for the seconds until it is sent (decision 36)"
    ),
    kept="Until it lapses, is changed or taken away: a code by e-mail ten minutes, a session until the night after",
    audit="That one was made, used wrongly or ended; never the thing itself",
    logs="Never",
    tables=(
        "access_machinekey", "account_emailconfirmation", "django_session", "letters_signinletter", "mfa_authenticator",
        "socialaccount_socialapp", "socialaccount_socialtoken",
    ),
    columns=("access_user.password", "frontdoor_draft.token_digest", "frontdoor_draft.code_hash",
             "frontdoor_submission.token_digest"),
)  # fmt: skip
ABOUT_PEOPLE = DataClass(
    code="about-people",
    title="About children, their families and whoever told of them",
    who="Whoever has a post, a purpose and a reason, at a council or agency that it is shared with by an agreement",
    encryption=ON_DISK,
    kept=f"{BY_SCHEDULE}, but sheets of paper that were put aside (keeping times)",
    audit="Every sight of one child's record and every change, with why",
    logs=NEVER_LOGGED,
    is_walled=True,
    tables=(
        "feeds_delivery", "feeds_quarantinedrow", "feeds_sourcerecord",
        "frontdoor_addition", "frontdoor_analysis", "frontdoor_answer", "frontdoor_answerfact", "frontdoor_assignment",
        "frontdoor_attachment", "frontdoor_attachmentcontent", "frontdoor_chase", "frontdoor_clarification",
        "frontdoor_consententry", "frontdoor_contact", "frontdoor_contactadult", "frontdoor_contactchild",
        "frontdoor_courtday", "frontdoor_decision", "frontdoor_disagreement", "frontdoor_disagreementstep",
        "frontdoor_familyreportgiven", "frontdoor_feedback", "frontdoor_handover", "frontdoor_handoverpart",
        "frontdoor_handoversubject", "frontdoor_heldask", "frontdoor_incident", "frontdoor_incidentpart",
        "frontdoor_informationrequest", "frontdoor_match", "frontdoor_morninghandover", "frontdoor_noticedrow",
        "frontdoor_outagesheet", "frontdoor_outagetable", "frontdoor_proposal", "frontdoor_release",
        "frontdoor_requestquestion", "frontdoor_requestsubject", "frontdoor_requestwithdrawal",
        "frontdoor_schoolnotice", "frontdoor_sharingentry", "frontdoor_submission", "frontdoor_transfer",
        "frontdoor_triage", "frontdoor_triageindicator",
        "people_alias", "people_change", "people_discrepancy", "people_event", "people_fact", "people_involvement",
        "people_kin", "people_link", "people_lookup", "people_mark", "people_memory", "people_misled",
        "people_owedtelling", "people_person", "people_question", "people_rarity", "people_relationship",
        "people_residence", "people_root", "people_saying", "people_shield", "people_tie", "people_word",
        "people_working",
        "story_document", "story_mark", "story_recordedtie", "story_safecontact", "story_version",
    ),
)  # fmt: skip
TWO_LIVES = DataClass(
    code="two-lives",
    title="What joins an adopted child's two lives",
    who="Adoption custodians, two of them together, and whoever is named for that child",
    encryption=ON_DISK,
    kept="As long as the child's record",
    audit="Every proposal, decision and look, with why",
    logs=NEVER_LOGGED,
    is_walled=True,
    tables=("people_custodian", "people_severance"),
)
SEALED = DataClass(
    code="sealed",
    title="What was not sent yet, and rows that were refused",
    who="Whoever wrote or sent it; of refused rows, the council's data officer",
    encryption="Under the hub's secret key, which is not in the database, besides what protects all about people",
    kept="A form that was not sent until its day, and deleted that night; a refused row as long as your schedule says",
    audit="That it was sent, and what was done about a row",
    logs=NEVER_LOGGED,
    is_walled=True,
    tables=("frontdoor_draft", "frontdoor_unsentfile"),
    columns=("feeds_quarantinedrow.sealed",),
)
LOCKED = DataClass(
    code="locked",
    title="Where somebody is who must not be found",
    who="Keepers of shields, one kind of place at a time, each for a reason",
    encryption="AES-256-GCM, bound to its row, under a key outside the database (decision 21)",
    kept=BY_SCHEDULE,
    audit="Every place that was opened, by whom and why; raised and lifted shields in a journal elsewhere too",
    logs=NEVER_LOGGED,
    is_walled=True,
    tables=("people_astold",),
    columns=(
        "feeds_sourcerecord.locked", "people_event.locked", "people_involvement.locked", "people_memory.locked",
        "people_saying.locked",
    ),
)  # fmt: skip
AUDIT = DataClass(
    code="audit",
    title="Who did and saw what",
    who="Reviewers of access of the council; of a broken glass and of odd looks, the same",
    encryption=f"{ON_DISK}. Chained by SHA-256, and the chains' heads are published outside the database",
    kept="As long as the records it is about; nobody can alter or delete a row",
    audit="Whoever reads it is written into it",
    logs=NEVER_LOGGED,
    is_walled=True,
    tables=("audit_event", "audit_seal", "audit_waiting", "oversight_flagged", "people_glass"),
)
DATA_CLASSES = (OPEN, RUNNING, AT_WORK, KEYS, ABOUT_PEOPLE, TWO_LIVES, SEALED, LOCKED, AUDIT)
check_no_repeats("Classes of data", (name for each in DATA_CLASSES for name in (*each.tables, *each.columns)))


def class_of(table: str, column: str) -> DataClass:
    """The class of one column: its own, or its table's. LookupError where neither is declared."""
    for named in (f"{table}.{column}", table):
        for each in DATA_CLASSES:
            if named in each.tables or named in each.columns:
                return each
    raise LookupError(f"{table}.{column} is in no class of data: say in which, in oversight/declared/data_classes.py.")
