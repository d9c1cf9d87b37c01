"""By what a figure may be broken down. Sources are grouped: 22 codes would leave nothing but small numbers."""

from onestory.grammar.indicators import Split
from onestory.vocabulary.frontdoor import BRAG, CONTACT_OUTCOMES

BY_SOURCE = Split(
    column="source",
    title="who told us",
    names={
        "1": "Family, child or public",
        "2": "Schools and education",
        "3": "Health",
        "4": "Housing",
        "5": "Councils, adult care, early help",
        "6": "Police",
        "7": "Courts, probation, immigration",
        "8": "Voluntary and others",
        "9": "Anonymous",
        "10": "Not known",
    },
)
BY_COLOUR = Split(column="brag", title="colour", names={**{code.code: code.label for code in BRAG}, "": "Not coloured"})
BY_OUTCOME = Split(
    column="outcome",
    title="outcome",
    names={**{code.code: code.label for code in CONTACT_OUTCOMES}, "": "Not decided"},
    leaves=False,
)
BY_AGENCY = Split(column="agency", title="agency")
