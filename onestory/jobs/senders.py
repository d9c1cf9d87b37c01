"""What carries the hub's letters: a mail server, GOV.UK Notify over its documented HTTP interface, or a folder."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

import jwt
from django.core.mail import EmailMessage, get_connection

from onestory.letters.rules.posting import Outgoing
from onestory.letters.rules.sending import NotSent, Sender

WAIT_S = 20
NOTIFY = "https://api.notifications.service.gov.uk"
UUID_LETTERS = 36
TAKEN = 201
NOT_ALLOWED_NOW = frozenset({403, 408, 429})
"""Ours to put right, or a matter of waiting: the letter itself is not at fault."""
PERMANENT = range(500, 600)


@dataclass(frozen=True)
class ByMail:
    """Whatever Django is set up with: a mail server, or a folder where there is none."""

    def send(self, letter: Outgoing) -> None:
        """Hand it to the mail server."""
        message = EmailMessage(
            subject=letter.subject,
            body=letter.words,
            to=[letter.to],
            headers={"X-OneStory-Letter": letter.reference, "Auto-Submitted": "auto-generated"},
            connection=get_connection(timeout=WAIT_S),
        )
        try:
            message.send()
        except SMTPRecipientsRefused as refused:
            codes = [code for code, _ in refused.recipients.values()]
            raise NotSent(
                "The mail server refused the address.", for_good=all(c in PERMANENT for c in codes)
            ) from refused
        except SMTPResponseException as refused:
            raise NotSent(f"The mail server answered {refused.smtp_code}.") from refused
        except (SMTPException, OSError) as lost:
            raise NotSent(f"The mail server did not take it ({type(lost).__name__}).") from lost


@dataclass(frozen=True)
class ByNotify:
    """GOV.UK Notify. Its template holds two places, `subject` and `words`, and nothing else."""

    key: str
    template: str
    address: str = NOTIFY
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    def send(self, letter: Outgoing) -> None:
        """Ask for one e-mail; 201 means that it was taken."""
        body = {
            "email_address": letter.to,
            "template_id": self.template,
            "personalisation": {"subject": letter.subject, "words": letter.words},
            "reference": letter.reference,
        }
        answered, said = self._asked("/v2/notifications/email", body)
        if answered == TAKEN:
            return
        at_fault = 400 <= answered < 500 and answered not in NOT_ALLOWED_NOW
        raise NotSent(f"GOV.UK Notify answered {answered}: {said}", for_good=at_fault)

    def _asked(self, path: str, body: Mapping[str, object]) -> tuple[int, str]:
        if not self.address.startswith(("https://", "http://")):
            raise NotSent("The address of GOV.UK Notify in the settings is no web address.")
        asked = urllib.request.Request(  # noqa: S310  the address is this council's own setting
            self.address.rstrip("/") + path,
            data=json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self._token()}", "Content-Type": "application/json"},
            method="POST",
        )
        try:
            with urllib.request.urlopen(asked, timeout=WAIT_S) as answer:  # noqa: S310  # nosec B310
                return answer.status, ""
        except urllib.error.HTTPError as refused:
            return refused.code, _kind_of(refused.read())
        except OSError as lost:
            raise NotSent(f"GOV.UK Notify was not reached ({type(lost).__name__}).") from lost

    def _token(self) -> str:
        """The key ends in the service's identifier and its secret, 36 letters each, with hyphens before them."""
        secret, service = self.key[-UUID_LETTERS:], self.key[-2 * UUID_LETTERS - 1 : -UUID_LETTERS - 1]
        claims = {"iss": service, "iat": int(self.clock().timestamp())}
        return jwt.encode(claims, secret, algorithm="HS256", headers={"typ": "JWT"})


def _kind_of(answer: bytes) -> str:
    """The kind of error it names; never its message, which may repeat the address."""
    try:
        errors = json.loads(answer)["errors"]
        return ", ".join(str(each["error"]) for each in errors)
    except (ValueError, KeyError, TypeError):
        return "no reason given"


def sender_of(*, notify_key: str, notify_template: str, notify_url: str) -> Sender:
    """What was set up: GOV.UK Notify where there is a key for it, else mail."""
    if notify_key:
        return ByNotify(key=notify_key, template=notify_template, address=notify_url or NOTIFY)
    return ByMail()
