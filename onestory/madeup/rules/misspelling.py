"""What hands and keyboards do to names, dates and postcodes."""

import unicodedata
from datetime import date

from onestory.madeup.declared.names.spellings import NICKNAMES, SPELLINGS
from onestory.madeup.rules.chance import Chance

NEAR = {
    "a": "sqz", "b": "vgn", "c": "xvd", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gjy", "i": "uok",
    "j": "hku", "k": "jli", "l": "ko", "m": "n",
    "n": "bm", "o": "ipl", "p": "ol", "q": "wa", "r": "etf", "s": "adw", "t": "ryg", "u": "yij", "v": "cb",
    "w": "qes", "x": "zc", "y": "tuh", "z": "xa",
}  # fmt: skip
SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("ie", "y"),
    ("ey", "y"),
    ("ee", "ea"),
    ("c", "k"),
    ("s", "z"),
    ("ei", "ie"),
    ("th", "t"),
    ("ll", "l"),
    ("nn", "n"),
    ("tt", "t"),
)
_VARIANTS: dict[str, tuple[str, ...]] = {}
for _line in SPELLINGS:
    for _word in _line:
        _VARIANTS.setdefault(_word, tuple(other for other in _line if other != _word))
_SPECIAL = str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "ß": "ss", "\u0131": "i"})
EPOCH_DEFAULTS = (date(1900, 1, 1), date(1900, 1, 1), date(1970, 1, 1))


def typo(word: str, chance: Chance) -> str:
    """One slip of a finger or an ear."""
    if len(word) < 3:
        return word
    kind, place = chance.random(), chance.whole(1, len(word) - 1)
    if kind < 0.25:
        return word[:place] + word[place + 1 :]
    if kind < 0.42:
        return word[:place] + word[place - 1].lower() + word[place:]
    if kind < 0.62 and place + 1 < len(word):
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind < 0.82:
        near = NEAR.get(word[place].lower())
        return word[:place] + chance.pick(near) + word[place + 1 :] if near else word
    return _by_ear(word)


def _by_ear(word: str) -> str:
    """The word as it sounds."""
    sound, other = next(((sound, other) for sound, other in SOUNDS if sound in word[1:]), (word[-1], ""))
    return word[0] + word[1:].replace(sound, other, 1)


def other_spelling(word: str, chance: Chance) -> str:
    """The same name as another agency would spell it."""
    return chance.pick(_VARIANTS[word]) if word in _VARIANTS else word


def short_name(given: str, chance: Chance) -> str:
    return chance.pick(NICKNAMES[given]) if given in NICKNAMES else given


def without_accents(text: str) -> str:
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def mojibake(text: str) -> str:
    """UTF-8 read as if it were Windows-1252."""
    return text.encode("utf-8").decode("cp1252", errors="replace").replace("\ufffd", "?")


def swapped_day_and_month(born: date) -> date:
    return born.replace(month=born.day, day=born.month) if born.day <= 12 else born


def near_date(born: date, chance: Chance, today: date) -> date:
    """A day, a month or a year out."""
    step = chance.pick((-1, 1))
    kind = chance.random()
    if kind < 0.5:
        day = born.day + step
        other = born.replace(day=day) if 1 <= day <= 28 else born
    elif kind < 0.75:
        month = born.month + step
        other = born.replace(month=month, day=min(born.day, 28)) if 1 <= month <= 12 else born
    else:
        other = born.replace(year=born.year + step, day=min(born.day, 28))
    return other if other <= today else born


def misread_date(born: date, chance: Chance, today: date) -> date:
    """One digit misread."""
    day, month, year = born.day, born.month, born.year
    kind = chance.random()
    if kind < 0.4:
        day = {1: 7, 7: 1, 11: 17, 17: 11, 3: 8, 8: 3, 13: 18, 18: 13, 23: 28, 28: 23, 10: 20, 20: 10}.get(
            day, day % 28 + 1
        )
    elif kind < 0.65:
        month = {1: 7, 7: 1, 6: 9, 9: 6, 3: 8, 8: 3}.get(month, month)
    else:
        year = year - 10 if chance.happens(0.5) else year + chance.pick((-3, 3, 2, -2))
    other = date(year, month, min(day, 28))
    return other if other <= today else born


def postcode_typo(postcode: str, chance: Chance) -> str:
    place = chance.whole(max(0, len(postcode) - 3), len(postcode) - 1)
    sign = str(chance.whole(1, 9)) if postcode[place].isdigit() else chance.pick("ABDEFGHJLNPQRSTUWXYZ")
    return postcode[:place] + sign + postcode[place + 1 :]
