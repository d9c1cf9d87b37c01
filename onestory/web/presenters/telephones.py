"""Telephone numbers as they are read out, in groups, and as a telephone dials them."""

LONDON_AND_OTHER_CITIES = ("02", "011", "0191", "0161", "0151", "0141", "0131", "0121", "0171", "0181")
FEWEST, MOST = 10, 11


def telephone(value: str) -> str:
    """A British number in groups: 01632 960 411, 020 7946 0018, 07700 900 982. Anything else stays as it came."""
    digits = _digits(value)
    if not digits.startswith("0") or not FEWEST <= len(digits) <= MOST:
        return value
    if digits.startswith("02"):
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    if digits.startswith(LONDON_AND_OTHER_CITIES):
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    return f"{digits[:5]} {digits[5:8]} {digits[8:]}"


def dialled(value: str) -> str:
    """What follows ``tel:``: digits, and a plus where one leads."""
    return ("+" if value.strip().startswith("+") else "") + "".join(one for one in value if one.isdigit())


def _digits(value: str) -> str:
    digits = "".join(one for one in value if one.isdigit())
    is_abroad = value.strip().startswith("+") or value.strip().startswith("0044")
    if is_abroad and digits.lstrip("0").startswith("44"):
        return "0" + digits.lstrip("0")[2:].lstrip("0")
    return digits if all(one.isdigit() or one in " -()" for one in value.strip()) else ""
