"""Errors an operator reads: one sentence that says what is wrong and what to do."""

from __future__ import annotations


class Plain(Exception):
    """Something the operator can put right; the message is shown as it stands, with no traceback."""
