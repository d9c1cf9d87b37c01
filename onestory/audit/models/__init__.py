"""Tables of the audit."""

from onestory.audit.models.event import AuditEvent

__all__ = ["AuditEvent"]
