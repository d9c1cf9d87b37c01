"""The form for a code from an e-mail. Everything about it is as long for a stranger's address as for a colleague's."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.utils import url_str_to_user_pk
from allauth.core import context
from django.contrib.auth import get_user_model
from django.forms import ValidationError

from onestory.walls.later import later
from onestory.web.signin.secrets import hash_of

NOBODY = 0


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]
    """Opens filled in from the letter's link; that alone opens nothing, since mail filters follow links."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("code", context.request.GET.get("code", "")[:20])
        self.asker = _asker()
        if self.asker == NOBODY:
            get_user_model().objects.filter(pk=NOBODY).first()  # as for somebody, whom allauth has looked up by now

    def clean_code(self) -> str:
        """The code, of which the session has only a hash; a wrong one is kept in the audit, by the worker, since that
        takes longer for some than others.
        """
        self.cleaned_data["code"] = hash_of(self.cleaned_data["code"])
        try:
            return str(super().clean_code())
        except ValidationError:
            later("note_failed_sign_in", user=self.asker, address=context.request.actor.address)
            raise


def _asker() -> int:
    pending = context.request.session.get(LOGIN_SESSION_KEY) or {}
    return int(url_str_to_user_pk(pending["user_pk"])) if pending.get("user_pk") else NOBODY
