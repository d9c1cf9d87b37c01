"""How each kind of value is made comparable: lists of named steps, in SQL that DuckDB and PostgreSQL both read."""

# ruff: noqa: RUF001  (look-alike letters are what this is about)

from dataclasses import dataclass

ACCENTS = {
    "A": "ÀÁÂÃÄÅĀĂĄА",
    "B": "В",
    "C": "ÇĆČĈĊ",
    "D": "ĎĐÐ",
    "E": "ÈÉÊËĒĔĖĘĚЕЁ",
    "G": "ĜĞĠĢ",
    "H": "ĤĦ",
    "I": "ÌÍÎÏĨĪĬĮİІ",
    "J": "Ĵ",
    "K": "ĶК",
    "L": "ĹĻĽĿŁ",
    "M": "М",
    "N": "ÑŃŅŇŊ",
    "O": "ÒÓÔÕÖØŌŎŐО",
    "P": "Р",
    "R": "ŔŖŘ",
    "S": "ŚŜŞŠȘЅ",
    "T": "ŢŤŦȚТ",
    "U": "ÙÚÛÜŨŪŬŮŰŲ",
    "W": "ŴẀẂẄ",
    "X": "Х",
    "Y": "ŶÝŸỲУ",
    "Z": "ŹŻŽ",
}
"""Each plain capital, and the letters (Latin with a mark, or a Cyrillic look-alike) that stand for it."""

MARKED = "".join(ACCENTS.values())
UNMARKED = "".join(plain * len(marked) for plain, marked in ACCENTS.items())


@dataclass(frozen=True)
class Step:
    """One named change to a value; `{x}` stands for the value so far."""

    name: str
    sql: str
    why: str


def composed(steps: tuple[Step, ...], column: str) -> str:
    """Return the SQL of every step, in order, applied to a column or an expression."""
    sql = column
    for step in steps:
        sql = step.sql.replace("{x}", sql)
    return sql


LETTERS = (
    Step("capitals", "upper({x})", "Case carries no meaning in a name."),
    Step(
        "combining marks",
        "regexp_replace({x}, '[\u0300-\u036f]+', '', 'g')",
        "An accent may come as a mark of its own.",
    ),
    Step(
        "accents", f"translate({{x}}, '{MARKED}', '{UNMARKED}')", "Half of the systems that send cannot hold an accent."
    ),
    Step(
        "joined letters",
        "replace(replace(replace(replace(replace({x}, 'ß', 'SS'), 'ẞ', 'SS'), 'Æ', 'AE'), 'Œ', 'OE'), 'Þ', 'TH')",
        "One letter in one system is two in another; not every engine has a capital for ß, and some have two.",
    ),
)

NAME = (
    *LETTERS,
    Step(
        "lost letters",
        "regexp_replace({x}, '([A-Z])[?\ufffd]+([A-Z])', '\\1\\2', 'g')",
        "Ma?gorzata: a system that could not hold a letter wrote a question mark; it does not part the name.",
    ),
    Step("not known", "regexp_replace({x}, '^ *[UN] */ *[KA] *$', '')", "U/K and N/K stand for no name."),
    Step(
        "apostrophes",
        "regexp_replace({x}, '[''\u2018\u2019\u201b`\u00b4\u02bc\u02b9\uff07]+', '', 'g')",
        "O'Neil, O’Neil and ONeil are one name.",
    ),
    Step(
        "punctuation",
        "regexp_replace({x}, '[\\s -@\\[-\u00bf\u2000-\u206f]+', ' ', 'g')",
        "Hyphens, stops and brackets part a name; digits are noise. Letters of every alphabet stay.",
    ),
    Step("squeezed", "trim({x})", "Spaces at the ends are typing, not name."),
    Step(
        "titles",
        "regexp_replace({x}, '^(MR|MRS|MISS|MS|MX|DR|MASTER|MSTR|REV|REVD|PROF|CLLR|SIR|DAME) +', '')",
        "A title belongs to the letter, not to the person.",
    ),
    Step(
        "O and Mc",
        "regexp_replace({x}, '(^| )(O|MC|MAC) ([A-Z])', '\\1\\2\\3', 'g')",
        "Mc Donald and McDonald are one name.",
    ),
)

