"""How partners write the coded lists that only feeds meet."""

from onestory.grammar.codes import Spellings

SEX = Spellings(
    title="Sex",
    values={"M": "Male", "F": "Female", "U": "Not known"},
    also={
        "1": "M", "2": "F", "0": "U", "9": "U", "3": "U", "MALE": "M", "FEMALE": "F", "BOY": "M", "GIRL": "F",
        "UNKNOWN": "U", "NOT KNOWN": "U", "NOT STATED": "U", "NOT RECORDED": "U",
        "NOT SPECIFIED": "U", "UNSPECIFIED": "U",
        "INDETERMINATE": "U", "UNBORN": "U", "NOT STATED/RECORDED": "U", "NOT STATED/RECORDED OR UNBORN": "U",
        "NEITHER": "U", "I": "U", "X": "U", "N": "U",
    },
)  # fmt: skip

SEN = Spellings(
    title="Special educational needs",
    values={"N": "none", "K": "SEN support", "E": "an education, health and care plan"},
    also={"S": "E"},
)

RISK = Spellings(
    title="Risk",
    values={"STANDARD": "standard", "MEDIUM": "medium", "HIGH": "high", "VERY HIGH": "very high"},
    also={
        "S": "STANDARD", "M": "MEDIUM", "H": "HIGH", "VH": "VERY HIGH", "LOW": "STANDARD", "L": "STANDARD",
        "STD": "STANDARD", "GOLD": "HIGH", "SILVER": "MEDIUM", "BRONZE": "STANDARD",
    },
)  # fmt: skip
