"""How much one reason counts, in words: the weight is in bits, each of which doubles the odds."""

VERY_STRONG, STRONG, SOME = 8.0, 4.0, 1.0


def weight_in_words(bits: float) -> str:
    """What a worker is told of a weight: how much it speaks for, or against."""
    if bits >= VERY_STRONG:
        return "counts very strongly"
    if bits >= STRONG:
        return "counts strongly"
    if bits >= SOME:
        return "counts for"
    if bits > -SOME:
        return "says little"
    return "counts against" if bits > -STRONG else "counts strongly against"