SOUND = (
    Step("PH is F", "replace({x}, 'PH', 'F')", "Spelling varies, the sound does not."),
    Step("silent GH", "regexp_replace({x}, '(EIGH|IGH|AUGH|OUGH)', 'I', 'g')", "Kayleigh and Kaylee; Leigh and Lee."),
    Step("soft C", "regexp_replace({x}, 'C([EIY])', 'S\\1', 'g')", "Reece and Rhys."),
    Step(
        "hard and soft", "regexp_replace({x}, '(KH|CK|CH|GH|Q|C)', 'K', 'g')", "Transliterations differ in these most."
    ),
    Step(
        "hissing", "regexp_replace({x}, '(SCH|SH|SZ|TZ|ZH|DH|Z|X)', 'S', 'g')", "Slavic, Arabic and South Asian names."
    ),
    Step("W is V", "regexp_replace({x}, '[WV]', 'V', 'g')", "Polish and Romanian names."),
    Step("J and Y", "regexp_replace({x}, '[JY]', 'I', 'g')", "Julia, Iulia, Yulia."),
    Step("silent H", "regexp_replace({x}, '([A-Z])H', '\\1', 'g')", "Sara and Sarah; Mohamed and Momed."),
    Step(
        "doubled letters",
        "replace(replace(replace(replace(replace(replace(replace(replace(replace(replace("
        "{x}, 'LL', 'L'), 'NN', 'N'), 'TT', 'T'), 'MM', 'M'), 'SS', 'S'),"
        " 'DD', 'D'), 'RR', 'R'), 'BB', 'B'), 'KK', 'K'), 'FF', 'F')",
        "Doubled letters are a habit of spelling.",
    ),
    Step(
        "later vowels", "regexp_replace({x}, '([A-Z])[AEIOU]+', '\\1', 'g')", "Vowels are what typing and hearing lose."
    ),
)

ADDRESS = (
    *LETTERS,
    Step("punctuation", "regexp_replace({x}, '[^A-Z0-9]+', ' ', 'g')", "Commas and stops are layout."),
    Step("squeezed", "trim({x})", "Spaces at the ends are typing."),
    Step(
        "flats",
        "regexp_replace({x}, '\\b(APARTMENT|APT|UNIT|ROOM|RM)\\b', 'FLAT', 'g')",
        "One door, many words for it.",
    ),
    Step("road", "regexp_replace({x}, '\\bRD\\b', 'ROAD', 'g')", "Roads are shortened by habit."),
    Step("avenue", "regexp_replace({x}, '\\b(AVE|AV)\\b', 'AVENUE', 'g')", "Roads are shortened by habit."),
    Step("close", "regexp_replace({x}, '\\b(CL|CLS)\\b', 'CLOSE', 'g')", "Roads are shortened by habit."),
    Step("drive", "regexp_replace({x}, '\\b(DR|DRV)\\b', 'DRIVE', 'g')", "Roads are shortened by habit."),
    Step("lane", "regexp_replace({x}, '\\bLN\\b', 'LANE', 'g')", "Roads are shortened by habit."),
    Step("crescent", "regexp_replace({x}, '\\b(CRES|CRESC|CR)\\b', 'CRESCENT', 'g')", "Roads are shortened by habit."),
    Step("court", "regexp_replace({x}, '\\bCT\\b', 'COURT', 'g')", "Roads are shortened by habit."),
    Step("gardens", "regexp_replace({x}, '\\b(GDNS|GDN)\\b', 'GARDENS', 'g')", "Roads are shortened by habit."),
    Step(
        "street",
        "regexp_replace({x}, '([A-Z]{2}) STR?( |$)', '\\1 STREET\\2', 'g')",
        "St after a word is Street; before it, Saint.",
    ),
)

POSTCODE = (
    Step("capitals", "upper({x})", "Case carries no meaning."),
    Step("only letters and figures", "regexp_replace({x}, '[^A-Z0-9]+', '', 'g')", "The space moves about."),
    Step("no fixed abode", "regexp_replace({x}, '^ZZ99.*$', '')", "ZZ99 is a way to say that there is no postcode."),
)

PHONE = (
    Step("only figures", "regexp_replace({x}, '[^0-9]+', '', 'g')", "Spaces, brackets and the plus are layout."),
    Step("home country", "regexp_replace({x}, '^(00)?440?([1-9])', '0\\2')", "+44 and 0 open the same number."),
    Step("lost nought", "regexp_replace({x}, '^([1-9][0-9]{9})$', '0\\1')", "A spreadsheet eats the first nought."),
)

EMAIL = (
    Step("small letters", "lower({x})", "Post is delivered whatever the case."),
    Step(
        "spaces",
        "regexp_replace({x}, '[ \t\n\r\u00a0]+', '', 'g')",
        "There is none in an address; one that does not break comes with a paste.",
    ),
)

NUMBER = (
    Step("capitals", "upper({x})", "Case carries no meaning."),
    Step("only letters and figures", "regexp_replace({x}, '[^A-Z0-9]+', '', 'g')", "Spaces and dashes are layout."),
)

DATE_SHAPES = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%Y%m%d",
    "%d-%b-%Y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d %b %Y",
    "%d %B %Y",
    "%Y-%m-%d %H:%M:%S",
    "%d/%m/%Y %H:%M",
)
"""How partners write a date; two-figure years are not guessed at."""

DEFAULT_DATES = (
    "00010101",
    "17530101",
    "18000101",
    "18991230",
    "18991231",
    "19000101",
    "19010101",
    "19700101",
    "99991231",
    "99999999",
    "00000000",
)
"""What systems write when nobody knew the date."""
