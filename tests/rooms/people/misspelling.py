"""Made-up words of many kinds, and slips of the hand."""

import random

WORDS = (
    "KAYLEIGH", "MOHAMMED", "AMIRA", "OLIVER", "AMELIA", "ZOFIA", "JAKUB", "CHLOE", "RHYS", "SIOBHAN", "ABDULLAH",
    "CATHERINE", "KATE", "ALEXANDER", "SASHA", "LI", "NOAH", "GRACE", "TOMMY", "HANNAH",
    "ONEIL", "KHAN", "SMITH", "SMYTHE", "STONEBRIDGE", "KOWALSKA", "BROWN", "BRAUN", "NGUYEN", "OGUNLEYE", "MACDONALD",
    "SINGH", "KAUR", "HUSSAIN", "TAYLOR", "WILLIAMS", "VANDERBERG", "POPESCU", "AHMED", "WOOD",
    "14 NELSON", "20140302", "S651AB", "ЖАННА", "ŻÓŁĆ",
)  # fmt: skip
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def misspelt(word: str, chance: random.Random, *, most: int) -> str:
    """The word with up to so many slips: a letter lost, added, changed, or two changed about."""
    signs = list(word)
    for _ in range(chance.randint(min(1, most), most)):
        place, kind = chance.randrange(max(len(signs), 1)), chance.randrange(4)
        if kind == 0 and len(signs) > 2:
            signs.pop(place)
        elif kind == 1:
            signs.insert(place, chance.choice(LETTERS))
        elif kind == 2 and place + 1 < len(signs):
            signs[place], signs[place + 1] = signs[place + 1], signs[place]
        elif signs:
            signs[place] = chance.choice(LETTERS)
    return "".join(signs)
