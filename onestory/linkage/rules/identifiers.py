"""Check digits of the NHS number and the unique pupil number, as SQL conditions on `{x}` and as functions."""

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""Twenty-three letters: I, O and S are left out because they look like figures."""

NHS_LOOKS_RIGHT = "(length({x}) = 10 AND translate({x}, '0123456789', '') = '')"

NHS_WEIGHED = " + ".join(f"(ascii(substr({{x}}, {place}, 1)) - 48) * {11 - place}" for place in range(1, 10))

NHS_CHECKS = (
    "(length({x}) = 10 AND translate({x}, '0123456789', '') = ''"
    f" AND (11 - ({NHS_WEIGHED}) % 11) % 11 = ascii(substr({{x}}, 10, 1)) - 48)"
)

UPN_LOOKS_RIGHT = (
    "(length({x}) = 13 AND translate(substr({x}, 2, 11), '0123456789', '') = ''"
    " AND translate(left({x}, 1), '0123456789', '') <> '')"
)

UPN_PLACES = " + ".join(f"(ascii(substr({{x}}, {place}, 1)) - 48) * {place}" for place in range(2, 13))

UPN_LAST = (
    "(CASE WHEN translate(right({x}, 1), '0123456789', '') = '' THEN ascii(right({x}, 1)) - 48"
    f" ELSE strpos('{UPN_LETTERS}', right({{x}}, 1)) - 1 END)"
)

UPN_CHECKS = (
    "(length({x}) = 13 AND translate(substr({x}, 2, 11), '0123456789', '') = ''"
    f" AND left({{x}}, 1) = substr('{UPN_LETTERS}', (({UPN_PLACES} + {UPN_LAST} * 13) % 23 + 1)::INT, 1))"
)


def nhs_number_is_valid(digits: str) -> bool:
    """Return whether ten figures pass the modulus 11 check and are not one figure repeated."""
    if len(digits) != 10 or not digits.isascii() or not digits.isdigit() or len(set(digits)) == 1:
        return False
    total = sum(int(figure) * weight for figure, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def upn_is_valid(text: str) -> bool:
    """Return whether a permanent or a temporary unique pupil number has the right check letter."""
    if len(text) != 13 or not text[1:12].isdigit() or not (text[12].isdigit() or text[12] in UPN_LETTERS):
        return False
    last = int(text[12]) if text[12].isdigit() else UPN_LETTERS.index(text[12])
    total = sum(int(figure) * weight for figure, weight in zip(text[1:12], range(2, 13), strict=True))
    return UPN_LETTERS[(total + last * 13) % 23] == text[0]
