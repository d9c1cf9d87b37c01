"""How a partner writes a coded list: the codes that may be sent, what each means, and the other spellings met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onestory.grammar.declarations import DeclarationError, check_said
from onestory.vocabulary.code_sets import CodeSet


@dataclass(frozen=True, eq=False)
class Spellings:
    """The codes of one list as they come in files, each with what it means."""

    title: str
    values: Mapping[str, str]
    also: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_said("A list of codes", title=self.title)
        strays = sorted(set(self.also.values()) - set(self.values))
        if strays:
            raise DeclarationError(
                f"“{self.title}” has other spellings of {', '.join(strays)}, which it does not hold."
            )

    def readings(self) -> dict[str, str]:
        """Every way of writing a code, in capitals, and the code meant."""
        return {code.upper(): code for code in self.values} | {
            written.upper(): code for written, code in self.also.items()
        }

    def label(self, code: str) -> str:
        """What a code means; the code itself where the list does not say."""
        return self.values.get(code) or code


def spelt(codes: CodeSet, **also: str) -> Spellings:
    """A list of the vocabulary, with the other spellings in which a partner sends it."""
    return Spellings(title=codes.title, values={entry.code: entry.label for entry in codes}, also=also)
