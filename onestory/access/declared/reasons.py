"""The least that counts as a reason for opening what is shut: somebody else judges by it whether it was right."""

SHORTEST_REASON = 10
"""In letters, the house's own: a word is no reason, a short sentence is."""
