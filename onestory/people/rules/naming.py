"""How names and places, as facts hold them, are shown. Pure."""


def shown_name(value: str) -> str:
    """A name as one says it: facts hold "O'Neil, Kayleigh Anne"."""
    family, _, given = value.partition(", ")
    return f"{given} {family}".strip()


def shown_place(address: str, postcode: str) -> str:
    """An address with its postcode, once."""
    compact = address.replace(" ", "").upper()
    if postcode and postcode.replace(" ", "").upper() in compact:
        return address
    return ", ".join(part for part in (address, postcode) if part)
