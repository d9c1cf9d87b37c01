"""What may be done with a thing, and the sentence a disabled button quotes when it may not."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act: `refusal` blank means yes."""

    name: str
    says: str
    refusal: str = ""

    @property
    def may(self) -> bool:
        """Whether the button works."""
        return not self.refusal
