"""Tables of people at work, one a file."""

from onestory.access.models.agreement import Agreement, AgreementParty
from onestory.access.models.credential import Credential
from onestory.access.models.machine_key import MachineKey
from onestory.access.models.membership import Membership
from onestory.access.models.user import User

__all__ = ["Agreement", "AgreementParty", "Credential", "MachineKey", "Membership", "User"]
