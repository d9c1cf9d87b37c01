"""Words that stand where a name should be."""

NOT_A_FORENAME = (
    "BABY", "BABE", "BABYOF", "BO", "INFANT", "UNBORN", "FOETUS", "FETUS", "BUMP", "NEWBORN", "NEONATE",
    "UNKNOWN", "UNK", "NOTKNOWN", "UNNAMED", "UNCONFIRMED", "TBC", "TBA", "TBD", "NFN", "FNU", "NK", "NA",
    "NONE", "NULL", "NIL", "TEST", "TESTING", "DUMMY", "MALE", "FEMALE", "BOY", "GIRL", "CHILD", "TWIN",
    "TRIPLET", "KNOWN", "NOT", "NAME", "FIRSTNAME", "FORENAME", "MISSING", "ANON", "ANONYMOUS", "XX", "XXX",
    "XXXX", "MR", "MRS", "MISS", "OF",
)  # fmt: skip
"""Dropped from forenames wherever they stand; what is left, if anything, is the name."""

NOT_A_SURNAME = (
    "UNKNOWN", "UNK", "NOT KNOWN", "NOTKNOWN", "TBC", "TBA", "TBD", "NK", "NFN", "LNU", "N A", "NA", "NONE",
    "XX", "XXX", "XXXX", "TEST TEST", "DUMMY", "SURNAME", "LASTNAME", "LAST NAME", "MISSING", "ANON",
    "ANONYMOUS", "NOT STATED", "NOT GIVEN", "BABY", "UNBORN",
)  # fmt: skip
"""Refused only when they are the whole surname: Null, Test, Boy and Child are real surnames."""

NOT_BORN = ("UNBORN", "FOETUS", "FETUS", "BUMP")
"""A forename that says the person is not born yet."""

AN_INFANT = r"(^| )(BABY|BABE|BABYOF|INFANT|NEWBORN|NEONATE|UNBORN|FOETUS|FETUS|BUMP)( |$)"
"""A forename that says how old its child was when it was written: not yet born, or hardly."""

ONE_OF_SEVERAL = (
    r"(^| )(TWINS?|TRIPLETS?|QUADS?|MULTIPLE)( |$)"
    r"|^(BABY|BABE|INFANT|NEWBORN|UNBORN|FOETUS|FETUS|BUMP)( BOY| GIRL)? ([ABC]|[123]|ONE|TWO|THREE|I{1,3})$"
)
"""What stands for a first name where more than one child was awaited or born: "Twin 2", "Baby B"."""

NO_FIXED_ABODE = (
    "NFA", "NO FIXED ABODE", "NO FIXED ADDRESS", "OF NO FIXED ABODE", "HOMELESS", "UNKNOWN", "NOT KNOWN",
    "NONE", "TBC", "WITHHELD", "ADDRESS WITHHELD",
)  # fmt: skip
"""An address that is not a place."""
