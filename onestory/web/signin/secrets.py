"""Secrets of signing in, kept so that a copy of the database alone lets nobody in: second factors, codes by e-mail."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.utils.crypto import salted_hmac

from onestory.walls.sealing import secret_keys

PURPOSE = b"OneStory second factors:"
CODES = "OneStory codes by e-mail"


class KeptSecret(DefaultMFAAdapter):  # type: ignore[misc]
    """Encrypts with a key made of the hub's secret key, which is not in the database.

    A new secret key without the one before beside it therefore asks everybody to set up their second factor again.
    """

    def encrypt(self, text: str) -> str:
        """What is written down."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What it was; nothing that any code would match, if the key it was written with is not there."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return ""


def hash_of(code: str) -> str:
    """What a session keeps of a code that was sent: it needs the hub's secret key too, and goes one way."""
    return salted_hmac(CODES, normalize_user_code(code), algorithm="sha256").hexdigest()


def _box() -> MultiFernet:
    keys = (sha256(PURPOSE + secret.encode()).digest() for secret in secret_keys())
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])
