"""What the sign-in pages send by e-mail: a code or a link that opens nothing by itself, and nothing of anybody."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_code, check_said

ASVS = "OWASP ASVS 5.0, 6.6.2 and 6.6.3: a code out of band is used once, soon, and only where it was asked for"


@dataclass(frozen=True, kw_only=True)
class SignInKind:
    """One kind: its title, where its code is typed or what its link is for, and for how many minutes it is good.

    `unasked` is said to whoever did not ask for it, because somebody typed their address.
    """

    code: str
    title: str
    where: str
    good_for_minutes: int
    unasked: str
    since: date = date(2026, 11, 26)
    source: str = ASVS

    def __post_init__(self) -> None:
        check_code("A letter of the sign-in pages", self.code)
        check_said(f"The letter {self.code}", title=self.title, where=self.where, unasked=self.unasked)


CODE_TO_SIGN_IN = SignInKind(
    code="sign-in-code",
    title="Your code to sign in",
    where="Type it where you asked for it, or open this in the same browser:",
    good_for_minutes=10,
    unasked="If you did not ask, somebody typed your address. Nobody can come in with the code in another browser, "
    "nor without your second step.",
)
NEW_PASSWORD = SignInKind(
    code="new-password",
    title="Choose a new password",
    where="Open this:",
    good_for_minutes=60,
    unasked="If you did not ask, somebody typed your address. Your password stays as it is until you open the link.",
)
SIGN_IN_KINDS = (CODE_TO_SIGN_IN, NEW_PASSWORD)
BY_CODE = {one.code: one for one in SIGN_IN_KINDS}
